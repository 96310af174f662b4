"""What is handed in: how many copies, in which volumes."""

from __future__ import annotations

import json
import re

from docgen.intake.boxes import chosen
from docgen.intake.passages import Passage
from docgen.model.numerals import number
from docgen.model.rules.reading_facts import FactRule, FactWords

_N = r"(?P<count>\d{1,2}|[一二两三四五六七八九十]{1,2}|[壹贰叁肆伍陆柒捌玖拾]{1,2})"
_FILE = "电子(?:版|文件|文档|档|光盘|投标文件|响应文件|标书)+"
_EACH = {
    "original": rf"正本\s*[:：(（]?\s*{_N}\s*[)）]?\s*[份套本册]?",
    "duplicate": rf"副本\s*[:：(（]?\s*{_N}\s*[)）]?\s*[份套本册]?",
    "electronic": rf"{_FILE}[^,，;；。\d]{{0,10}}?{_N}\s*[份套个张]",
    "usb": rf"U盘[^,，;；。\d]{{0,6}}?{_N}\s*[份套个只]",
    "paper_later": rf"(?:中标|成交)后[^,，;；。]{{0,8}}?(?:纸质)?[^,，;；。\d]{{0,8}}?{_N}\s*[份套]",
}
_FEW = "[一二两三四五六七八九壹贰叁肆伍陆柒捌玖\\d]"
_BEFORE = re.compile(rf"({_FEW})\s*(?:份)?\s*正\s*({_FEW})\s*(?:份)?\s*副")


def copies(text: str, passage: Passage, words: FactWords, rule: FactRule) -> str:  # noqa: ARG001
    """Copies by kind as JSON: {"original": 1, "duplicate": 4, "electronic": 1}."""
    said = chosen(text)
    counts: dict[str, int] = {}
    short = _BEFORE.search(said)
    if short:
        counts |= {"original": int(number(short[1])), "duplicate": int(number(short[2]))}
    rest = said
    for kind, pattern in _EACH.items():
        met = re.search(pattern, rest)
        if met and kind not in counts:
            counts[kind] = int(number(met["count"]))
            rest = rest[: met.start()] + rest[met.end() :]
    if "usb" in counts and "electronic" not in counts:
        counts["electronic"] = counts.pop("usb")  # a stick is what the electronic copy comes on
    if "electronic" not in counts and re.search("(?:加密)?电子(?:版|文件|投标文件|响应文件|标书|文档)", said):
        counts["electronic"] = 1
    printed = counts.keys() - {"electronic"} or "份数" in passage.label
    return json.dumps(counts) if counts and printed else ""


def volumes(text: str, passage: Passage, words: FactWords, rule: FactRule) -> str:  # noqa: ARG001
    """The volumes in their order, a line each; one alone is none."""
    said = chosen(text)
    if not re.search(r"册|部分|组成|包括|分为|装订|构成", said + passage.label):
        return ""
    quoted = re.findall(rf"[“《\"]({rule.volume_names})[”》\"]", said)
    sentence = re.split(r"[。;；]", said)[0]
    found = quoted or re.findall(
        rf"(?<![^“”《》、，,；;。和及由为：:分)）])({rule.volume_names})(?=[、，,和及三两二四等()（]|$|[三四五六]册)",
        sentence,
    )
    named = [
        each
        for each in dict.fromkeys(found)
        if each not in ("投标文件", "响应文件", "招标文件", "电子文件") and len(each) > 3
    ]
    return "\n".join(named) if len(named) >= 2 else ""
