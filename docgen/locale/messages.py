"""Messages in the reader's language, from the gettext catalogues in `locale/`."""

from __future__ import annotations

import gettext
import locale
import os
from functools import cache
from pathlib import Path
from typing import Literal

from docgen.model.finding import Message

Language = Literal["zh", "en"]


def preferred() -> Language:
    """The language of the user's locale; Chinese where that says nothing."""
    named = next(filter(None, map(os.environ.get, ("LC_ALL", "LC_MESSAGES", "LANG"))), None)
    code = named or locale.getlocale()[0] or ""
    return "en" if code.lower().startswith("en") else "zh"


def say(message: Message, language: Language) -> str:
    """The message's sentence in `language`, with its values; these may be messages themselves, or tuples."""
    values = {name: _shown(value, language) for name, value in message.values.items()}
    text = message.zh if language == "zh" and message.zh else _catalogue(language).gettext(message.text)
    return text.format_map(values) if values else text


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
