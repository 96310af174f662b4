"""What looks like a password, which no file of a project may hold."""

from __future__ import annotations

import re
from functools import cache

from docgen.model.base import Count, Name
from docgen.model.rules.dated import Dated
from docgen.model.text import folded

_TOKEN = re.compile(r"[!-~]+")
_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(\.[\w-]+)+|\w+://.*")
_SIGNS = re.compile(r"[!@#$%^&*]")


@cache
def _said(words: tuple[str, ...]) -> re.Pattern[str]:
    """One of the words, a sign that says what it is, and that; in folded text."""
    named = "|".join(re.escape(folded(word)) for word in words)
    return re.compile(rf"(?:{named})(?:[:=]|是|为)[!-~]{{3,}}")


class SecretRule(Dated):
    """Words for passwords, and from how many mixed characters a word looks like one (rules/secrets.yaml)."""

    id: Name
    words: tuple[Name, ...]
    least: Count

    def names(self, heading: str) -> bool:
        """Whether a column of that heading would hold passwords."""
        said = folded(heading)
        return any(folded(word) in said for word in self.words)

    def stands_in(self, text: str) -> bool:
        """Whether the text says a password, or holds a word that looks like one."""
        if _said(self.words).search(folded(text)):
            return True
        return bool(_SIGNS.search(text)) and any(map(self._mixed, _TOKEN.findall(text)))

    def _mixed(self, token: str) -> bool:
        """Letters, digits and signs in one: no name, number, model or address is written so."""
        kinds = (re.search("[A-Za-z]", token), re.search("[0-9]", token), _SIGNS.search(token))
        return len(token) >= self.least and all(kinds) and not _ADDRESS.fullmatch(token)
