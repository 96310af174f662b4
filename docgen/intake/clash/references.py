"""References to a chapter, clause, table, annex, form or row that the tender does not hold.

A reference counts only where others of its series are there; what leads into a law, a standard or another
paper is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.intake.clash.figures import integer
from docgen.intake.clash.kinds import Places, contradiction
from docgen.intake.clash.sentences import Sentence
from docgen.intake.mark_signs import TYPED
from docgen.model.reading.contradiction import Contradiction
from docgen.model.reading.outline import Outline
from docgen.model.text import unspaced

_N = r"(?:[一二三四五六七八九十]{1,3}|\d{1,2})"
_OTHERS = re.compile(
    r"》[^;。]{0,12}$|(?:法|条例|办法|规定|规则|准则|标准|\d号|GB[\dT/ -]*)第?[^,;。]{0,10}$|国家|统计"
)
_NAMED = r"(?:见|按照?|依照|根据|以|参照|如|执行|填写|在|及|与|和|的)?"
_SERIES = {
    "chapter": re.compile(rf"(?:详?见|按照?|依照|根据|在|本文件|须知|符合)[“\"]?(?P<n>第{_N}[章部]分?)"),
    "table": re.compile(r"(?P<n>表(?:\d{1,2}[-—.]\d{1,2}|[一二三四五六七八九十]{1,3}))"),
    "annex": re.compile(rf"(?P<n>(?<!法)附件{_N})(?!-)"),
    "annexed_table": re.compile(rf"(?P<n>附表{_N})(?!-)"),
    "form": re.compile(rf"(?P<n>格式{_N})(?![\d.-])"),
    "article": re.compile(rf"本合同(?P<n>第{_N}条)"),
    "data_row": re.compile(r"前附表[^,;。]{0,4}?(?:序号|第)(?P<n>\d{1,3})(?:项|条|款)?"),
    "clause": re.compile(r"(?:须知|本章)第?(?P<n>\d{1,2}\.\d{1,2}(?:\.\d{1,2})?)(?:条|款|项)"),
}
_STARTS = {
    "chapter": re.compile(rf"(?P<n>第{_N}[章部]分?)"),
    "table": re.compile(r"(?:续)?(?P<n>表(?:\d{1,2}[-—.]\d{1,2}|[一二三四五六七八九十]{1,3}))"),
    "annex": re.compile(rf"\(?(?P<n>附件{_N})"),
    "annexed_table": re.compile(rf"\(?(?P<n>附表{_N})"),
    "form": re.compile(rf"\(?(?P<n>格式{_N})"),
    "article": re.compile(rf"(?P<n>第{_N}条)"),
    "clause": re.compile(rf"[{TYPED}]*(?P<n>\d{{1,2}}\.\d{{1,2}}(?:\.\d{{1,2}})?)(?![\d%])"),
}
_LEAST_SERIES = 2


def dead_references(outline: Outline, every: tuple[Sentence, ...]) -> Iterator[Contradiction]:
    """Each target that is missing, once, with the first sentence that leads there."""
    there = _there(outline, every)
    told: set[str] = set()
    for sentence in every:
        for series, pattern in _SERIES.items():
            known = there.get(series, set())
            if len(known) < _LEAST_SERIES:
                continue
            for met in pattern.finditer(sentence.plain):
                target = _key(met["n"])
                said = f"序号{met['n']}" if series == "data_row" else met["n"]
                if target in known or said in told or _OTHERS.search(sentence.plain[: met.start("n")]):
                    continue
                if _STARTS.get(series) and _starts(series, sentence.plain) == target:
                    continue
                if series == "clause" and not _parent_is_there(target, known):
                    continue
                told.add(said)
                yield contradiction("references", said, Places.of([(sentence, f"{said}（文件中没有）")]))


def _there(outline: Outline, every: tuple[Sentence, ...]) -> dict[str, set[str]]:
    """Series → the targets that stand in the tender."""
    found: dict[str, set[str]] = {series: set() for series in _SERIES}
    for chapter in outline.chapters:
        found["chapter"] |= _chapter_keys(unspaced(chapter.label + chapter.title))
    for sentence in every:
        for series in _STARTS:
            if series == "article" and sentence.kind != "contract":
                continue
            if target := _starts(series, sentence.plain):
                found[series].add(target)
        serial = sentence.table and sentence.column == 0 and re.fullmatch(r"\d{1,3}", sentence.plain)
        if serial and sentence.kind in ("data_sheet", "instructions"):
            found["data_row"].add(sentence.plain)
    return found


def _chapter_keys(title: str) -> set[str]:
    met = _STARTS["chapter"].match(title)
    return {_key(met["n"])} if met else set()


def _starts(series: str, plain: str) -> str:
    met = _STARTS[series].match(plain) if series in _STARTS else None
    return _key(met["n"]) if met else ""


def _key(target: str) -> str:
    """One form for 第三章 and 第3章, 表3-1 and 表3—1."""
    if met := re.fullmatch(rf"第({_N})([章部条])分?", target):
        return f"第{integer(met[1])}{met[2]}"
    if met := re.fullmatch(rf"(附件|附表|格式|表)({_N})", target):
        return f"{met[1]}{integer(met[2])}"
    return re.sub("[—.]", "-", target)


def _parent_is_there(target: str, known: set[str]) -> bool:
    """Whether other clauses of the same parent stand in the tender, so that only this one is missing."""
    parent = target.rsplit("-", 1)[0]
    return any(each.rsplit("-", 1)[0] == parent for each in known)
