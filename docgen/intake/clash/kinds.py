"""How a contradiction is put into words: by its kind, from rules/reading/clash.yaml."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from docgen.intake.clash.sentences import Sentence
from docgen.model.finding import Message
from docgen.model.reading.contradiction import Contradiction
from docgen.model.reading.reading import Found
from docgen.rules import clash_words

_WORDS_LENGTH = 160
_NARROW = 3
"""Of a table of so many columns a cell is told by the one before it, else by its row and column."""


@dataclass(frozen=True, slots=True)
class Places:
    """The places of a contradiction, what each says in short, and its sentence."""

    found: tuple[Found, ...]
    values: tuple[str, ...]
    words: tuple[str, ...]

    @classmethod
    def of(cls, said: Iterable[tuple[Sentence, str]]) -> Places:
        """From sentences, each with what it says."""
        pairs = list(said)
        return cls(
            tuple(sentence.found for sentence, _ in pairs),
            tuple(value for _, value in pairs),
            tuple(_words(sentence) for sentence, _ in pairs),
        )


def contradiction(kind: str, subject: str | Message, places: Places, law: str = "") -> Contradiction:
    """A contradiction of a kind; `law` is what the law says, where that is the other side.

    A `subject` of the tender's own words, or of the rule's, is a plain text.
    """
    words = clash_words().kinds[kind]
    said = subject if isinstance(subject, Message) else Message(subject)
    about = _in_chinese(said)
    return Contradiction(
        about=about,
        places=places.found,
        values=(*places.values, law) if law else places.values,
        why=words.why,
        kind=kind,
        words=places.words,
        ask=words.ask.replace("{about}", about),
        subject=said,
    )


def _in_chinese(said: Message) -> str:
    values = {
        name: _in_chinese(value) if isinstance(value, Message) else str(value)
        for name, value in said.values.items()
    }
    return said.text.format_map(values) if values else said.text


def _words(sentence: Sentence) -> str:
    """The sentence as printed, in a table with its row's or column's name; a long one is cut."""
    cells = sentence.row_text.split("|")
    name = next((text for text in cells if len(text) > 1 and not text[0].isdigit()), "")
    own = " ".join(sentence.text.split())
    head = sentence.label if len(cells) <= _NARROW else " ".join(filter(None, (name, sentence.head)))
    text = f"{head}：{own}" if sentence.table and head and head != own else own
    return text if len(text) <= _WORDS_LENGTH else f"{text[:_WORDS_LENGTH]}……"
