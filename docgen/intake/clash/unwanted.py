"""Forms for what the tender says it does not want: a receipt of a bond, a consortium's agreement, samples."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.intake.clash.kinds import Places, contradiction
from docgen.intake.clash.sentences import Sentence
from docgen.model.reading.contradiction import Contradiction
from docgen.rules import clash_words

_TITLE_LENGTH = 30
_FOLLOWING = 14
"""So many sentences behind a title may say that the form is only for some."""


def unwanted_forms(every: tuple[Sentence, ...]) -> Iterator[Contradiction]:
    """Each form that is there although nothing is to be handed in with it."""
    forms = [each for each in every if each.kind == "forms"]
    for form in clash_words().unwanted:
        refusal = next((met for each in every if (met := _refused(form.refused, each))), None)
        if refusal is None:
            continue
        sentence, words = refusal
        for at, each in enumerate(forms):
            title = re.sub(r"^(?:附件|格式)?[\d一二三四五六七八九十]{0,3}[.、:)]?", "", each.plain)
            if each.table or len(title) > _TITLE_LENGTH or not re.search(form.title, title):
                continue
            around = "".join(other.plain for other in forms[at : at + _FOLLOWING])
            if not re.search(clash_words().if_any, _own_part(around, title)):
                yield contradiction("unwanted", title, Places.of([(sentence, words), (each, title)]))
            break


def _refused(pattern: str, sentence: Sentence) -> tuple[Sentence, str] | None:
    if sentence.kind in ("forms", "contract", "evaluation"):
        return None
    met = re.search(pattern, sentence.labelled)
    return (sentence, met.group().rsplit(":", 1)[-1]) if met else None


def _own_part(around: str, title: str) -> str:
    """The text from the title to where another form begins."""
    behind = around[len(title) :]
    end = re.search(r"(?:附件|格式)\d{1,2}", behind)
    return title + (behind[: end.start()] if end else behind)
