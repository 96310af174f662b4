"""What a ledger's cells may hold, as SQL: how text is read, and what is stored."""

from __future__ import annotations

from docgen.model.acceptance.ledger import LedgerColumn
from docgen.model.finding import Message

STORED = {
    "text": "VARCHAR",
    "choice": "VARCHAR",
    "date": "DATE",
    "time": "TIME",
    "count": "BIGINT",
    "figure": "DECIMAL(24, 6)",
    "money": "DECIMAL(18, 2)",
    "flag": "BOOLEAN",
}
"""DuckDB's type of each kind of column; none is a binary float."""

WANTED = {
    "date": Message("a date, as 2026-03-02"),
    "time": Message("a time of day, as 09:00"),
    "count": Message("a whole number"),
    "figure": Message("a figure of at most 6 decimals"),
    "money": Message("an amount in yuan with at most two decimals"),
    "flag": Message("是 or 否"),
}

_DATE_FORMATS = "['%Y-%m-%d', '%Y/%m/%d', '%Y.%m.%d', '%Y年%m月%d日']"
_DECIMALS = {"figure": 6, "money": 2}


def trimmed(raw: str) -> str:
    """SQL for a cell's text without the spaces around it; NULL where it is blank."""
    return f"nullif(trim(CAST({raw} AS VARCHAR)), '')"


def read_text(column: LedgerColumn, text: str) -> str:
    """SQL that turns a text of `trimmed` into the column's value; NULL where it is no such value."""
    match column.type:
        case "date":
            return (
                f"coalesce(TRY_CAST({text} AS DATE), TRY_CAST(try_strptime({text}, {_DATE_FORMATS}) AS DATE))"
            )
        case "time":
            return f"coalesce(TRY_CAST({text} AS TIME), TRY_CAST(try_strptime({text}, '%H:%M') AS TIME))"
        case "count":
            return f"CASE WHEN regexp_full_match({text}, '[0-9]{{1,15}}') THEN TRY_CAST({text} AS BIGINT) END"
        case "figure" | "money":
            digits = rf"-?[0-9]{{1,15}}([.][0-9]{{1,{_DECIMALS[column.type]}}})?"
            plain = f"replace({text}, ',', '')"
            cast = f"TRY_CAST({plain} AS {STORED[column.type]})"
            return f"CASE WHEN regexp_full_match({plain}, '{digits}') THEN {cast} END"
        case "flag":
            return f"CASE {text} WHEN '是' THEN true WHEN '否' THEN false END"
        case "choice":
            return (
                f"CASE WHEN {text} IN ({', '.join(literal(each) for each in column.choices)}) THEN {text} END"
            )
    return _telephone(text) if column.mask == "phone" else text


def _telephone(text: str) -> str:
    """SQL for a mobile's eleven digits however they are written, so that who has it is one person."""
    plain = f"regexp_replace(translate({text}, '０１２３４５６７８９＋', '0123456789+'), '[^0-9+]', '', 'g')"
    mobile = f"regexp_full_match({plain}, '([+]?86|0086)?1[0-9]{{10}}')"
    return f"CASE WHEN {mobile} THEN right({plain}, 11) ELSE {text} END"


def literal(text: str) -> str:
    """Text as an SQL literal."""
    return "'" + text.replace("'", "''") + "'"


def quoted(name: str) -> str:
    """A name as an SQL identifier."""
    return '"' + name.replace('"', '""') + '"'
