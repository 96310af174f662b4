"""How demands and answers write figures: units, periods, comparators, and what tells two figures apart."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from pydantic import Field

from docgen.model.base import Code, Figure, Name, Record, Text
from docgen.model.rules.dated import Dated
from docgen.model.rules.wording import Fragment, Pattern

Measure = Literal[
    "time",
    "months",
    "workdays",
    "month_day",
    "money",
    "share",
    "mass",
    "volume",
    "temperature",
    "length",
    "area",
    "points",
    "age",
    "seats",
    "lessons",
    "people",
    "visits",
    "firms",
    "firm_visits",
    "events",
    "things",
]
"""What a unit counts or weighs; figures of one measure can be compared."""


class UnitWords(Record):
    """Words for one unit: its measure and how many of the base unit it is."""

    words: tuple[Name, ...] = Field(title="写法", min_length=1)
    measure: Measure = Field(title="计量")
    also: tuple[Measure, ...] = Field(title="也可当作", default=())
    size: Figure = Field(title="倍数", gt=0)
    not_before: Text = Field(title="后面不能是", description="这些字跟在后面，就不是这个单位", default="")


class Crossing(Record):
    """One of a measure in the base unit of another: the least and, where there is one, the most."""

    origin: Measure = Field(title="从", alias="from")
    to: Measure = Field(title="到")
    least: Figure = Field(title="最短")
    most: Figure | None = Field(title="最长")


class PeriodWords(Record):
    """Words for a period of time."""

    words: tuple[Name, ...] = Field(title="写法", min_length=1)
    measure: Measure = Field(title="计量")
    size: Figure = Field(title="倍数", gt=0)


class Comparators(Record):
    """Words before and after a figure that make it a least or a most."""

    negation: Fragment = Field(title="否定")
    over: Fragment = Field(title="多于")
    under: Fragment = Field(title="少于")
    least: Fragment = Field(title="至少")
    most: Fragment = Field(title="至多")
    reached: Fragment = Field(title="达到")
    least_after: Fragment = Field(title="以上")
    most_after: Fragment = Field(title="以下")
    within: Fragment = Field(title="以内")


class Leanings(Record):
    """Words of a part of a sentence by which more, or less, of these measures is better."""

    measures: frozenset[Measure] = Field(title="计量")
    least: Pattern = Field(title="多为好")
    most: Pattern = Field(title="少为好")


class FigureMarks(Record):
    """Words by which a figure is a part, an addition, a quotation or a condition."""

    part: Pattern = Field(title="其中")
    split: Pattern = Field(title="拆开的各份")
    beyond: Pattern = Field(title="另加")
    quoted: Pattern = Field(title="引用要求")
    fulfils: Pattern = Field(title="满足要求")
    respective: Pattern = Field(title="各有")
    goes_on: Pattern = Field(title="接着说")
    occasion: Pattern = Field(title="缘由")
    condition: Pattern = Field(title="条件")
    unsure: Pattern = Field(title="不能当作承诺")
    afterwards: Pattern = Field(title="之后，不是之内")
    ahead: Pattern = Field(title="某事之前的期限，有两种读法")
    conditional_after: Pattern = Field(title="条件，在数字之后")
    kinds: Pattern = Field(title="几种并列")
    including: Pattern = Field(title="还含另一种")
    and_others: Pattern = Field(title="还有其他")
    during: Pattern = Field(title="只说时候", alias="while")
    anew: Pattern = Field(title="另起一事")
    becomes: Fragment = Field(title="改为后来的数")


class Qualifier(Record):
    """Words that take back, narrow or water down a figure that they stand beside: 其中3人待招聘.

    `reach`: beside the figure itself, in its part of the sentence, in that or before it, anywhere in the
    sentence, or in the next one as well. Without `measures` they hold for all of them, without `against` for
    a least and a most alike.
    """

    words: Pattern = Field(title="写法")
    reach: Literal["figure", "part", "before", "sentence", "next"] = Field(title="管到哪里")
    measures: frozenset[Measure] = Field(title="只对这些计量", default=frozenset())
    against: Literal["", "least", "most"] = Field(title="只对这样的要求", default="")
    example: Name = Field(title="例子")


class FigureRule(Dated):
    """All of rules/figures.yaml; words are met in unspaced text."""

    id: Code = Field(title="编号")
    reason: Name = Field(title="理由")
    units: tuple[UnitWords, ...] = Field(title="单位", min_length=1)
    crossings: tuple[Crossing, ...] = Field(title="换算", default=())
    more_is_better: frozenset[Measure] = Field(title="多为好的计量")
    of_kinds: frozenset[Measure] = Field(title="可合着几种数的计量")
    in_period: frozenset[Measure] = Field(title="随周期的计量")
    within: frozenset[Measure] = Field(title="可说以内的计量")
    periods: tuple[PeriodWords, ...] = Field(title="周期", min_length=1)
    each: tuple[Name, ...] = Field(title="每一个")
    each_alike: tuple[tuple[Name, Name], ...] = Field(title="同一个每")
    whole_periods: tuple[tuple[Name, Name], ...] = Field(title="不带“每”的周期")
    sums: Pattern = Field(title="合计")
    comparators: Comparators = Field(title="比较词")
    leanings: tuple[Leanings, ...] = Field(title="倾向")
    marks: FigureMarks = Field(title="标记")
    scopes: tuple[Pattern, ...] = Field(title="限定", description="时候、地方、情形；一行是一个意思")
    unlimited: Pattern = Field(title="不是限定")
    excepted: Pattern = Field(title="除掉", description="§ 处是限定的字样")
    qualifiers: tuple[Qualifier, ...] = Field(title="收回或打折的话", min_length=1)
    unqualified: Pattern = Field(title="收回的话前面的否定", description="紧接在前，意思就反过来")
    not_always: Pattern = Field(title="时段不是一直有")
    told_in_words: tuple[Pattern, ...] = Field(title="不用数字说的要求", default=())
    forbidden: Pattern = Field(title="不得收取的钱")
    forsworn: Pattern = Field(title="否定不得收取的钱")
    beside_sites: Pattern = Field(title="站点之外的面积")
    not_figures: tuple[Fragment, ...] = Field(title="不是数量")
    month_day: Fragment = Field(title="每月的第几日")
    common: tuple[Fragment, ...] = Field(title="不算的字")
    alike: tuple[tuple[Name, ...], ...] = Field(title="同义")

    def crossed(self, origin: Measure, to: Measure) -> tuple[Decimal, Decimal | None] | None:
        """One of `origin` in the base unit of `to`, least and most; None where they are not comparable."""
        if origin == to:
            return Decimal(1), Decimal(1)
        return next(
            ((each.least, each.most) for each in self.crossings if (each.origin, each.to) == (origin, to)),
            None,
        )
