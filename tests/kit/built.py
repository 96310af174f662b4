"""Examples built in full, both formats, once a process: what the office makes takes half a minute each."""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path

from docgen.packages.runner import Order, build
from kit.volumes import Read, read


@cache
def built(example: Path) -> tuple[Read, ...]:
    """The volumes of an example's response, no draft, in the order of their names."""
    with tempfile.TemporaryDirectory() as out:
        done = build(example, ["response"], Order(Path(out), False, print, format="both"))
        assert done.complete, done.findings
        assert not [finding for finding in done.findings if finding.code.startswith("PAGES")]
        return tuple(read(path) for path in sorted((Path(out) / "response").glob("*.docx")))
