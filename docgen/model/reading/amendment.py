"""A change that an addendum makes to a tender."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

AmendmentKind = Literal["replace", "delete", "add", "reissue"]
"""Words by others, words gone, words added, a whole chapter issued anew."""


@dataclass(frozen=True, slots=True)
class Amendment:
    """One change in the addendum's words: `where` in the tender, what stood there, what stands there now.

    `before` is empty where the addendum does not repeat it or adds; `after` is None where words go.
    `block` is the addendum's own.
    """

    kind: AmendmentKind
    where: str
    before: str
    after: str | None
    block: str
