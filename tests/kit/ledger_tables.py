"""Text ledgers as tables of DuckDB: to count in by SQL of the test's own, and to write back changed."""

from __future__ import annotations

from pathlib import Path

import duckdb

_FLAGS = {"是": "true", "否": "false"}


def held(own: duckdb.DuckDBPyConnection, path: Path, table: str = "kept") -> None:
    """Make the file's rows a table in their order; columns of 是 and 否 become truth values."""
    own.execute(f"CREATE TABLE {table} AS FROM read_csv('{path}', header = true)")
    for name, kind, *_ in own.execute(f"DESCRIBE {table}").fetchall():
        values = {v for (v,) in own.execute(f'SELECT DISTINCT "{name}" FROM {table}').fetchall()}
        if kind == "VARCHAR" and values - {None} and values <= {*_FLAGS, None}:
            cases = " ".join(f"WHEN '{word}' THEN {truth}" for word, truth in _FLAGS.items())
            own.execute(f'ALTER TABLE {table} ALTER "{name}" TYPE BOOLEAN USING CASE "{name}" {cases} END')


def written_back(own: duckdb.DuckDBPyConnection, path: Path, table: str = "kept") -> None:
    """Write the table over the file, as Excel saves UTF-8."""
    shown = []
    for name, kind, *_ in own.execute(f"DESCRIBE {table}").fetchall():
        column = f'"{name}"'
        if kind == "BOOLEAN":
            column = f"CASE {column} WHEN true THEN '是' WHEN false THEN '否' END AS {column}"
        shown.append(column)
    own.execute(f"COPY (SELECT {', '.join(shown)} FROM {table}) TO '{path}' (FORMAT csv, HEADER)")


def thinned(path: Path, gone: str) -> None:
    """Take the rows out for which the SQL `gone` holds."""
    with duckdb.connect() as own:
        held(own, path)
        own.execute(f"DELETE FROM kept WHERE {gone}")
        written_back(own, path)
