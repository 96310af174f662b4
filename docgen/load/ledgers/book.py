"""Ledgers held by DuckDB for queries: typed, every fault placed, then locked away from files and network.

The tables lie in a temporary database file, so that millions of rows need little memory; it is gone when
the book is closed. Queries see views of them, which hold what was known on a day (`known.py`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from docgen.load.ledgers.copies import copy_faults
from docgen.load.ledgers.database import Database, Session
from docgen.load.ledgers.folder import ledger_files
from docgen.load.ledgers.known import HELD, see_up_to
from docgen.load.ledgers.loading import Loaded, load_ledger
from docgen.load.ledgers.order import order_faults
from docgen.load.ledgers.places import Places
from docgen.load.ledgers.ties import tie_faults
from docgen.model.acceptance.ledger import LedgerSpec
from docgen.model.acceptance.measurement import LedgerSummary
from docgen.model.finding import Finding
from docgen.workshop import workshop


@dataclass
class LedgerBook:
    """The ledgers in DuckDB: `raw` sees them as they are, `masked` sees personal data covered.

    Either sees what was known on `day`, and nothing before a day was given. `places`: where the rows of each
    ledger stand, by its code.
    """

    raw: Session
    masked: Session
    summaries: tuple[LedgerSummary, ...]
    specs: tuple[LedgerSpec, ...]
    places: Mapping[str, Places]
    day: date | None = None

    def known_on(self, day: date) -> None:
        """From now on queries see what was known at the end of `day`."""
        if day != self.day:
            see_up_to(self.raw, day)
            see_up_to(self.masked, day)
            self.day = day


@contextmanager
def open_ledgers(
    folder: Path, specs: Iterable[LedgerSpec], term: tuple[date, date], sites: Collection[str] = ()
) -> Iterator[tuple[LedgerBook, list[Finding]]]:
    """The ledgers of the project in `folder`, and everything found wrong in them.

    `term`: first and last day on which rows may be dated; `sites`: the codes of the lot's sites. Raises
    DocgenError where a file is no table.
    """
    specs = tuple(specs)
    with workshop() as place, Database(place) as database:
        connection = database.session()
        connection.execute("CREATE SCHEMA masked")
        connection.execute(f"CREATE SCHEMA {HELD}")
        there = ledger_files(folder, specs)
        found = list(there.findings)
        loaded = [
            load_ledger(connection, folder, spec, there.files[spec.code], place, term, found)
            for spec in specs
        ]
        whole = _whole(loaded, found)
        found += tie_faults(connection, whole, sites)
        found += order_faults(connection, whole)
        found += copy_faults(connection, whole)
        masked = database.session("masked")
        masked.keep("schema", "SET schema = 'masked'")
        connection.keep("known", "SET autoinstall_known_extensions = false")
        connection.keep("loaded", "SET autoload_known_extensions = false")
        connection.keep("access", "SET enable_external_access = false")
        connection.keep("lock", "SET lock_configuration = true")
        summaries = tuple(summary for each in loaded for summary in each.summaries)
        places = {each.spec.code: each.places for each in loaded}
        yield LedgerBook(connection, masked, summaries, specs, places), found


def _whole(loaded: Iterable[Loaded], found: Iterable[Finding]) -> dict[str, tuple[LedgerSpec, Places]]:
    """The ledgers that could be read, with their places: what follows from a broken one is not said again."""
    broken = {each.origin.file for each in found if each.severity == "error" and each.code != "LEDGER-CELL"}
    return {
        each.spec.code: (each.spec, each.places)
        for each in loaded
        if each.summaries and not broken & each.places.files
    }
