"""Name, number, purchaser, agency or trade of another project, left in a form, the contract or a header."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from docgen.intake.clash.kinds import Places, contradiction
from docgen.intake.clash.sentences import Sentence
from docgen.model.finding import Message, chinese
from docgen.model.reading.contradiction import Contradiction
from docgen.model.text import squeezed

_LEAST_NAME = 4
_STOP = (
    "联系人|电话|地址|联系方式|传真|邮编|项目名称|项目编号|日期|包号|投标人|供应商|乙方|采购方式|合同|甲方"
    "|(?:集中采购|采购代理|代理|集采)机构"
)


@dataclass(frozen=True, slots=True)
class _Subject:
    title: str
    label: re.Pattern[str]
    whole: bool
    """Equal as a whole; else one may be part of the other."""


SUBJECTS = (
    _Subject(
        "项目编号",
        re.compile(r"(?<![计划备案原])(?:采购|招标|磋商)?(?:项目|文件|招标)编号[:为](?P<value>[^,;。:|的]+)"),
        True,
    ),
    _Subject("项目名称", re.compile(r"(?<![标题类似])(?:采购)?项目名称:(?P<value>[^,;。:|]+)"), False),
    _Subject(
        "采购人",
        re.compile(
            r"(?:采购人|采购单位|招标人|招标单位|比选人|询价人|甲方)(?:\(采购人\)|\(甲方\)|名称)?:(?P<value>[^,;。:|]+)"
        ),
        False,
    ),
    _Subject(
        "代理机构",
        re.compile(r"(?:(?:采购|招标)?代理机构|集中采购机构|集采机构)(?:名称)?:(?P<value>[^,;。:|]+)"),
        False,
    ),
)
_TO = re.compile(r"^致:(?P<value>[^,;。:|、]+)$")
_BLANK = re.compile(
    r"[_…×xX]{2,}|\(|\)|^[/无\-—]*$|指|是|应|须|提供|填|同上|详见|名称|信息|盖章|公章|前附表|公告"
)


@dataclass(frozen=True, slots=True)
class _Named:
    value: str
    sentence: Sentence


def of_another_project(every: tuple[Sentence, ...]) -> Iterator[Contradiction]:
    """What is named first is the project's own; every other name of the same kind is foreign."""
    own: dict[str, list[_Named]] = {}
    for subject in SUBJECTS:
        for sentence in every:
            for value in _values(subject, sentence):
                known = own.setdefault(subject.title, [])
                if any(_same(value, each.value, subject.whole) for each in known):
                    continue
                if known:
                    places = Places.of([(known[0].sentence, known[0].value), (sentence, value)])
                    yield contradiction(
                        "foreign",
                        chinese(
                            "{title}“{value}”是否为本项目", {"title": Message(subject.title), "value": value}
                        ),
                        places,
                    )
                known.append(_Named(value, sentence))
    ours = [each for title in ("采购人", "代理机构") for each in own.get(title, []) if "采购人" in own]
    for sentence in every:
        met = _TO.match(sentence.plain)
        value = _value(met["value"]) if met and sentence.kind == "forms" else ""
        if value and ours and not any(_same(value, each.value, False) for each in ours):
            places = Places.of([(ours[0].sentence, ours[0].value), (sentence, value)])
            yield contradiction(
                "foreign", chinese("“{value}”是否为本项目的采购人或者代理机构", {"value": value}), places
            )
            return


def _values(subject: _Subject, sentence: Sentence) -> Iterator[str]:
    """What stands behind the label, in a line or in the next cell of its row."""
    texts = {sentence.plain} if not sentence.table else {sentence.plain, sentence.labelled}
    if sentence.table and sentence.kind in ("forms", "evaluation"):
        texts = {sentence.plain}
    for text in texts:
        for met in subject.label.finditer(text):
            if value := _value(met["value"]):
                yield value


def _value(text: str) -> str:
    """The name alone; empty where the place is to be filled in or is no name."""
    text = re.split(_STOP, text)[0].strip("“”\"'《》 ")
    text = re.sub(r"\((?:盖章|公章|签章)\)$", "", text)
    if len(text) < _LEAST_NAME or _BLANK.search(re.sub(r"\([^()]*(?:年度|第.次|标段|包)[^()]*\)", "", text)):
        return ""
    return text


def _same(one: str, other: str, whole: bool) -> bool:
    a, b = squeezed(one), squeezed(other)
    return a == b or (not whole and (a in b or b in a))
