"""DuckDB in a process of its own, so that no file and no query takes more memory or time than it may.

A call inside DuckDB cannot be interrupted: `repeat('x', 1000000000)` holds its process until it is done. What
then ends is the child; the database lies in a file, and the next question gets a new child.
"""

from __future__ import annotations

import io
import os
import pickle
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from threading import Timer
from types import TracebackType
from typing import Any, Literal

from docgen.guard.bounds import PATIENCE

MEMORY = "600MB"
"""What DuckDB keeps of its tables and answers; more goes to the disk, up to `SPILL`."""
SPILL = "20GB"
THREADS = 2
MEGABYTES = 2048
"""What its process may have in all."""
MOST_BYTES = 512 * 2**20
"""Of one answer that is bounded."""

Values = Sequence[Any] | Mapping[str, Any]
Row = tuple[Any, ...]

_PLAIN = {each.__name__: each for each in (date, datetime, time, timedelta, Decimal)}


class DatabaseError(Exception):
    """SQL that DuckDB cannot carry out: `kind` is its name of the error, such as "BinderException"."""

    def __init__(self, kind: str, said: str) -> None:
        super().__init__(said)
        self.kind = kind


class DatabaseLimit(DatabaseError):
    """SQL that takes more than it may: `kind` is "time" or "memory"."""

    def __init__(self, kind: Literal["time", "memory"]) -> None:
        super().__init__(kind, kind)


@dataclass(frozen=True)
class Answer:
    """All rows of an answer, and the names of its columns."""

    headings: tuple[str, ...]
    rows: list[Row]


class Database:
    """A DuckDB database in `folder`, which is the caller's to take away. Use it in a `with`.

    Its process starts with the first question.
    """

    def __init__(self, folder: Path) -> None:
        self._path = str(folder / "ledgers.duckdb")
        self._settings = {
            "memory_limit": MEMORY,
            "threads": THREADS,
            "temp_directory": str(folder / "spill"),
            "max_temp_directory_size": SPILL,
        }
        self._kept: dict[tuple[str, str], str] = {}
        self._child: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Database:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._end()

    def session(self, name: str = "") -> Session:
        """The session of that name, with settings of its own."""
        return Session(self, name)

    def batches(
        self, session: str, sql: str, values: Values, seconds: int, headings: list[str]
    ) -> Iterator[list[Row]]:
        """The rows of the answer as they come; at their end `headings` gets the names of its columns."""
        if self._child is None:
            self._start()
        over = False
        try:
            with self._watched(PATIENCE * seconds):
                self._tell((session, sql, values, seconds))
                most = MOST_BYTES if seconds else sys.maxsize
                while True:
                    size, said = self._heard(most)
                    if isinstance(said, tuple):
                        break
                    most -= size
                    yield said
            over = True
        finally:
            if not over:  # the rest of the answer would be taken for that of the next question
                self._end()
        kind, problem, names = said
        if kind:
            raise DatabaseLimit("memory") if kind == "OutOfMemoryException" else DatabaseError(kind, problem)
        headings += names

    def keep(self, session: str, name: str, sql: str) -> None:
        """Have the setting `name` in this process and in every one to come."""
        Session(self, session).execute(sql)
        self._kept[session, name] = sql

    def _start(self) -> None:
        # No child of multiprocessing, which workers of a cluster may not have.
        command = [sys.executable, "-P", "-m", "docgen.load.ledgers.database_child"]
        surroundings = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
        self._child = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=surroundings,
        )
        self._tell((self._path, self._settings, MEGABYTES))
        for (session, _), sql in self._kept.items():
            Session(self, session).execute(sql)

    @contextmanager
    def _watched(self, patience: float) -> Iterator[None]:
        """Within it a child that hangs is ended at last; 0: however long it takes."""
        assert self._child
        watch = Timer(patience, self._child.kill)
        watch.daemon = True
        if patience:
            watch.start()
        try:
            yield
        finally:
            watch.cancel()

    def _tell(self, said: Any) -> None:
        assert self._child is not None
        assert self._child.stdin
        try:
            pickle.dump(said, self._child.stdin, pickle.HIGHEST_PROTOCOL)
            self._child.stdin.flush()
        except OSError:
            raise self._lost() from None

    def _heard(self, most: int) -> tuple[int, list[Row] | tuple[str, str, tuple[str, ...]]]:
        """Of the next thing that the child says: its bytes, and a batch of rows or how the answer ended."""
        assert self._child is not None
        assert self._child.stdout
        size = int.from_bytes(self._child.stdout.read(8), "little")
        if size > most:
            raise DatabaseLimit("memory")
        content = self._child.stdout.read(size)
        if not size or len(content) < size:
            raise self._lost()
        return size, _Plain(io.BytesIO(content)).load()

    def _lost(self) -> DatabaseLimit:
        """Why the child is gone: its time was over, or else DuckDB got no memory and could not say so."""
        code = self._end()
        return DatabaseLimit("time" if code in _TIMED_OUT else "memory")

    def _end(self) -> int:
        """End the child; gives what it ended with."""
        child, self._child = self._child, None
        if child is None:
            return 0
        child.kill()
        for line in (child.stdin, child.stdout):
            with suppress(OSError):  # what was still to be said has nobody to hear it
                line and line.close()
        return child.wait()


_TIMED_OUT = (-getattr(signal, "SIGXCPU", 0), -getattr(signal, "SIGKILL", 0), 1)
"""How a child ends whose time is over: by the system, by whoever waited, by itself where none bounds it."""


@dataclass(frozen=True)
class Session:
    """One session with a database."""

    database: Database
    name: str = ""

    def execute(self, sql: str, values: Values = (), seconds: int = 0) -> Answer:
        """The whole answer. With `seconds` DuckDB gets no more processor time than that.

        Raises DatabaseError where the SQL is wrong or a row does not fit it, DatabaseLimit.
        """
        headings: list[str] = []
        rows = [row for some in self.batches(sql, values, seconds, headings) for row in some]
        return Answer(tuple(headings), rows)

    def batches(
        self, sql: str, values: Values = (), seconds: int = 0, headings: list[str] | None = None
    ) -> Iterator[list[Row]]:
        """The rows of the answer as they come. Nothing else may be asked before the last was taken.

        Raises as `execute` does.
        """
        return self.database.batches(self.name, sql, values, seconds, [] if headings is None else headings)

    def keep(self, name: str, sql: str) -> None:
        """Carry out a setting, which holds until another of the same `name` is given."""
        self.database.keep(self.name, name, sql)


class _Plain(pickle.Unpickler):
    """Takes values only: a process that read strangers' files shall not say what is to be done here."""

    def find_class(self, module: str, name: str) -> Any:
        """One of the types that cells have."""
        if module in ("datetime", "decimal") and name in _PLAIN:
            return _PLAIN[name]
        raise pickle.UnpicklingError(f"{module}.{name}")
