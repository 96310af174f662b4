"""How the forms that a tender prescribes are written: their titles, their blanks, their volumes."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from docgen.model.base import Code, Name, Record
from docgen.model.rules.dated import Dated
from docgen.model.rules.wording import Fragment, Pattern


class Completion(Record):
    """The unit behind a blank says what it asks for; `words[0]` is added to a label that has none of them."""

    after: Pattern = Field(title="其后")
    words: tuple[Name, ...] = Field(title="字样", min_length=1)


class Context(Record):
    """Words around a blank that say what it asks for, whatever stands right before it."""

    label: Name = Field(title="问的是")
    before: Pattern | None = Field(title="其前", default=None)
    after: Pattern | None = Field(title="其后", default=None)
    kind: Literal["date"] | None = Field(title="只对", default=None)

    def meets(self, before: str, after: str, kind: str) -> bool:
        """Whether a blank of this kind stands between such words, other blanks in them written as _."""
        return (
            (self.kind is None or self.kind == kind)
            and (self.before is None or self.before.search(before) is not None)
            and (self.after is None or self.after.search(after) is not None)
        )


class BlankWords(Dated):
    """All of rules/forms/blanks.yaml; patterns meet text whose signs are of the usual width."""

    id: Code = Field(title="编号")
    source: Name = Field(title="依据")
    reason: Name = Field(title="理由")
    sign: Pattern = Field(title="签字")
    seal: Pattern = Field(title="盖章")
    not_signed: Pattern = Field(title="说到签字而不签的")
    hint: Pattern = Field(title="括号里的提示")
    asking: Pattern = Field(title="提示里的填写二字")
    not_hint: Pattern = Field(title="不是提示的括号")
    prefilled: Pattern = Field(title="预先填好的")
    placeholder: Pattern = Field(title="内容控件的提示", description="Word 自己印在空的控件里的话")
    told_of: Pattern = Field(title="说的是方框", description="方框后面是这些字，说的是怎样打勾，不是要勾的")
    asks: Fragment = Field(title="空着的冒号前的结尾")
    not_asked: Pattern = Field(title="冒号后是正文")
    longest_label: int = Field(title="标签最多字数", gt=0)
    parties: Pattern = Field(title="身份")
    completions: tuple[Completion, ...] = Field(title="后面的单位")
    tail: Pattern = Field(title="标签末尾的虚字")
    number: Pattern = Field(title="标签前的序号和自称")
    stand_ins: Pattern = Field(title="代称")
    sections: Pattern = Field(title="小标题说的是谁", description="组 about：其下各行是谁的，表中横贯的一行")
    rates: Pattern = Field(title="比率的表头")
    variants: Pattern = Field(title="大写、小写")
    contexts: tuple[Context, ...] = Field(title="前后文")

    @property
    def of_money(self) -> tuple[str, ...]:
        """Words of a label that asks for money: those that 元 behind a blank goes with."""
        return next((each.words for each in self.completions if each.after.search("元")), ())


class Hints(Record):
    """What brackets behind a title say of the form."""

    substantive: Pattern = Field(title="实质性格式")
    if_any: Pattern = Field(title="有则提供")
    free: Pattern = Field(title="格式自拟")
    other: Pattern = Field(title="其他提示")


class Apart(Record):
    """Words of a form that put it into no bound volume."""

    words: Pattern = Field(title="字样")
    volume: Name = Field(title="去处")


class Sorting(Record):
    """Which titles go into which of the volumes that a tender names."""

    volume: Pattern = Field(title="册名")
    title: Pattern = Field(title="标题")


class TitleWords(Dated):
    """All of rules/forms/titles.yaml; patterns meet unspaced text."""

    id: Code = Field(title="编号")
    source: Name = Field(title="依据")
    reason: Name = Field(title="理由")
    marked: Pattern = Field(title="格式的编号", description="两组：字样、数字")
    chapters: Pattern = Field(title="格式章的标题")
    not_chapters: Pattern = Field(title="不是格式章")
    ends: Pattern = Field(title="标题的结尾")
    tails: Pattern = Field(title="标题后的变体")
    hints: Hints = Field(title="标题后的提示")
    free_body: Pattern = Field(title="格式自拟的正文")
    not_titles: Pattern = Field(title="不是标题")
    longest: int = Field(title="标题最多字数", gt=0)
    volumes: Pattern = Field(title="分册的名称")
    whole: Pattern = Field(title="整份文件的叫法")
    group: Pattern = Field(title="分组的编号")
    apart: tuple[Apart, ...] = Field(title="不装订的")
    sorting: tuple[Sorting, ...] = Field(title="按标题分册")
    rest: Pattern = Field(title="其余的册")
    stated: Pattern = Field(title="说分几册的话")


class LabelContext(Record):
    """Words around a blank, in its label or in the form's title that say what to fill it with, or not to."""

    before: Pattern | None = Field(title="其前", default=None)
    after: Pattern | None = Field(title="其后", default=None)
    label: Pattern | None = Field(title="问的是", default=None)
    title: Pattern | None = Field(title="格式的标题", default=None)
    field: Name | None = Field(title="资料", default=None)
    open: bool = Field(title="留给人", default=False)


class FormMeaning(Record):
    """What labels mean in the forms whose title says so; `open` ones are a person's there."""

    title: Pattern = Field(title="格式的标题")
    words: dict[Name, Name] = Field(title="标签", default_factory=dict)
    open: tuple[Name, ...] = Field(title="留给人", default=())


class Applies(Record):
    """Forms that only some bidders fill, by words of their title, and what has to hold of the bidder."""

    title: Pattern = Field(title="格式的标题")
    fact: Literal["consortium", "subcontract", "disabled", "prison", "small", "agent", "bid_bond"] = Field(
        title="前提"
    )
    unless: Pattern | None = Field(title="标题里有这些的不算", alias="not", default=None)


class TickQuestion(Record):
    """A question before boxes of 是 and 否, and the field whose options yes and no they are."""

    before: Pattern = Field(title="其前")
    field: Name = Field(title="资料")


class EntryWords(Record):
    """Forms with a sentence for each enterprise, and the fields that each of them asks for."""

    title: Pattern = Field(title="格式的标题")
    fields: tuple[Name, ...] = Field(title="每句的资料")


class ContractWords(Record):
    """Which items of a tender are about past contracts, and the day and amount that they name."""

    items: Pattern = Field(title="评审项的名称")
    since: Pattern = Field(title="起始日", description="组 year、month、day")
    amount: Pattern = Field(title="最低金额", description="组 amount、unit（万）")


class LabelWords(Dated):
    """All of rules/forms/labels.yaml; labels are compared squeezed, without the words for signing."""

    id: Code = Field(title="编号")
    source: Name = Field(title="依据")
    reason: Name = Field(title="理由")
    by_hand: Pattern = Field(title="手写或盖章")
    sealed: Pattern = Field(title="只盖章", description="印章之外不填名称")
    not_of_the_bid: Pattern = Field(title="不是投标的格式")
    several_parties: Pattern = Field(title="有几方的格式")
    bodies: Pattern = Field(title="单位的全称", description="像一个具体单位的名称")
    shared_words: tuple[Name, ...] = Field(title="不知是谁的词")
    own_groups: Pattern = Field(title="说的是本公司的", description="表格里标签左边跨几行的格")
    asides: Pattern = Field(title="标签里的补充", description="括号里是同一个人或单位的另一种叫法")
    own_prefix: Pattern = Field(title="标签前的自称", description="去掉后按其余的字认")
    contexts: tuple[LabelContext, ...] = Field(title="前后文")
    forms: tuple[FormMeaning, ...] = Field(title="按标题")
    fields: dict[Name, tuple[Name, ...]] = Field(title="通用")
    ticks: dict[Name, dict[Name, Pattern]] = Field(title="方框", description="资料 → 选项 → 方框后的字")
    tick_questions: tuple[TickQuestion, ...] = Field(title="是否的方框")
    answers_yes: Pattern = Field(title="“是”的方框")
    answers_no: Pattern = Field(title="“否”的方框")
    part_rate: Pattern = Field(title="各部分的比率", description="组 part 是部分的名称")
    part_words: Pattern = Field(title="各部分比率的大写", description="组 part 同上")
    part_weighted: Pattern = Field(title="各部分按权重的比率", description="组 part 同上")
    ask: tuple[Name, ...] = Field(title="由人答")
    files: tuple[Name, ...] = Field(title="放文件")
    columns: dict[Name, tuple[Name, ...]] = Field(title="表头")
    tables: dict[Name, tuple[Name, ...]] = Field(title="表的种类", description="种类 → 其中任何一栏")
    answer_parts: dict[Literal["substantive", "commercial", "technical"], Pattern] = Field(
        title="偏离表收哪些条款"
    )
    totals: Pattern = Field(title="合计行")
    ambiguous_columns: dict[Name, dict[Name, Pattern]] = Field(title="按标题的表头")
    records: dict[Name, Name] = Field(title="资料写在哪里", description="资料 → 文件.字段")
    unrecorded: dict[Name, Name] = Field(title="资料里没有的", description="资料 → 为什么由人写")
    manager: Pattern = Field(title="项目负责人的岗位")
    each_person: Pattern = Field(title="一人一份的格式")
    entries: EntryWords = Field(title="一家一句的格式")
    contracts: ContractWords = Field(title="业绩的要求")
    member_no: Pattern = Field(title="第几个成员", description="组 no：成员后面的数字")
    applies: tuple[Applies, ...] = Field(title="只有一部分供应商填的")
