"""What a period's papers are called, and the templates they are filled from: known without filling any."""

from __future__ import annotations

from docgen.model.paper import PaperSpec

REPORT = PaperSpec(code="report", title="考核报告")
REQUEST = PaperSpec(code="request", title="请款函")
ROWS = PaperSpec(code="rows", title="扣分明细")
CHECKS = PaperSpec(code="checks", title="抽查检查表")
ANNEX = PaperSpec(code="annex", title="附件（未脱敏，不得外传）")

TEMPLATES = (REPORT.code, ROWS.code, REQUEST.code, CHECKS.code, "periodic", ANNEX.code)
"""The templates that a period's papers may be filled from; a periodic one is called as it is owed."""
