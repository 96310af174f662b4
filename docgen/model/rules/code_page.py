"""What a finding's code means: the page that `docgen explain` prints and docs/checks.md gathers."""

from __future__ import annotations

from pydantic import Field

from docgen.model.base import Name, Record, Text
from docgen.model.finding import Severity


class Wording(Record):
    """A text in both languages of messages."""

    zh: Name = Field(title="中文")
    en: Name = Field(title="English")

    def of(self, language: str) -> str:
        """The text in "zh" or "en"."""
        return self.en if language == "en" else self.zh


class Case(Record):
    """Where a code is found in another way than usual: how bad it is then, and how to mend it."""

    severity: Severity | None = Field(title="级别", default=None)
    remedy: Wording | None = Field(title="改法", default=None)


class CodePage(Record):
    """One code: how bad, what it is, why it matters, on what ground, how to mend it, and an example.

    `hint` is what a finding says in place of `remedy`, where it knows more than the page can: its places
    {name} are filled from the finding's values. A case takes from the page what it does not say itself.
    """

    severity: Severity = Field(title="级别")
    title: Wording = Field(title="名称")
    why: Wording = Field(title="原因")
    source: Text = Field(title="依据", default="")
    remedy: Wording = Field(title="改法")
    hint: Wording | None = Field(title="问题中的改法", default=None)
    cases: dict[str, Case] = Field(title="情形", default={})
    example: Wording | None = Field(title="例子", default=None)

    @property
    def severities(self) -> tuple[Severity, ...]:
        """How bad it can be, the usual first."""
        return tuple(dict.fromkeys(severity for severity, _ in self.entries().values()))

    def entries(self) -> dict[str, tuple[Severity, Wording]]:
        """Severity and remedy of a finding by its case; "" is the usual one."""
        usual = Case(severity=self.severity, remedy=self.hint or self.remedy)
        return {
            name: (case.severity or self.severity, case.remedy or self.hint or self.remedy)
            for name, case in {"": usual, **self.cases}.items()
        }
