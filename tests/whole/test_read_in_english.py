"""A tender read for a reader of English: nothing is Chinese but the tender's own words."""

from __future__ import annotations

import re

import pytest
from kit.project import EXAMPLES

from docgen.cli.output import Output
from docgen.cli.read_output import print_read
from docgen.tasks.neutral import Read, document
from docgen.tasks.read import read

TENDER = EXAMPLES / "property" / "tender" / "tender.docx"
_CHINESE = re.compile(r"[\u4e00-\u9fff]+")


@pytest.fixture(scope="module")
def tender() -> Read:
    return read([TENDER])


@pytest.fixture(scope="module")
def own(tender: Read) -> str:
    file = tender.documents[0]
    said = [paragraph.printed for paragraph in file.paragraphs()] + [each.text for each in file.missed]
    return "".join("".join(_CHINESE.findall(text)) for text in said)


def foreign(text: str, own: str) -> list[str]:
    return [run for run in _CHINESE.findall(text) if run not in own]


def test_what_is_printed_is_english_or_the_tender_s_own(
    tender: Read, own: str, capsys: pytest.CaptureFixture[str]
) -> None:
    print_read(Output("en"), tender)
    printed = capsys.readouterr().out
    assert foreign(printed, own) == []
    assert "validity of the bid" in printed
    assert "what marks mean" in printed


def test_so_is_the_json_which_is_chinese_without_a_language(tender: Read, own: str) -> None:
    output = Output("en")
    english, chinese = document(tender, (), output.say, output.reason), document(tender)
    whys = [each["why"] for each in english["context"]]
    whys += [said for each in english["contradictions"] for said in (each["about"], each["why"], each["ask"])]
    assert [why for why in whys if foreign(why, own)] == []
    first = chinese["contradictions"][0]
    assert first["about"] == "投标（响应）有效期"
    assert first["ask"] == "请明确投标（响应）有效期以要求还是格式为准，并提供更正后的格式。"
    assert "合同条款：双方的权利" in {each["why"] for each in chinese["context"]}
