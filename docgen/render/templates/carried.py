"""What papers must carry, and whether their templates ask for it: a project's own one may forget.

What the data hold and no template names is in no paper, and nobody who reads the papers can miss it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from docgen.model.finding import DocgenError, Finding, Message, Origin, found, has_errors
from docgen.render.templates.which import built_in, own_template, read_template

if TYPE_CHECKING:  # a score needs the findings' runner and no templates
    from docgen.render.engine.values import Fields

Named = tuple[str, str]
"""A template: its folder and its name in it."""


@dataclass(frozen=True)
class Carried:
    """Something that the data hold `count` of: one of `templates` must print one of `fields`.

    `fields` are paths as a tag writes them; "staff[]" stands for whatever is below it too. `case` is that of
    TEMPLATE-LEAVES-OUT.
    """

    what: Message
    count: int
    fields: tuple[str, ...]
    templates: tuple[Named, ...]
    case: str = ""


def left_out(
    folder: Path, carried: Iterable[Carried], fields: Callable[[], Mapping[str, type[Fields]]]
) -> Iterator[Finding]:
    """What the project's own templates leave out of its papers; built-in ones leave nothing to them."""
    known: dict[tuple[Named, bool], frozenset[str] | None] = {}

    def used(named: Named, own: bool) -> frozenset[str] | None:
        if (named, own) not in known:
            known[named, own] = _used(folder if own else None, named, fields)
        return known[named, own]

    for each in carried:
        owned = [named for named in each.templates if own_template(folder, *named)]
        if not owned or not each.count:
            continue
        paths = [used(named, True) for named in each.templates]
        # One with faults is told as such; what it would print, once mended, is not known.
        if any(known is None or _asks_for(each.fields, known) for known in paths):
            continue
        blamed = next(
            (named for named in owned if _asks_for(each.fields, used(named, False) or ())), owned[0]
        )
        said = Message("no template prints {what} ({count})", {"what": each.what, "count": each.count})
        tags = tuple(f"{{{{ {path} }}}}" for path in each.fields)
        origin = Origin(own_template(folder, *blamed) or "")
        yield found("TEMPLATE-LEAVES-OUT", origin, said, each.case, fields=tags)


def _asks_for(fields: Iterable[str], used: Iterable[str]) -> bool:
    return any(path == one or path.startswith(f"{one}.") for one in fields for path in used)


def _used(
    folder: Path | None, named: Named, fields: Callable[[], Mapping[str, type[Fields]]]
) -> frozenset[str] | None:
    """The fields that a template names, the project's own one or, without a folder, the built-in one."""
    from docgen.render.templates.lint import examined
    from docgen.render.templates.shape import shape_of_fields

    kind, name = named
    own = own_template(folder, kind, name) if folder else None
    try:
        content = read_template(folder, own) if folder and own else built_in(kind, name).read_bytes()
        faults, used = examined(content, own or name, shape_of_fields(fields()[kind]))
    except DocgenError:
        return None
    return None if has_errors(faults) else used
