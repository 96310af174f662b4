"""What is expected of the words of an answer: confirmation, substance, words of its own."""

from __future__ import annotations

from decimal import Decimal

from pydantic import Field

from docgen.model.base import Code, Figure, Name, Record
from docgen.model.rules.dated import Dated
from docgen.model.rules.wording import Fragment
from docgen.model.sme.price import Percent


class ConfirmationRule(Dated):
    """How a confirmation reads (patterns over squeezed text), what before it turns it round, what is empty.

    `hedges` take back a promise, unless something of `unhedged` stands just before or the same part of the
    sentence speaks of `betterment`.
    """

    id: Code = Field(title="编号")
    reason: Name = Field(title="理由")
    agreement: tuple[Name, ...] = Field(title="确认用语", min_length=1)
    refusal: tuple[Name, ...] = Field(title="否定用语", min_length=1)
    hedges: tuple[Name, ...] = Field(title="折扣用语", min_length=1)
    betterment: tuple[Name, ...] = Field(title="更优用语", min_length=1)
    unhedged: tuple[Name, ...] = Field(title="折扣的否定", min_length=1)
    denial: tuple[Name, ...] = Field(title="反话", min_length=1)
    undenied: tuple[Name, ...] = Field(title="反话的否定", min_length=1)
    proofs: dict[Name, Fragment] = Field(title="证明材料的种类", description="种类 → 字样")
    empty: tuple[Name, ...] = Field(title="空话", min_length=1)


class PrescribedForm(Record):
    """A form whose words are prescribed: told by words that stand in the tender and in the answer alike."""

    name: Name = Field(title="名称")
    words: Name = Field(title="标志用语")
    source: Name = Field(title="依据")


class CopyingRule(Dated):
    """From when on an answer counts as copied; lengths in characters of squeezed text, shares in percent."""

    id: Code = Field(title="编号")
    source: Name = Field(title="依据")
    reason: Name = Field(title="理由")
    threshold: Percent = Field(title="相似度")
    least_length: int = Field(title="最短长度", gt=0)
    brief_length: int = Field(title="短要求的长度", description="短于它而有数字的答复", gt=0)
    brief_threshold: Percent = Field(title="短要求的相似度")
    most_share: Percent = Field(title="照抄比例上限")
    least_answers: int = Field(title="计算比例所需的最少答复数", gt=0)
    forms: tuple[PrescribedForm, ...] = Field(title="规定格式", default=())


class Likeness(Record):
    """An answer that is long enough to be judged, and the clause whose words it is most like.

    `score` in percent, 0 where no clause comes near the rule's threshold (`clause` is then empty).
    """

    code: str
    clause: str = ""
    score: Figure = Decimal(0)
