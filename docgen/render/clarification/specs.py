"""What the letter is called, and the template it is filled from."""

from __future__ import annotations

from docgen.model.paper import PaperSpec

LETTER = PaperSpec(code="letter", title="澄清申请函")
