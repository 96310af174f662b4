"""What a tender says against itself, or against the law."""

from __future__ import annotations

from dataclasses import dataclass

from docgen.model.finding import Message
from docgen.model.reading.reading import Found


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two or more places that cannot both hold, or one and the law: what about, and why it matters.

    `values` are what each place says of it, as short as that can be; the law's own comes last. `words` are
    each place's sentence as printed, in the order of `places`. `ask`: what a bidder asks to have made clear.
    `subject` is `about` with its values apart, to be said in another language.
    """

    about: str
    places: tuple[Found, ...]
    values: tuple[str, ...]
    why: str
    kind: str = ""
    words: tuple[str, ...] = ()
    ask: str = ""
    subject: Message | None = None
