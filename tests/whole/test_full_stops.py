"""Sentences of the program end with one stop: whatever their values end with, and whatever follows them."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Literal

import pytest
from babel.messages.pofile import read_po

import docgen
from docgen.cli.output import Output
from docgen.locale.messages import ended, say
from docgen.model.finding import Message, Origin, found

PO = Path(docgen.__file__).parent / "locale" / "zh" / "LC_MESSAGES" / "docgen.po"
SENTENCE: dict[str, str] = {"zh": "由供应商承担。", "en": "The bidder pays."}
TWICE = re.compile(r"。[。.]|(?<!\.)\.\.(?!\.)|[！？]。|^。")


@cache
def messages() -> tuple[str, ...]:
    with PO.open("rb") as file:
        return tuple(str(each.id) for each in read_po(file) if each.id)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_message_has_two_stops_whatever_it_tells(language: Literal["zh", "en"]) -> None:
    told = []
    for text in messages():
        names = re.findall(r"\{(\w+)\}", text)
        said = say(Message(text, dict.fromkeys(names, SENTENCE[language])), language)
        told += [said] if TWICE.search(said.replace("...", "…")) else []

    assert told == []


def test_a_value_with_braces_stays_as_it_is() -> None:
    assert say(Message("{wrong}. {remedy}", {"wrong": "{a}.", "remedy": "b"}), "en") == "{a}. b"


@pytest.mark.parametrize(
    ("said", "whole"),
    [("空着", "空着。"), ("由供应商承担。", "由供应商承担。"), ("是否同意？", "是否同意？")],
)
def test_a_sentence_is_ended_once(said: str, whole: str) -> None:
    assert ended(said, "zh") == whole


def test_a_finding_is_told_with_its_remedy_as_two_sentences(capsys: pytest.CaptureFixture[str]) -> None:
    said = Message("{form} has no blank or column “{label}”", {"form": "格式1", "label": "由供应商承担。"})
    Output("zh").findings([found("FORM-IDLE", Origin("forms.yaml"), said)])

    printed = capsys.readouterr().out

    assert not TWICE.search(printed)
    assert "照 docgen check" in printed
