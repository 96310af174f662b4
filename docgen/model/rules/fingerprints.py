"""Which names in the properties of files are nobody's, and what makes a text a company's name."""

from __future__ import annotations

from pydantic import Field

from docgen.model.base import Code, Name
from docgen.model.rules.dated import Dated
from docgen.model.rules.wording import Fragment, Pattern


class FingerprintRule(Dated):
    """All of rules/fingerprints.yaml; names are compared folded."""

    id: Code = Field(title="编号")
    reason: Name = Field(title="理由")
    nobody: frozenset[Name] = Field(title="不是任何人的名字", min_length=1)
    company: Pattern = Field(title="单位名称")
    copyright: Fragment = Field(title="版权声明")
