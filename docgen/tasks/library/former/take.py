"""A former answer becomes the answer to what is asked now, its old bid's figures and names under watch."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from docgen.derive.former.watched import names_in, watched
from docgen.edit.change import Change
from docgen.edit.save import Kept, read, save
from docgen.load.files.yaml import read_yaml
from docgen.model.company.former import FormerPair
from docgen.model.finding import DocgenError, Message, stop
from docgen.model.project_file import ProjectFile
from docgen.model.response.response import Answers, Response
from docgen.model.tender.tender import Tender
from docgen.pack.writing import rewrite
from docgen.rules.tenders import former_rule
from docgen.tasks.library.former.suggest import Former, Near, Shelf, asked_of, bid_of, shelf_of

_MARKDOWN = (".md", ".markdown")


@dataclass(frozen=True)
class Taken:
    """What was taken for a code, into which file, and what of it is watched there: figures and places in the
    text's own list, names of the old bid in project.yaml."""

    code: str
    near: Near
    file: str
    figures: tuple[str, ...]
    names: tuple[str, ...]


def take(folder: Path, code: str, which: str = "1", replace: bool = False) -> Taken:
    """Write a former answer into answers.yaml, or a former section into the chapter of an item.

    `which` is the number of the suggestion, or a key. Raises DocgenError FORMER-TAKE where there is no such
    code or suggestion, or something is written there already and `replace` is not said.
    """
    tender, company = bid_of(folder)
    shelf = shelf_of(company, tender)
    asked = next((each for each in asked_of(tender.lot) if each[0] == code), None)
    if asked is None:
        raise _refused(folder, Message("{code} is nothing that is asked", {"code": code}), "code")
    _, title, text, kind = asked
    near = _chosen(folder, shelf, shelf.near(title, text, kind), code, which)
    right = tuple(_right(tender, folder))
    figures = watched(near.former.text, f"{title}\n{text}", right, former_rule())
    names = tuple(names_in(near.former.text, near.former.bid.names, right))
    figures = tuple(each for each in figures if not any(each in name for name in names))
    mark = {"bid": near.former.key.partition("#")[0], "place": _place(near.former)}
    if figures:
        mark["watch"] = list(figures)  # type: ignore[assignment]
    if isinstance(near.former.entry, FormerPair):
        file = _into_answers(folder, code, near.former.text, mark, replace)
    else:
        file = _into_chapter(folder, code, near.former, mark)
    _watch(folder, names)
    return Taken(code, near, file, figures, names)


def _chosen(folder: Path, shelf: Shelf, near: Sequence[Near], code: str, which: str) -> Near:
    if which.isdigit() and 1 <= int(which) <= len(near):
        return near[int(which) - 1]
    if (former := shelf.by_key(which)) is not None:
        score = next((each.score for each in near if each.former.key == which), 0)
        return Near(former, score)
    said = Message("there are {n} suggestions for {code}", {"n": len(near), "code": code})
    raise _refused(folder, said, "which")


def _right(tender: Tender, folder: Path) -> Iterator[str]:
    """Names that are right in this bid; sites and people as far as its files say them."""
    yield from (tender.project_name, tender.project_number, tender.lot.title)
    yield from (party.name for party in tender.parties)
    yield from (site.name for site in tender.lot.sites)
    response, _ = read_yaml(folder / "response.yaml", "response.yaml", Response)
    for site in _entries(response, "sites"):
        yield str(site.get("address") or "")


def _entries(data: Any, name: str) -> list[Mapping[str, Any]]:
    held = data.get(name) if isinstance(data, Mapping) else None
    return [each for each in held or () if isinstance(each, Mapping)]


def _place(former: Former) -> str:
    if isinstance(former.entry, FormerPair):
        return " ".join(filter(None, (former.entry.code, former.title)))[:80]
    return former.title[:80]


def _into_answers(folder: Path, code: str, text: str, mark: dict[str, Any], replace: bool) -> str:
    kept = Kept(folder / "answers.yaml", "answers.yaml", "answers", Answers)
    now = read(kept)
    held = (now.data.get("answers") or {}).get(code)
    if held and str(held.get("text") or "").strip() and not replace:
        said = Message("{code} has an answer already", {"code": code})
        raise _refused(folder, said, "written")
    entry = {**(held or {}), "text": text, "former": mark}
    # What stood for the old words (deviation, tier, own score) is judged anew with the new ones.
    for field in ("deviation", "score", "tier"):
        entry.pop(field, None)
    save(folder, kept, Change(("answers", code), entry), now.sha256, held)
    return "answers.yaml"


def _into_chapter(folder: Path, code: str, former: Former, mark: dict[str, Any]) -> str:
    kept = Kept(folder / "response.yaml", "response.yaml", "response", Response)
    now = read(kept)
    plan = _entries(now.data, "plan")
    at = next((i for i, each in enumerate(plan) if code in (each.get("answers") or ())), None)
    if at is None:
        said = Message("no chapter answers {code}", {"code": code})
        raise _refused(folder, said, "chapter")
    name = str(plan[at].get("file") or "")
    path = folder / "plan" / name
    if not name.lower().endswith(_MARKDOWN) or not path.is_file():
        said = Message("the chapter {file} is no Markdown", {"file": name})
        raise _refused(folder, said, "word")
    held = path.read_text(encoding="utf-8-sig")
    heading = former.entry.headings[-1] if not isinstance(former.entry, FormerPair) else ""
    rewrite(path, f"{held.rstrip()}\n\n## {_escaped(heading)}\n\n{_paragraphs(former.text)}\n")
    marks = [*(plan[at].get("former") or ()), mark]
    save(folder, kept, Change(("plan", at, "former"), marks), now.sha256)
    return f"plan/{name}"


def _paragraphs(text: str) -> str:
    return "\n\n".join(_escaped(line) for line in text.split("\n") if line.strip())


def _escaped(line: str) -> str:
    """A line that Markdown reads as words: what Word numbered or marked by itself begins no heading."""
    line = line.strip()
    if line.startswith("•"):
        return f"- {line.removeprefix('•').strip()}"
    return f"\\{line}" if line[:1] in "#>-*+|:`" else line


def _watch(folder: Path, names: Sequence[str]) -> None:
    if not names:
        return
    kept = Kept(folder / "project.yaml", "project.yaml", "project", ProjectFile)
    now = read(kept)
    held = list(now.data.get("watch") or ())
    more = [name for name in names if name not in held]
    if more:
        save(folder, kept, Change(("watch",), [*held, *more]), now.sha256)


def _refused(folder: Path, said: Message, case: str) -> DocgenError:
    return stop("FORMER-TAKE", str(folder), said, case)
