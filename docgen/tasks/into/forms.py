"""The tender's own forms as entries, and the volumes that are made of them, part by part."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from docgen.derive.forms.deciding import titled_for_others
from docgen.intake.forms.volumes import named, volume_of
from docgen.model.reading.outline import Outline
from docgen.model.reading.reading import TenderForm
from docgen.model.rules.drafting import DraftingRule, PartWords
from docgen.model.text import squeezed
from docgen.rules import label_words, title_words
from docgen.tasks.into.entries import Codes, Entry, citation, origin


def named_volumes(forms: Sequence[TenderForm], outline: Outline) -> list[str]:
    """The volumes as the tender names them where it sorts its forms into some; none where it does not."""
    said = [form.volume for form in forms]
    names = [name for name in named(outline, title_words()) if name in said]
    return names or list(dict.fromkeys(name for name in said if name and not _apart(name)))


def form_entries(forms: Sequence[TenderForm]) -> list[Entry]:
    """An entry for each form, in the tender's order: G1, G2 …"""
    codes = Codes()
    return [_entry(form, codes.next("G")) for form in forms]


def _entry(form: TenderForm, code: str) -> Entry:
    entry: Entry = {"code": code, "title": form.title}
    entry |= {name: value for name, value in (("label", form.label), ("volume", form.volume)) if value}
    if form.lot:
        entry["lot"] = form.lot
    entry |= {name: True for name in ("substantive", "if_any", "free") if getattr(form, name)}
    return entry | {"place": citation(form.found.place), "last": form.last} | origin(form.found)


def with_parts(volumes: list[Entry], entries: Sequence[Entry], rule: DraftingRule) -> list[Entry]:
    """The volumes with their parts: the forms that go into each, and what docgen makes around them.

    A form that the tender sorts into no volume goes where its title belongs; one that is handed in by itself
    goes into none.
    """
    sorted_forms = list(_sorted(volumes, entries))
    for volume in volumes:
        own = [entry for title, entry in sorted_forms if title == volume["title"]]
        optional = [f"{entry['code']} {entry['title']}" for entry in own if entry.get("if_any")]
        if optional:
            volume["#parts"] = f"不涉及的从下面删去：{'、'.join(optional)}"
        volume["parts"] = _parts(volume, volumes, own, entries, rule)
    return volumes


def leave_out(data: Entry) -> None:
    """Take the forms of a bid bond out of the volumes of a tender that asks for none; they stay listed."""
    asked = [bond.get("asked") for bond in data.get("bonds") or () if bond.get("kind") == "bid"]
    facts = {"bid_bond": any(asked)} if asked else {}
    for form in data.get("forms") or ():
        if titled_for_others(form["title"], facts, label_words()):
            form["if_any"] = True
            form["#if_any"] = "采购文件不收取投标（磋商）保证金，没有装入任何一卷"
            for volume in data["volumes"]:
                volume["parts"] = [part for part in volume.get("parts") or () if part != form["code"]]


def _sorted(volumes: Sequence[Entry], entries: Sequence[Entry]) -> Iterator[tuple[str, Entry]]:
    titles = tuple(volume["title"] for volume in volumes)
    for entry in entries:
        said = squeezed(entry.get("volume", ""))
        stated = next((title for title in titles if squeezed(title) == said), "")
        if not stated and not _apart(entry.get("volume", "")):
            stated = volume_of(entry["title"], "", "", titles, (), title_words())[0] or titles[0]
        yield stated, entry


def _apart(volume: str) -> bool:
    return bool(volume) and volume in {apart.volume for apart in title_words().apart}


def _parts(
    volume: Entry, volumes: Sequence[Entry], own: Sequence[Entry], every: Sequence[Entry], rule: DraftingRule
) -> list[str]:
    codes = [each["code"] for each in volumes]
    wanted = [
        each for each in rule.parts if _goes_into(each, volume["code"], codes) and not _made(each, own, every)
    ]
    first = [each.part for each in wanted if each.first]
    rest = [each for each in wanted if not each.first]
    forms: list[str] = []
    for entry in own:
        forms.append(entry["code"])
        following = next(
            (e for e in rest if e.behind and entry.get("free") and e.behind.search(entry["title"])), None
        )
        if following:
            forms.append(following.part)
            rest.remove(following)
        for each in [each for each in rest if _last_before(each, entry, own)]:
            forms.append(each.part)
            rest.remove(each)
    return [*first, *forms, *(each.part for each in rest)]


def _last_before(words: PartWords, entry: Entry, own: Sequence[Entry]) -> bool:
    """Whether the part stands right behind this form: the volume's last one of such a title."""
    if words.after is None:
        return False
    last = next((each for each in reversed(own) if words.after.search(each["title"])), None)
    return last is entry


def _goes_into(words: PartWords, code: str, codes: Sequence[str]) -> bool:
    if words.each:
        return True
    likeliest = next((each for each in words.volumes if each in codes), codes[-1])
    return code == likeliest


def _fills(words: PartWords, form: Entry) -> bool:
    """Whether the part is what a form that prescribes no text of its own asks for."""
    return bool(form.get("free") and words.behind and words.behind.search(form["title"]))


def _made(words: PartWords, own: Sequence[Entry], every: Sequence[Entry]) -> bool:
    """Whether a form of the tender takes the part's place: one of the volume's, where each volume has it."""
    titles = [squeezed(entry["title"]) for entry in (own if words.each else every)]
    return words.unless is not None and any(words.unless.search(title) for title in titles)
