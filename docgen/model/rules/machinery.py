"""Codes and names of files that only this folder knows, and what only looks like one of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from pydantic import Field

from docgen.model.base import Code, Name
from docgen.model.rules.dated import Dated
from docgen.model.rules.wording import Fragment, Pattern
from docgen.model.text import single_spaced

_TOKEN = re.compile(r"(?<![A-Za-z0-9._@/-])[A-Za-z0-9][A-Za-z0-9._-]*")
_SHORT = re.compile(r"[A-Za-z]\d{1,2}")
_TELLING = re.compile(r"(?=.*[A-Za-z])(?=.*[A-Z0-9])(?:.*[0-9._-].*|[A-Z]{3,})")


class MachineryRule(Dated):
    """All of rules/machinery.yaml."""

    id: Code = Field(title="编号")
    reason: Name = Field(title="理由")
    files: Pattern = Field(title="文件名")
    followed: Fragment = Field(title="短代号之后")
    preceded: Fragment = Field(title="短代号之前")

    def sought(self, code: str) -> bool:
        """Whether a code of that form is told from words and from the tender's own numbers."""
        return bool(_TELLING.fullmatch(code))

    def leaks(self, text: str, codes: frozenset[str]) -> Iterator[str]:
        """The codes and names of files in the text, each once, as the text has them but for full width.

        Capitals make no difference, save in a code of letters alone: park is a word and PARK is none.
        """
        return iter(dict.fromkeys(self._leaks(single_spaced(text), codes)))

    def _leaks(self, text: str, codes: frozenset[str]) -> Iterator[str]:
        known = _written(codes)
        for found in _TOKEN.finditer(text):
            token = found.group().rstrip("._-")
            named = token in known or token.casefold() in known
            coded = named and not (_SHORT.fullmatch(token) and self._otherwise(text, found))
            if coded or self.files.fullmatch(token.lower()):
                yield token

    def _otherwise(self, text: str, found: re.Match[str]) -> bool:
        """Whether what stands beside a short code makes it a building's, a licence's, a quarter's."""
        before = re.search(f"{self.preceded}$", text[: found.start()])
        return bool(before or re.match(self.followed, text[found.end() :]))


@cache
def _written(codes: frozenset[str]) -> frozenset[str]:
    """The codes in every case in which they may be written."""
    return codes | {code.casefold() for code in codes if not code.isalpha()}
