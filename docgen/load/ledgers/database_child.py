"""The process in which DuckDB runs: it answers SQL from its input on its output until the input ends.

What goes in is a pickled `Request`; what comes out are pickles, the length of each in eight bytes before it:
batches of rows, then one `Ended`. It knows nothing of docgen but the bounds under which it works.
"""

from __future__ import annotations

import pickle
import sys
from collections.abc import Callable, Mapping, Sequence
from typing import Any, BinaryIO

import duckdb

from docgen.guard.bounds import bound_memory, bounded_time

BATCH = 10_000

Request = tuple[str, str, Sequence[Any] | Mapping[str, Any], int]
"""Session, SQL, its values, and the seconds of processor time that it may use; 0: as many as it needs."""
Ended = tuple[str, str, tuple[str, ...]]
"""DuckDB's name of the error and what it says, both blank where there was none; the answer's headings."""


def serve(line: BinaryIO, say: Callable[[Any], None]) -> None:
    """Answer until the line is closed. The first thing on it is the database: path, settings, megabytes."""
    path, settings, megabytes = pickle.load(line)
    bound_memory(megabytes)
    with duckdb.connect(path, config=settings) as connection:
        sessions = {"": connection}
        while True:
            try:
                session, sql, values, seconds = pickle.load(line)
            except EOFError:
                return
            at = sessions.get(session) or sessions.setdefault(session, connection.cursor())
            if seconds:
                with bounded_time(seconds):
                    _answer(at, sql, values, say)
            else:
                _answer(at, sql, values, say)


def _answer(connection: duckdb.DuckDBPyConnection, sql: str, values: Any, say: Callable[[Any], None]) -> None:
    headings: tuple[str, ...] = ()
    try:
        answer = connection.execute(sql, values)
        headings = tuple(str(column[0]) for column in answer.description or ())
        while rows := answer.fetchmany(BATCH):
            say(rows)
        say(("", "", headings))
    except duckdb.Error as problem:
        say((type(problem).__name__, str(problem), headings))
    except MemoryError:
        say(("OutOfMemoryException", "", headings))


def _frame(said: Any) -> None:
    content = pickle.dumps(said, pickle.HIGHEST_PROTOCOL)
    sys.stdout.buffer.write(len(content).to_bytes(8, "little") + content)
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    serve(sys.stdin.buffer, _frame)
