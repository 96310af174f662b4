"""Collect the sentences of `Message(...)` from the code into the catalogues, and compile them.

New sentences come untranslated: fill in `msgstr` in docgen/locale/zh/LC_MESSAGES/docgen.po and run again.
The English catalogue stays empty, for the sentences in the code are English.
"""

from __future__ import annotations

import argparse
import io
import sys
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

PACKAGE = Path(__file__).resolve().parent.parent / "docgen"
FOLDER = PACKAGE / "locale" / "zh" / "LC_MESSAGES"


def main() -> int:
    """Write the catalogues; with --check, only say whether they are as the code wants them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    catalogue = _updated()
    missing = [message.id for message in catalogue if message.id and not message.string]
    for sentence in missing:
        print(f"untranslated: {sentence}")
    texts = {"docgen.po": _po(catalogue), "docgen.mo": _mo(catalogue)}
    if parser.parse_args().check:
        stale = [name for name, text in texts.items() if (FOLDER / name).read_bytes() != text]
        return 1 if stale or missing else 0
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        (FOLDER / name).write_bytes(text)
    return 1 if missing else 0


def _updated() -> Catalog:
    path = FOLDER / "docgen.po"
    old = read_po(io.BytesIO(path.read_bytes()), locale="zh") if path.is_file() else Catalog(locale="zh")
    new = Catalog(locale="zh", project="docgen", charset="utf-8", fuzzy=False)
    found = extract_from_dir(PACKAGE, method_map=[("**.py", "python")], keywords={"Message": (1,)})
    for _, _, sentence, _, _ in sorted(found, key=lambda item: str(item[2])):
        known = old.get(sentence)
        new.add(sentence, known.string if known else "")
    new.creation_date = new.revision_date = old.creation_date.replace(2025, 1, 1, 0, 0, 0, 0)
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
