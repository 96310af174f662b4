"""Forms that people edited in Word: what they were taken from, and where their words are not the tender's.

What the tender's form said when it was ejected is noted beside the files, so that a tender that changed since
is told from a person's own change.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from docgen.derive.forms.fixed import altered, fixed_words, printed_of
from docgen.load.response.project import load_project
from docgen.load.response.under_way import load_under_way
from docgen.model.finding import DocgenError, Finding, Message, Origin, found
from docgen.model.project import Project
from docgen.model.reading.blocks import paragraphs_of
from docgen.model.text import squeezed
from docgen.pack.writing import writing
from docgen.packages.tender_forms import OWN_FORMS, CutForms, blocks_of, cut_forms, own_blocks, own_form
from docgen.render.forms.filling import Filling
from docgen.render.forms.lift import lifted
from docgen.render.forms.stretch import stretch

EJECTED = f"{OWN_FORMS}/ejected.yaml"
"""Of each form that was ejected, the hash of the words that the tender had for it."""

SHOWN = 40
"""So many characters of a difference are told."""

_NOTED = re.compile(r"^(\S+): ([0-9a-f]{64})$", re.MULTILINE)
_HEAD = "# docgen templates eject forms 写下的：取出时采购文件里这份格式的样子，采购文件变了据此指出。\n"


def note_ejected(folder: Path, cut: CutForms, codes: Iterable[str]) -> None:
    """Write down what the tender has for these forms, beside what is noted of others."""
    noted = _noted(folder) | {code: _words_of(cut, code) for code in codes}
    with writing(folder / EJECTED) as temporary:
        lines = (f"{code}: {words}\n" for code, words in sorted(noted.items()))
        temporary.write_text(_HEAD + "".join(lines), encoding="utf-8")


def reword(folder: Path, code: str, old: str, new: str) -> Path | None:
    """Put words of a form in the place of others, in the project's own version of it, made if there is none.

    None, and nothing written, where the old words do not stand in just one paragraph of it, once.
    """
    try:
        project = load_under_way(folder) or load_project(folder)
        cut = cut_forms(project, folder, [each for each in project.tender.forms if each.code == code])
    except DocgenError:
        return None
    at, _ = cut.forms[code]
    file, form = cut.edited.get(code, (cut.files[at], cut.forms[code][1]))
    blocks = own_blocks(cut, code) if code in cut.edited else blocks_of(cut, code)
    where = stretch(file.document, form)
    met = [each for each in paragraphs_of(blocks) if old in each.text]
    if where is None or len(met) != 1 or met[0].text.count(old) != 1 or met[0].index is None:
        return None
    start = met[0].text.index(old)
    filling = Filling(met[0].index, met[0].text, start, start + len(old), new)
    made = lifted(file.source, [where], file.document.name, [filling])
    if made.left:
        return None
    target = folder / own_form(code)
    target.parent.mkdir(parents=True, exist_ok=True)
    with writing(target) as temporary:
        temporary.write_bytes(made.content)
    note_ejected(folder, cut, [code])
    return target


def own_form_faults(project: Project, cut: CutForms) -> Iterator[Finding]:
    """Edited forms that the tender has since changed, whose words differ from its, or that are of no form."""
    noted = _noted(project.folder)
    known = {form.code for form in project.tender.forms}
    for path in sorted((project.folder / OWN_FORMS).glob("*.docx")):
        if path.stem not in known and not path.name.startswith("~$"):
            said = Message("{file} is of no form of tender.yaml", {"file": own_form(path.stem)})
            yield found("FORM-UNFOUND", Origin(own_form(path.stem)), said, "own")
    for code in cut.edited:
        shown, form = own_form(code), cut.forms[code][1]
        name = f"{code} {form.label} {form.title}"
        if code in noted and noted[code] != _words_of(cut, code):
            values = {"form": name}
            said = Message("{form}: the tender has changed it since it was taken out to be edited", values)
            yield found("FORM-OUTDATED", Origin(shown), said)
        elif words := altered(fixed_words(blocks_of(cut, code), form), _printed(cut, code)):
            values = {"form": name, "words": words[:SHOWN]}
            said = Message("{form}: the tender's words differ at “{words}”", values)
            yield found("FORM-EDITED", Origin(shown), said)


def _printed(cut: CutForms, code: str) -> str:
    return printed_of(own_blocks(cut, code), 0, None)


def _words_of(cut: CutForms, code: str) -> str:
    words = "\n".join(each.printed for each in paragraphs_of(blocks_of(cut, code)))
    return hashlib.sha256(squeezed(words).encode()).hexdigest()


def _noted(folder: Path) -> dict[str, str]:
    try:
        return dict(_NOTED.findall((folder / EJECTED).read_text("utf-8")))
    except (OSError, UnicodeDecodeError):
        return {}
