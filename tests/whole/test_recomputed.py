"""The report alone lets every criterion be worked again: figures, days and sums are read from its text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal
from pathlib import Path

import pytest
from kit.papers import rows
from kit.project import EXAMPLES

from docgen.model.finding import has_errors
from docgen.packages.runner import Order, build

HUNDREDTH = Decimal("0.01")
ROUNDED = {
    "进位": (Decimal(1), ROUND_CEILING),
    "舍去零头": (Decimal(1), ROUND_FLOOR),
    "保留两位小数": (HUNDREDTH, ROUND_HALF_UP),
}
N = r"(\d+(?:\.\d+)?)"
FIGURE = re.compile(rf" {N}(?: [^ （]+)?(?=（\d{{4}}-| ÷ |，)")
DAYS = re.compile(r"（(\d{4}-\d\d-\d\d)至(\d{4}-\d\d-\d\d)）")
SCHEDULE = re.compile(
    rf"按时序进度，{N} × {N} 天 ÷ {N} 天（[^，]+，(\S+) 当天不计，至 (\S+)，全期至 (\S+)），(\S+)为 {N}"
)
NOTHING = re.compile(
    r"缺：.*|.*：(本期不考核|分母为零，不考核|本期没有发生|没有可抽取的对象|没有记录扣分)|按此做法不扣分"
)


class Cell:
    """The working of one criterion, worked again line by line."""

    def __init__(self, text: str) -> None:
        self.lines = [line for line in text.split("\n") if not line.startswith(("待定：", "考核人："))]
        self.taken: list[Decimal] = []
        self.due = self.done = Decimal(0)

    def total(self) -> Decimal:
        """What the lines come to; fails where one of them cannot be worked again."""
        for line in self.lines:
            assert any([self.figures(line), self.schedule(line), self.sums(line), NOTHING.fullmatch(line)]), (
                line
            )
        return sum(self.taken, Decimal(0))

    def figures(self, line: str) -> bool:
        """A sum over figures that stand before it, with the days they were counted over."""
        if not DAYS.search(line):
            return False
        before, said = (
            line[: list(DAYS.finditer(line))[-1].end()],
            line[list(DAYS.finditer(line))[-1].end() :],
        )
        days = DAYS.findall(line)[-1]
        found = [Decimal(each) for each in FIGURE.findall(before)]
        assert date.fromisoformat(days[0]) <= date.fromisoformat(days[1])
        if m := re.fullmatch(rf"：{N}(?: 例)? × {N} 分 = {N}", said):
            count, each, result = map(Decimal, m.groups())
            assert (found[-1], count * each) == (count, result), line
        elif m := re.fullmatch(rf"，其中(.+)：{N} 人中 {N} 人次数不足 × {N} 分 = {N}", said):
            everyone, short, each, result = map(Decimal, m.groups()[1:])
            fewer = [Decimal(n) for n in re.findall(rf"不足 \d+ 次的 {N} 人", m[1])]
            assert found[-1] == everyone
            assert max(fewer) <= short <= sum(fewer)
            assert short * each == result
        elif m := re.fullmatch(rf"：{N}，应不(少|多)于 {N}：(达到|未达到，扣 {N} 分)", said):
            figure, bound = Decimal(m[1]), Decimal(m[3])
            met = figure >= bound if m[2] == "少" else figure <= bound
            result = Decimal(m[5] or 0)
            assert (found[0], met) == (figure, m[4] == "达到"), line
        elif m := re.fullmatch(rf"：{N} ÷ {N} = {N}%，应不(低|高)于 {N}%：(达到|未达到，扣 {N} 分)", said):
            part, base, share, bound = (Decimal(m[i]) for i in (1, 2, 3, 5))
            assert found == [part, base]
            assert (part * 100 / base).quantize(HUNDREDTH, ROUND_HALF_UP) == share
            assert (part * 100 >= bound * base if m[4] == "低" else part * 100 <= bound * base) == (
                m[6] == "达到"
            )
            result = Decimal(m[7] or 0)
        elif m := re.match(
            rf"：抽 {N}，查 {N}，不合格 {N}(?: × {N} 分 = {N}|；合格率应达 {N}%：(.+))$", said
        ):
            drawn, failed = Decimal(m[1]), Decimal(m[3])
            assert drawn <= found[-1]
            if m[4]:
                result = failed * Decimal(m[4])
                assert result == Decimal(m[5])
            else:
                assert ((drawn - failed) * 100 >= Decimal(m[6]) * drawn) == (m[7] == "达到")
                result = Decimal(re.sub(r"\D", "", m[7]) or 0)
        elif m := re.fullmatch(rf"：评分合计 {N} ÷ {N} 家，均分应不低于 {N}：(达到|未达到，扣 {N} 分)", said):
            marks, checked, bound = (Decimal(m[i]) for i in (1, 2, 3))
            assert (marks >= checked * bound) == (m[4] == "达到")
            result = Decimal(m[5] or 0)
        elif m := re.match(rf"：{N} (个月|周|个?季度?) ?中 {N} 没有记录(?:（[^）]+自 (\S+) 起）)?", said):
            result = self.missing(m, days, said)
        elif said.startswith("：按"):
            self.done = found[-1]
            return self.schedule(said[1:])
        elif m := re.fullmatch(rf"：应达 {N}，实际 {N}", said):
            self.due, self.done = (Decimal(m[i]) for i in (1, 2))
            result = Decimal(0)
        else:
            return False
        self.taken.append(result)
        return True

    def missing(self, m: re.Match[str], days: tuple[str, str], said: str) -> Decimal:
        units, bare = Decimal(m[1]), Decimal(m[3])
        first, last = date.fromisoformat(m[4] or days[0]), date.fromisoformat(days[1])
        months = (last.year - first.year) * 12 + last.month - first.month + 1
        weeks = Decimal((last - first + timedelta(days=1)).days) / 7
        assert units == (weeks if m[2] == "周" else months if m[2] == "个月" else months // 3), said
        if priced := re.search(rf"× {N} 分 = {N}$", said):
            assert bare * Decimal(priced[1]) == Decimal(priced[2])
            return Decimal(priced[2])
        if shared := re.search(rf"：{N} 分 × {N} ÷ {N} = {N}$", said):
            points, short, whole, result = map(Decimal, shared.groups())
            assert (short, whole) == (bare, units)
            assert (points * short / whole).quantize(HUNDREDTH, ROUND_HALF_UP) == result
            return result
        assert not bare
        return Decimal(0)

    def schedule(self, said: str) -> bool:
        """The part of a target that is due by then."""
        if m := SCHEDULE.fullmatch(said):
            start, end, last = (date.fromisoformat(m[i]) for i in (4, 5, 6))
            target, served, term, part = (Decimal(m[i]) for i in (1, 2, 3, 8))
            assert ((end - start).days, (last - start).days) == (served, term)
            step, way = ROUNDED[m[7]]
            assert (target * served / term).quantize(step, way) == part
            self.due = part
        elif m := re.fullmatch(rf"按进度应达 {N}（全期 {N}）", said):
            self.due = Decimal(m[1])
        else:
            return False
        return True

    def sums(self, said: str) -> bool:
        """What falls short of what was due; what a cap leaves."""
        if m := re.fullmatch(rf"应达 {N}，实际 {N}", said):
            assert (self.due, self.done) == (Decimal(m[1]), Decimal(m[2]))
        elif m := re.fullmatch(rf"少 {N} × {N} 分 = {N}", said):
            assert self.due - self.done == Decimal(m[1])
            assert Decimal(m[1]) * Decimal(m[2]) == Decimal(m[3])
            self.taken.append(Decimal(m[3]))
        elif m := re.fullmatch(rf"少 {N}：{N} 分 × {N} ÷ {N} = {N}", said):
            assert (self.due - self.done, self.due) == (Decimal(m[1]), Decimal(m[4]))
            points, missing, whole = (Decimal(m[i]) for i in (2, 3, 4))
            assert (points * missing / whole).quantize(HUNDREDTH, ROUND_HALF_UP) == Decimal(m[5])
            self.taken.append(Decimal(m[5]))
        elif m := re.fullmatch(rf"最多扣 {N} 分", said):
            assert self.taken[-1] > Decimal(m[1])
            self.taken[-1] = Decimal(m[1])
        elif m := re.fullmatch(rf"合计 {N}，以 {N} 分为限", said):
            assert sum(self.taken) == Decimal(m[1])
            self.taken = [Decimal(m[2])]
        else:
            return False
        return True


def worked(path: Path) -> Iterator[tuple[str, str, Decimal]]:
    """The lines of the scorecard, its readings, bonus and malus: number or name, working, points."""
    for cells in rows(path):
        if len(cells) == 8 and re.fullmatch(r"\d+\.\d+", cells[0]):
            yield cells[0], cells[4], Decimal(cells[5])
        elif len(cells) == 3 and DAYS.search(cells[1]):
            yield cells[0], cells[1], Decimal(cells[2])


@pytest.mark.sample(1)
@pytest.mark.parametrize(
    ("example", "number", "criteria", "readings"),
    [("pingxiang-lot1", 1, 34, 18), ("pingxiang-lot2", 1, 33, 39), ("gangbei", 4, 28, 10)],
)
def test_every_criterion_can_be_worked_again_from_the_report(
    example: str, number: int, criteria: int, readings: int, tmp_path: Path
) -> None:
    built = build(EXAMPLES / example, ["acceptance"], Order(tmp_path, False, lambda _: None, number))
    assert not has_errors(built.findings)
    (path,) = [file.path for _, file in built.files if file.path.name == "考核报告.docx"]

    found = list(worked(path))

    assert [(name, Cell(text).total()) for name, text, _ in found] == [
        (name, deduction) for name, _, deduction in found
    ]
    numbered = [name for name, _, _ in found if re.fullmatch(r"\d+\.\d+", name)]
    assert (len(numbered), len(found) - len(numbered)) == (criteria, readings)
