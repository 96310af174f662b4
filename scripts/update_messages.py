"""Collect what users read into the catalogues, and compile them: one folder of docgen/locale a language.

zh: the English sentences of `Message(…)`, of the command line's help, of the templates' filters.
en: the Chinese titles and descriptions of fields, which head sheets and schemas, and the sources of rules.
New sentences come untranslated: fill in `msgstr` in the language's docgen.po, and run again.
"""

from __future__ import annotations

import argparse
import io
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir, extract_from_file
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from pydantic import BaseModel
from typer._click import Command
from typer.main import get_command

import docgen
from docgen.cli.main import app
from docgen.intake import mark_counts
from docgen.intake.clash.foreign import SUBJECTS
from docgen.intake.demands import context
from docgen.render.engine.filters import FILTERS
from docgen.rules import clash_words, code_pages, price_law, size_rule, tender_law
from docgen.rules.tenders import account_rule

PACKAGE = Path(__file__).resolve().parent.parent / "docgen"


def main() -> int:
    """Write the catalogues; with --check, only say whether they are as the code wants them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    check = parser.parse_args().check
    wrong = [_catalogue("zh", set(english()), check), _catalogue("en", set(titles()), check)]
    return 1 if any(wrong) else 0


def english() -> Iterator[str]:
    """What is written in English in the code."""
    found = extract_from_dir(PACKAGE, method_map=[("**.py", "python")], keywords={"Message": (1,)})
    yield from (str(sentence) for _, _, sentence, _, _ in found)
    yield from _help_texts(get_command(app))
    yield from (first_line(call.__doc__ or "") for call in FILTERS.values())


def titles() -> Iterator[str]:
    """What is written in Chinese: titles and descriptions of every record's fields, names of laws and clauses
    that rules go by."""
    for file in PACKAGE.rglob("*.py"):
        if "chinese(" in file.read_text(encoding="utf-8"):
            found = extract_from_file("python", file, keywords={"chinese": (1,)})
            yield from (str(sentence) for _, sentence, _, _ in found)
    yield from _reasons()
    yield from (page.source for _, page in code_pages().values() if page.source)
    yield from (source.document for source in size_rule().sources)
    law = price_law()
    yield from (each.source.document for each in (*law.bands, law.weights))
    for module in walk_packages(docgen.__path__, "docgen."):
        if module.name.startswith(("docgen.model", "docgen.render")):
            for record in vars(import_module(module.name)).values():
                if isinstance(record, type) and issubclass(record, BaseModel):
                    for field in record.model_fields.values():
                        yield from filter(None, (field.title, field.description))


def _reasons() -> Iterator[str]:
    """Why lines of a tender are no entries, what contradicts itself and what that comes to."""
    for module in (context, mark_counts):
        yield from (said for name, said in vars(module).items() if name.isupper() and isinstance(said, str))
    account, clash = account_rule(), clash_words()
    yield from account.kinds.values()
    yield from (each.about for each in account.general)
    for kind in clash.kinds.values():
        yield from (kind.name, kind.why, kind.ask)
    yield from (thing.title for thing in clash.things)
    yield from (subject.title for subject in SUBJECTS)
    yield from (bound.title for bound in tender_law().bounds)


def first_line(text: str) -> str:
    """What a docstring says first."""
    return text.strip().partition("\n")[0]


def _help_texts(command: Command) -> Iterator[str]:
    for described in (command, *command.params):
        if text := " ".join((getattr(described, "help", None) or "").split()):
            yield text
    for inner in getattr(command, "commands", {}).values():
        yield from _help_texts(inner)


def _catalogue(language: str, sentences: set[str], check: bool) -> bool:
    """Write the language's catalogue, or compare it; whether it is wrong or lacks something."""
    folder = PACKAGE / "locale" / language / "LC_MESSAGES"
    catalogue = _updated(folder / "docgen.po", language, sentences)
    missing = [message.id for message in catalogue if message.id and not message.string]
    for sentence in missing:
        print(f"untranslated ({language}): {sentence}")
    texts = {"docgen.po": _po(catalogue), "docgen.mo": _mo(catalogue)}
    if check:
        stale = [name for name, text in texts.items() if (folder / name).read_bytes() != text]
        return bool(stale or missing)
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        (folder / name).write_bytes(text)
    return bool(missing)


def _updated(path: Path, language: str, sentences: set[str]) -> Catalog:
    old = read_po(io.BytesIO(path.read_bytes()), locale=language) if path.is_file() else Catalog(language)
    new = Catalog(locale=language, project="docgen", charset="utf-8", fuzzy=False)
    for sentence in sorted(sentences):
        known = old.get(sentence)
        new.add(sentence, known.string if known else "")
    new.creation_date = new.revision_date = datetime(2025, 1, 1, tzinfo=UTC)  # so that nothing else changes
    return new


def _po(catalogue: Catalog) -> bytes:
    out = io.BytesIO()
    write_po(out, catalogue, omit_header=False, sort_output=True, width=10_000)
    return out.getvalue()


def _mo(catalogue: Catalog) -> bytes:
    out = io.BytesIO()
    write_mo(out, catalogue)
    return out.getvalue()


if __name__ == "__main__":
    sys.exit(main())
