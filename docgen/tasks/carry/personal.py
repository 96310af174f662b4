"""Personal data taken out of a project's files: identity numbers, telephones, bank accounts.

In YAML by field, in lists by column, and wherever such a number stands in a text; every file says how many.
"""

from __future__ import annotations

import codecs
import csv
import io
from itertools import islice
from pathlib import Path

from ruamel.yaml.error import YAMLError

from docgen.load.ledgers.database import Database, DatabaseError
from docgen.load.ledgers.types import literal, quoted
from docgen.load.sheets.text_grid import SUFFIXES, encoding_of, parting_sign
from docgen.model.personal import NUMBERS
from docgen.rules.sheets import personal_words, sheet_words
from docgen.tasks.carry.document import document_blanked
from docgen.tasks.carry.headed import is_personal, known_headings, personal_columns
from docgen.tasks.carry.scalars import Place, exchanged
from docgen.tasks.carry.workbook import workbook_blanked
from docgen.workshop import workshop

LOOKED_INTO = (".yaml", ".yml", ".json", ".md", ".xlsx", ".docx", ".parquet", *SUFFIXES)
"""Files whose text is gone through; in pictures and PDFs nobody looks."""


def without_personal(path: Path) -> tuple[bytes, int]:
    """The file's content without personal data, and how many values were blanked.

    A file that is not what its name says comes back as it was, none blanked.
    """
    match path.suffix.lower():
        case ".xlsx":
            return workbook_blanked(path, NUMBERS)
        case ".docx":
            return document_blanked(path, NUMBERS)
        case ".parquet":
            return _parquet(path)
        case ".yaml" | ".yml":
            return _yaml(path)
        case suffix if suffix in SUFFIXES:
            return _rows(path)
    text = path.read_bytes().decode("utf-8", "surrogateescape")
    text, count = NUMBERS.subn("", text)
    return text.encode("utf-8", "surrogateescape"), count


def _yaml(path: Path) -> tuple[bytes, int]:
    content = path.read_bytes()
    fields = personal_words().fields
    count = 0

    def new(place: Place, value: str) -> str | None:
        nonlocal count
        if any(part in fields for part in place):
            count += bool(value)
            return ""
        plain, here = NUMBERS.subn("", value)
        count += here
        return plain if here else None

    try:
        text, _ = exchanged(content.decode("utf-8-sig"), new)
    except (YAMLError, UnicodeDecodeError, ValueError):
        text = content.decode("utf-8", "surrogateescape")
    text, rest = NUMBERS.subn("", text)  # comments
    return (text.encode("utf-8", "surrogateescape"), count + rest) if count + rest else (content, 0)


def _rows(path: Path) -> tuple[bytes, int]:
    content = path.read_bytes()
    encoding = encoding_of(path)
    if encoding == "utf-8-sig" and not content.startswith(codecs.BOM_UTF8):
        encoding = "utf-8"
    text = content.decode(encoding)
    sign = parting_sign(islice(io.StringIO(text, newline=""), sheet_words().search_rows), known_headings)
    read = list(csv.reader(io.StringIO(text, newline=""), delimiter=sign))
    columns, head = personal_columns(dict(enumerate(row)) for row in read)
    rows, count = [], 0
    for number, row in enumerate(read):
        made = ["" if number >= head and i in columns else cell for i, cell in enumerate(row)]
        made = [NUMBERS.sub("", cell) for cell in made]
        count += sum(a != b for a, b in zip(row, made, strict=True))
        rows.append(made)
    if not count:
        return content, 0
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=sign, lineterminator="\r\n" if "\r\n" in text else "\n").writerows(rows)
    return out.getvalue().encode(encoding), count


def _parquet(path: Path) -> tuple[bytes, int]:
    with workshop() as place, Database(place) as database:
        session = database.session()
        source = f"read_parquet({literal(str(path))})"
        try:
            described = session.execute(f"DESCRIBE SELECT * FROM {source}").rows
        except DatabaseError:
            return path.read_bytes(), 0
        names = [str(name) for name, *_ in described]
        personal = [name for name in names if is_personal(name) or name in personal_words().fields]
        if not personal:
            return path.read_bytes(), 0
        counts = ", ".join(f"count({quoted(name)})" for name in personal)
        count = sum(session.execute(f"SELECT {counts} FROM {source}").rows[0])
        blanks = ", ".join(f"NULL AS {quoted(name)}" for name in personal)
        target = Path(place) / "blanked.parquet"
        session.execute(
            f"COPY (SELECT * REPLACE ({blanks}) FROM {source}) TO {literal(str(target))} (FORMAT parquet)"
        )
        return target.read_bytes(), int(count)
