"""What the papers of a handover are called, and the templates they are filled from."""

from __future__ import annotations

from docgen.model.paper import PaperSpec

PAPERS = (
    PaperSpec(code="agreement", title="移交协议"),
    PaperSpec(code="inventory", title="资产移交清册"),
    PaperSpec(code="accounts", title="账号与数据移交单"),
    PaperSpec(code="onsite", title="现场交接文件"),
)
