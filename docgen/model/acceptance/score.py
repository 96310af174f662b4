"""What is computed for a period of assessment: its dates, its score, its money; each with its working."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from docgen.model.acceptance.records import RecordedDeduction
from docgen.model.acceptance.rule import Rule
from docgen.model.finding import Message
from docgen.model.service import Supplement

DayRange = tuple[date, date]
"""First and last day, both included."""

SampleKey = tuple[str, str]
"""A random sample: the criterion it is drawn for, and the metric it is drawn from."""

DecimalRange = tuple[Decimal, Decimal]
"""The least and the most."""


@dataclass(frozen=True)
class Period:
    """A period of assessment, first and last day included; `served` and `term` are days since the opening.

    `signed`: the contract's day. `assess_by`: the last day for its assessment, where the tender states one.
    """

    number: int
    name: str
    start: date
    end: date
    stage: str
    served: int
    term: int
    opened: date
    ends: date
    signed: date
    assess_by: date | None = None

    @property
    def empty(self) -> bool:
        """Whether it ends before it begins: the service opened too late to be assessed in it."""
        return self.end < self.start


@dataclass(frozen=True)
class MemberGroup:
    """So many members who got the same counts of services."""

    counts: Mapping[str, int]
    members: int


MetricValue = Decimal | tuple[date, ...] | tuple[MemberGroup, ...] | None
"""What a metric gave: a figure, the days on which something was recorded, members; None: not due here.

Of units that samples are drawn from: how many there are.
"""


@dataclass(frozen=True)
class SampleFacts:
    """The results of a drawn sample: how many were checked, how many failed, the sum of the marks given.

    `supposed`: how many of those checked have no result yet, and are only taken to pass, or to fail.
    """

    drawn: int
    checked: int
    failed: int
    marks: Decimal = Decimal(0)
    supposed: int = 0


@dataclass(frozen=True)
class PeriodFacts:
    """All that a score is computed from: values by metric, samples, judgements by criterion."""

    values: Mapping[str, MetricValue]
    samples: Mapping[SampleKey, SampleFacts] = field(default_factory=dict)
    judgements: Mapping[str, RecordedDeduction] = field(default_factory=dict)
    vetoes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Deduction:
    """Points that a rule takes, at most those of the criterion, and how they come about."""

    points: Decimal
    working: tuple[Message, ...]


@dataclass(frozen=True)
class Reading:
    """Points taken under one reading of the open points that make a difference to them: point → outcome."""

    choice: Mapping[str, str]
    deduction: Decimal
    working: tuple[Message, ...] = ()


@dataclass(frozen=True)
class RuleDeduction:
    """What one rule of a criterion takes, before the criterion's points cap the sum."""

    rule: Rule
    deduction: Deduction


@dataclass(frozen=True)
class CriterionScore:
    """A criterion with the deduction taken; `readings` where open points make it differ.

    `rules`: what each rule that counts takes, under the reading shown; none where an assessor judged.
    """

    code: str
    title: str
    points: Decimal
    deduction: Decimal
    working: tuple[Message, ...]
    evidence: tuple[str, ...] = ()
    readings: tuple[Reading, ...] = ()
    rules: tuple[RuleDeduction, ...] = ()

    @property
    def score(self) -> Decimal:
        """What is left of the points."""
        return self.points - self.deduction


@dataclass(frozen=True)
class ItemScore:
    """An item of the scorecard with its criteria."""

    code: str
    name: str
    points: Decimal
    criteria: tuple[CriterionScore, ...]

    @property
    def score(self) -> Decimal:
        """The sum of the criteria."""
        return sum((criterion.score for criterion in self.criteria), Decimal(0))


@dataclass(frozen=True)
class ExtraScore:
    """Points given or taken beside the scorecard, `each` for every case that `metric` counts."""

    code: str
    name: str
    metric: str
    each: Decimal
    points: Decimal
    working: Message


@dataclass(frozen=True)
class Score:
    """The score of a period under one reading of the open points.

    `given`: the total that an assessor gave without deductions, whatever the items come to.
    `beside`: the malus less the bonus, where open points make it differ.
    """

    items: tuple[ItemScore, ...]
    bonus: Decimal
    bonus_working: Message | None
    bonuses: tuple[ExtraScore, ...]
    maluses: tuple[ExtraScore, ...]
    vetoes: tuple[Message, ...]
    veto_score: Decimal | None
    given: Decimal | None = None
    beside: tuple[Reading, ...] = ()

    @property
    def malus(self) -> Decimal:
        """All points taken beside the scorecard."""
        return sum((entry.points for entry in self.maluses), Decimal(0))

    @property
    def earned(self) -> Decimal:
        """The items' sum and the bonus, less the malus; never below nothing. Vetoes aside."""
        return self.given if self.given is not None else max(self.summed, Decimal(0))

    @property
    def summed(self) -> Decimal:
        """The items' sum and the bonus, less the malus."""
        return sum((item.score for item in self.items), Decimal(0)) + self.bonus - self.malus

    @property
    def total(self) -> Decimal:
        """What counts: the score earned, or what a veto leaves of it."""
        return self.earned if self.veto_score is None else min(self.earned, self.veto_score)


@dataclass(frozen=True)
class Spread:
    """How a payment in full is found, in 元: of `price` less what is `kept`, its `share` of `among` parts.

    To the fen it is the part up to its end, `until` of `among`, less what was `paid` before it. `among` is
    100 and nothing kept, unless a supplement spreads what is left of a price.
    """

    price: Decimal
    kept: Decimal
    share: Decimal
    among: Decimal
    until: Decimal
    paid: Decimal


@dataclass(frozen=True)
class ByDays:
    """An amount of two, in 元, by the days of a period before a supplement and since."""

    old: Decimal
    days_before: int
    new: Decimal
    days_since: int


@dataclass(frozen=True)
class StageAmount:
    """A payment of the contract in full, in 元, and when it falls due; `day_off`: on no workday.

    `supplement`: the one that made it so, if any. `by_days`: where the supplement began while its period ran,
    and both amounts count; `spread` is then that of the new one.
    """

    code: str
    name: str
    share: Decimal
    amount: Decimal
    scored: bool
    due: date | None
    provisional: bool
    day_off: bool
    spread: Spread
    supplement: Supplement | None = None
    by_days: ByDays | None = None

    @property
    def is_share(self) -> bool:
        """Whether the amount is its share in percent of a price: what is left of one is another amount."""
        return self.spread.among == 100 and not self.spread.kept and self.by_days is None


@dataclass(frozen=True)
class StageAccount:
    """A payment by its score beside what was recorded of it, in 元; null: open, or nothing recorded."""

    code: str
    name: str
    due: Decimal | None
    invoiced: Decimal | None
    paid: Decimal | None


@dataclass(frozen=True)
class PossiblePayment:
    """What is paid under the readings that `assumption` names: share in percent, amount in 元 and working.

    `readings` ways to read the other open points give scores from `total` to `most`, and the same amount.
    """

    assumption: tuple[Message, ...]
    total: Decimal
    share: Decimal
    payable: Decimal
    working: tuple[Message, ...]
    most: Decimal
    readings: int = 1


@dataclass(frozen=True)
class Effect:
    """What an outcome of an open point leaves possible: from the least to the most of score and amount."""

    point: str
    outcome: str
    total: DecimalRange
    payable: DecimalRange


@dataclass(frozen=True)
class Settlement:
    """A score, every payment it may lead to, and the one amount where all agree.

    `effects`: for every open point that moves the score, each of its outcomes.
    """

    score: Score
    payments: tuple[PossiblePayment, ...]
    effects: tuple[Effect, ...] = ()

    @property
    def payable(self) -> Decimal | None:
        """The amount in 元; None while they differ."""
        amounts = {payment.payable for payment in self.payments}
        return amounts.pop() if len(amounts) == 1 else None

    @property
    def totals(self) -> DecimalRange:
        """The least and the highest score."""
        return min(each.total for each in self.payments), max(each.most for each in self.payments)
