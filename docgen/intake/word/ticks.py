"""Tick boxes as □ and ☑: ■ and √ stand for a ticked one where an empty one stands beside."""

from __future__ import annotations

import re
from dataclasses import replace

from docgen.intake.word.symbols import EMPTY, TICKED
from docgen.model.reading.blocks import Paragraph

_TICK = re.compile(r"■|(?<![A-Za-z0-9）)])[√✓✔](?![0-9(（])")
_BOXED = re.compile(r"□\s?[√✓✔]|[√✓✔]\s?□(?=\S)|[\[［【(（]\s?[√✓✔]\s?[\]］】)）]")


def with_ticks(paragraph: Paragraph) -> Paragraph:
    """The paragraph with □ and ☑ for what is meant as one."""
    if EMPTY not in paragraph.text and TICKED not in paragraph.text:
        return paragraph
    if not _TICK.search(paragraph.text):
        return paragraph
    runs = tuple(replace(run, text=_ticked(run.text)) for run in paragraph.runs)
    return replace(paragraph, text="".join(run.text for run in runs), runs=runs)


def _ticked(text: str) -> str:
    return _TICK.sub(TICKED, _BOXED.sub(TICKED, text))
