"""Lists: what a list item of the chapter is, and the number it gets in the volume."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, nsmap, qn
from docx.parts.numbering import NumberingPart
from lxml import etree

from docgen.render.prose.label import INDENT, Label, read_label
from docgen.render.prose.source import Source, number, value

_LEVELS = 9


@dataclass(frozen=True)
class ListItem:
    """What a paragraph is: numbered or not, its depth from 0, in which list, where each depth starts.

    `labels` are those of all depths, none where the file gives no numbering.
    """

    ordered: bool
    depth: int
    key: str
    starts: tuple[int, ...]
    labels: tuple[Label, ...] = ()

    @property
    def shows_above(self) -> frozenset[int]:
        """The depths above its own whose numbers its label shows, as 1.2 does."""
        shown = self.labels[self.depth].text if self.labels else ""
        return frozenset(at for at in range(self.depth) if f"%{at + 1}" in shown)


def list_item(source: Source, paragraph: etree._Element) -> ListItem | None:
    """The item a paragraph is, None for what bears no bullet or number."""
    if paragraph not in source.items:
        source.items[paragraph] = _read_item(source, paragraph)
    found: ListItem | None = source.items[paragraph]
    return found


def _read_item(source: Source, paragraph: etree._Element) -> ListItem | None:
    numbering = paragraph.find("w:pPr/w:numPr", nsmap)
    style_id = ""
    for style in source.paragraph_styles(paragraph):
        if numbering is not None and numbering.find(qn("w:numId")) is not None:
            break
        numbering, style_id = style.find("w:pPr/w:numPr", nsmap), value(style, "styleId")
    num_id = value(numbering.find(qn("w:numId")), "val") if numbering is not None else ""
    if num_id == "0":
        return None
    num = _numbering(source)["num"].get(num_id)
    if num is None or numbering is None:
        return _by_name(source, paragraph)
    return _by_number(source, num, value(numbering.find(qn("w:ilvl")), "val"), style_id)


def _by_name(source: Source, paragraph: etree._Element) -> ListItem | None:
    """Word's own list styles mean a list even where the file gives them no numbering."""
    family, _, named = source.style_name(paragraph).partition(" ")
    kind, _, depth = named.partition(" ")
    if family == "list" and kind in ("bullet", "number"):
        return ListItem(kind == "number", number(depth, 1, _LEVELS, 1) - 1, "style", (1,) * _LEVELS)
    return None


def _by_number(source: Source, num: etree._Element, depth_text: str, style_id: str) -> ListItem | None:
    abstract = _numbering(source)["abstractNum"].get(_abstract_id(num))
    if abstract is None:
        return None
    levels = {number(value(level, "ilvl")): level for level in abstract.iterchildren(qn("w:lvl"))}
    depth = number(depth_text, 0, _LEVELS - 1) if depth_text else _depth_of_style(levels, style_id)
    overridden = {number(value(item, "ilvl")): item for item in num.iterchildren(qn("w:lvlOverride"))}
    level = _level(levels, overridden, depth)
    form = value(level.find(qn("w:numFmt")), "val", "decimal") if level is not None else "decimal"
    text = value(level.find(qn("w:lvlText")), "val") if level is not None else "%1"
    if form == "none" or (not text and (level is None or level.find(qn("w:lvlPicBulletId")) is None)):
        return None
    # Word counts on through all numberings of one abstract, unless a numbering restarts.
    restarts = any(item.find(qn("w:startOverride")) is not None for item in overridden.values())
    key = f"num {value(num, 'numId')}" if restarts else f"abstract {_abstract_id(num)}"
    starts = tuple(_start(levels.get(at), overridden.get(at)) for at in range(_LEVELS))
    labels = tuple(read_label(_level(levels, overridden, at), at) for at in range(_LEVELS))
    return ListItem(form != "bullet", depth, key, starts, labels)


def _level(
    levels: dict[int, etree._Element], overridden: dict[int, etree._Element], depth: int
) -> etree._Element | None:
    """The w:lvl of a depth, a numbering's own before that of what it is made of."""
    own = overridden[depth].find(qn("w:lvl")) if depth in overridden else None
    return levels.get(depth) if own is None else own


def _depth_of_style(levels: dict[int, etree._Element], style_id: str) -> int:
    named = (
        at
        for at, level in levels.items()
        if style_id and value(level.find(qn("w:pStyle")), "val") == style_id
    )
    return next(named, 0)


def _start(level: etree._Element | None, override: etree._Element | None) -> int:
    restart = override.find(qn("w:startOverride")) if override is not None else None
    begun = level.find(qn("w:start")) if level is not None else None
    return number(value(begun if restart is None else restart, "val", "1"), 0, 32_767, 1)


def numbering_root(part: Any) -> etree._Element | None:
    """The root of the numbering part, None where the document has none."""
    try:
        root: etree._Element = part.part_related_by(RT.NUMBERING).element
    except (KeyError, AttributeError):
        return None
    return root


def _by_id(root: etree._Element | None, kind: str) -> dict[str, etree._Element]:
    """The w:num or w:abstractNum (`kind`) of a numbering part by id; the first counts, as in Word."""
    items = [] if root is None else list(root.iterchildren(qn(f"w:{kind}")))
    return {value(item, f"{kind}Id"): item for item in reversed(items)}


def _numbering(source: Source) -> dict[str, dict[str, etree._Element]]:
    """The source's numberings by kind and id, read once: a chapter may have thousands of lists."""
    if not source.numbering:
        root = numbering_root(source.part)
        source.numbering.update({kind: _by_id(root, kind) for kind in ("num", "abstractNum")})
    return source.numbering


def _abstract_id(num: etree._Element) -> str:
    return value(num.find(qn("w:abstractNumId")), "val")


class TargetLists:
    """Numbers for the lists of one chapter, in the volume's own list styles, each list beginning anew."""

    def __init__(self, part: Any, styles: dict[str, etree._Element]) -> None:
        self._part = part
        self._styles = styles
        self._own: dict[bool, str] = {}
        self._kept: dict[tuple[Label, ...], str] = {}
        self._labelled: frozenset[str] = frozenset()
        self._nums: dict[str, dict[int, str]] = {}
        root = numbering_root(part)
        self._abstracts = _by_id(root, "abstractNum")
        self._known = _by_id(root, "num")
        self._last_num = max((number(num_id) for num_id in self._known), default=0)

    def keep_labels(self, items: Sequence[ListItem]) -> frozenset[str]:
        """Have lists among the chapter's `items` keep labels that are not plain; keys of those that can't.

        A label that shows the number of something else than an item, as of a heading, would show a wrong one.
        """
        depths: dict[str, set[int]] = {}
        for item in items:
            depths.setdefault(item.key, set()).add(item.depth)
        unlike = {
            item.key for item in items if item.labels and not item.labels[item.depth].is_plain(item.depth)
        }
        unkeepable = {item.key for item in items if not item.shows_above <= depths[item.key]}
        self._labelled = frozenset(unlike - unkeepable)
        return frozenset(unlike & unkeepable)

    def begin_anew(self, above: ListItem) -> None:
        """After a heading that the chapter numbers as one list with its items, those below it count anew."""
        below = above.labels[above.depth + 1 :]
        if below and not any(label.restarts == "0" for label in below):
            self._nums.pop(above.key, None)

    def properties(self, item: ListItem) -> tuple[str, str]:
        """The style's name and the w:numPr of an item; made in the volume's numbering part on first use."""
        style, abstract, level = self._place(item)
        nums = self._nums.setdefault(item.key, {})
        single = self._levels(abstract) == 1
        # Deeper lists of single-level numberings begin anew under each item above them.
        for depth in [depth for depth in nums if single and depth > item.depth]:
            del nums[depth]
        shared = item.depth if single else -1
        if shared not in nums:
            nums[shared] = self._new_num(abstract, item)
        num_id = nums[shared]
        return style, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num_id}"/></w:numPr>'

    def _place(self, item: ListItem) -> tuple[str, str, int]:
        """Style, abstract numbering and level in it: of the volume's style where it reaches, else our own."""
        base = "list number" if item.ordered else "list bullet"
        if item.key in self._labelled:
            if item.labels not in self._kept:
                levels = (label.level(depth) for depth, label in enumerate(item.labels))
                self._kept[item.labels] = self._added("".join(levels))
            return base, self._kept[item.labels], item.depth
        abstract, level = self._of_style(base)
        if level + item.depth < self._levels(abstract):
            return base, abstract, level + item.depth
        deeper = f"{base} {item.depth + 1}"
        if self._levels(self._of_style(deeper)[0]):
            return deeper, *self._of_style(deeper)
        if item.ordered not in self._own:
            self._own[item.ordered] = self._new_abstract(item.ordered)
        return base, self._own[item.ordered], item.depth

    def _of_style(self, name: str) -> tuple[str, int]:
        """The abstract numbering id and level of a style of the volume; blank where it has none."""
        style = self._styles.get(name)
        found = style.find("w:pPr/w:numPr", nsmap) if style is not None else None
        num = None if found is None else self._known.get(value(found.find(qn("w:numId")), "val"))
        if found is None or num is None:
            return "", 0
        return _abstract_id(num), number(value(found.find(qn("w:ilvl")), "val"), 0, _LEVELS - 1)

    def _levels(self, abstract: str) -> int:
        found = self._abstracts.get(abstract)
        return 0 if found is None else len(found.findall(qn("w:lvl")))

    def _new_num(self, abstract: str, item: ListItem) -> str:
        root = self._root()
        num_id = self._last_num = self._last_num + 1
        # A single-level numbering counts this depth at its own level 0.
        first = item.depth if self._levels(abstract) == 1 else 0
        overrides = "".join(
            f'<w:lvlOverride w:ilvl="{at}"><w:startOverride w:val="{start}"/></w:lvlOverride>'
            for at, start in enumerate(item.starts[first : first + self._levels(abstract)])
        )
        kind = f'<w:abstractNumId w:val="{abstract}"/>'
        xml = f'<w:num {nsdecls("w")} w:numId="{num_id}">{kind}{overrides}</w:num>'
        cleanup = root.find(qn("w:numIdMacAtCleanup"))
        if cleanup is None:
            root.append(parse_xml(xml))
        else:
            cleanup.addprevious(parse_xml(xml))
        return str(num_id)

    def _new_abstract(self, ordered: bool) -> str:
        form = "decimal" if ordered else "bullet"
        levels = "".join(
            f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
            f'<w:lvlText w:val="{f"%{at + 1}." if ordered else "•"}"/><w:lvlJc w:val="left"/>'
            f'<w:pPr><w:ind w:left="{INDENT * (at + 1)}" w:hanging="{INDENT}"/></w:pPr></w:lvl>'
            for at in range(_LEVELS)
        )
        return self._added(levels)

    def _added(self, levels: str) -> str:
        """The id of a new multi-level numbering."""
        root = self._root()
        abstract = 1 + max((number(known) for known in self._abstracts), default=-1)
        made = parse_xml(
            f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{abstract}">'
            f'<w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
        )
        first = root.find(qn("w:num"))
        if first is None:
            root.append(made)
        else:
            first.addprevious(made)
        self._abstracts[str(abstract)] = made
        return str(abstract)

    def _root(self) -> etree._Element:
        root = numbering_root(self._part)
        if root is not None:
            return root
        empty = f"<w:numbering {nsdecls('w')}/>".encode()
        package = self._part.package
        made = NumberingPart.load(PackURI("/word/numbering.xml"), CT.WML_NUMBERING, empty, package)
        self._part.relate_to(made, RT.NUMBERING)
        element: etree._Element = made.element
        return element


def numbered_style(source: Source, paragraph: etree._Element) -> bool:
    """Whether the paragraph is numbered automatically."""
    item = list_item(source, paragraph)
    return item is not None and item.ordered
