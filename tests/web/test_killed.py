"""The workbench killed at any moment: what it said is saved is there, files are whole, the rest can be sent
again."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from http.client import HTTPException
from pathlib import Path
from random import Random
from threading import Timer

from kit.killed_workbench import killable

from docgen.edit import journal
from docgen.edit.cells.save import Listed, read
from docgen.load.files.yaml import read_yaml
from docgen.load.sheets.columns import wanted
from docgen.model.company.bidder import StaffMember

ROUNDS = int(os.environ.get("KILLS", "1"))
STAFF = "company/staff.xlsx"


def test_nothing_that_was_saved_is_lost_to_a_kill_and_no_file_is_half_written(lot1: Path) -> None:
    random = Random(19)
    staff = Listed(lot1 / STAFF, STAFF, "staff", wanted(StaffMember))

    def answer() -> str:
        return str(read_yaml(lot1 / "answers.yaml", "answers.yaml")[0]["answers"]["T1"]["text"])

    def cell() -> str:
        return read(staff).sheets[0].row(3)[1]

    with killable(lot1) as server:
        bench = server.start()
        for i in range(ROUNDS):
            before, seen = answer(), read(staff)
            row = seen.sheets[0].row(3)
            edit = {
                "sheet": seen.sheets[0].name,
                "sha256": seen.sha256,
                "cells": [[3, 1, f"陈样{i}"]],
                "seen": {"3": row},
            }
            sends = [
                ("/p/0/answers/T1/text", {"value": f"第{i}次", "seen": before, "sha256": ""}),
                ("/p/0/sheets/save", {"file": STAFF, "edit": json.dumps(edit)}),
            ]
            said = [bench.ask(*sends[0]).status, bench.ask(*sends[1]).status]
            assert said == [200, 200]
            server.kill()  # between two keys
            assert (answer(), cell()) == (f"第{i}次", f"陈样{i}")
            bench = server.start()
            # And in the midst of a request, at any moment of it: afterwards it is sent again as it was.
            edit |= {"sha256": read(staff).sha256, "cells": [[3, 1, f"黄样{i}"]]}
            edit["seen"] = {"3": read(staff).sheets[0].row(3)}
            again = ("/p/0/sheets/save", {"file": STAFF, "edit": json.dumps(edit)})
            cut = Timer(random.uniform(0, 0.12), server.kill)
            cut.start()
            with suppress(OSError, HTTPException):
                bench.ask(*again)
            cut.join()
            assert cell() in (f"陈样{i}", f"黄样{i}")
            bench = server.start()
            assert bench.ask(*again).status == 200
            assert cell() == f"黄样{i}"
    assert len(journal.lines(lot1)) >= 3 * ROUNDS
