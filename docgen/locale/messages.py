"""Messages in the reader's language, from the gettext catalogues in `locale/`."""

from __future__ import annotations

import gettext
import locale
import os
import re
from functools import cache
from pathlib import Path
from typing import Literal

from docgen.model.finding import Message

Language = Literal["zh", "en"]

_ENDS = ("。", "！", "？", "…", ".", "!", "?")
_STOPPED = re.compile(r"\{(\w+)\}([。.])")
_BRACES = str.maketrans({"{": "{{", "}": "}}"})


def preferred() -> Language:
    """The language of the user's locale; Chinese where that says nothing."""
    named = next(filter(None, map(os.environ.get, ("LC_ALL", "LC_MESSAGES", "LANG"))), None)
    code = named or locale.getlocale()[0] or ""
    return "en" if code.lower().startswith("en") else "zh"


def say(message: Message, language: Language) -> str:
    """The message's sentence in `language`, with its values; these may be messages themselves, or tuples."""
    values = {name: _shown(value, language) for name, value in message.values.items()}
    text = message.zh if language == "zh" and message.zh else _catalogue(language).gettext(message.text)
    if not values:
        return text
    for name, stop in _STOPPED.findall(text):
        # A value that is a sentence has a stop of its own; the message's is enough.
        text = text.replace(f"{{{name}}}{stop}", values[name].rstrip(stop).translate(_BRACES) + stop)
    return text.format_map(values)


def ended(text: str, language: Language) -> str:
    """The text as a sentence: with a stop at its end, and never with two."""
    return text if text.endswith(_ENDS) else text + ("。" if language == "zh" else ".")


def _shown(value: object, language: Language) -> str:
    if isinstance(value, Message):
        return say(value, language)
    if isinstance(value, tuple):
        return ("、" if language == "zh" else ", ").join(_shown(item, language) for item in value)
    return str(value)


@cache
def _catalogue(language: Language) -> gettext.NullTranslations:
    # By path, as `docgen.resources` does it: importlib.resources costs more than the catalogue.
    with (Path(__file__).parent / language / "LC_MESSAGES" / "docgen.mo").open("rb") as file:
        return gettext.GNUTranslations(file)
