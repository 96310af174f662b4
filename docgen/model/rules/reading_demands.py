"""The words by which demands are told from what stands beside them: rules/reading/demands.yaml."""

from __future__ import annotations

import re
from functools import cached_property

from pydantic import Field

from docgen.model.base import Code, Name, Record
from docgen.model.rules.dated import Dated
from docgen.model.rules.wording import Fragment, Pattern

# Signs of full width as the usual ones, one for one, so that places in a text stay.
_HALF_WIDTH = str.maketrans("０１２３４５６７８９．：（）％／－", "0123456789.:()%/-")


class EffectWords(Record):
    """What the sentence that defines a mark says of it; `denied` is taken out first."""

    denied: tuple[Pattern, ...] = Field(title="不是这样的")
    void: tuple[Pattern, ...] = Field(title="无效")
    proof: tuple[Pattern, ...] = Field(title="须证明")
    points: tuple[Pattern, ...] = Field(title="扣分")
    note: tuple[Pattern, ...] = Field(title="提示")


class DemandWords(Dated):
    """All of rules/reading/demands.yaml; words are met in unspaced text, figures in the text as printed."""

    id: Code = Field(title="编号")
    title: Name = Field(title="名称")
    effects: EffectWords = Field(title="标识的含义")
    catalogues: Pattern = Field(title="产品清单的符号")
    weighty: Pattern = Field(title="重要条款")
    substantive_words: tuple[Pattern, ...] = Field(title="实质性要求的字样")
    substantive_note: Pattern = Field(title="注明实质性要求的括号")
    marked_in_words: Pattern = Field(title="说明字样含义的句子")
    looks: Pattern = Field(title="以字体表示")
    bold: Pattern = Field(title="粗体的说法")
    underlined: Pattern = Field(title="下划线的说法")
    ordinary_words: Pattern = Field(title="以平常字眼表示")
    background_heads: tuple[Name, ...] = Field(title="背景的标题")
    background_beside: tuple[Name, ...] = Field(title="与背景连写的字样")
    writing_heads: tuple[Name, ...] = Field(title="文件写法的标题")
    mark_heads: tuple[Name, ...] = Field(title="标识说明的标题")
    payment_heads: tuple[Name, ...] = Field(title="付款的标题")
    payment: Pattern = Field(title="付款")
    payment_duty: Pattern = Field(title="付款标题下对供应商的要求")
    duty: Pattern = Field(title="要求的字样")
    strict_duty: Pattern = Field(title="说到谁必须怎样")
    assessed: Pattern = Field(title="考核扣减的句子")
    for_reckoning: Pattern = Field(title="供测算的数据")
    fact_labels: tuple[Name, ...] = Field(title="事实的标签")
    nothing: Pattern = Field(title="没有要求")
    references: Pattern = Field(title="指向别处")
    lead_words: Pattern = Field(title="引出下文的字样")
    carried_out: Pattern = Field(title="按别处执行")
    notes: Pattern = Field(title="对读者说的话")
    definitions: Pattern = Field(title="词语定义")
    requirement_heads: tuple[Name, ...] = Field(title="要求列")
    sure_heads: tuple[Name, ...] = Field(title="一定是要求的列")
    context_heads: tuple[Name, ...] = Field(title="不是要求的列")
    money_heads: tuple[Name, ...] = Field(title="金额列")
    proof_heads: tuple[Name, ...] = Field(title="证明材料列")
    assessment_heads: tuple[Name, ...] = Field(title="考核评分列")
    criteria_of_size: tuple[Name, ...] = Field(title="企业划型列")
    rows_to_skip: tuple[Name, ...] = Field(title="不是要求的行")
    remark_heads: tuple[Name, ...] = Field(title="备注列")
    units: Fragment = Field(title="量词")
    not_figures: Fragment = Field(title="不是数值")
    clock: Fragment = Field(title="时刻")
    date: Fragment = Field(title="日期")
    rounds: Fragment = Field(title="乘与分")
    bounds: Pattern = Field(title="界限后的数")
    levels: Pattern = Field(title="等级")

    def says_substantive(self, text: str) -> str:
        """The words of an unspaced text by which it is substantive without a mark, or the empty text."""
        if note := self.substantive_note.search(text):
            return note.group().strip("()（）")
        found = next((met for word in self.substantive_words if (met := word.search(text))), None)
        return found.group() if found else ""

    @cached_property
    def _numbers(self) -> re.Pattern[str]:
        number = r"(?<![0-9.,])[0-9](?:[0-9,]{0,20}[0-9])?(?:\.[0-9]{1,12})?(?![0-9])"
        per = rf"(?:/(?:{self.units})(?:[·/](?:{self.units}))*)?"
        span = rf"{number}(?:\s?[-~—～－]\s?{number})?\s?(?:{self.units}){per}"
        return re.compile(f"{self.date}|{self.clock}|{self.rounds}|{span}")

    @cached_property
    def _others(self) -> re.Pattern[str]:
        return re.compile(rf"{self.not_figures}|(?:19|20)[0-9]{{2}}年(?![0-9])")

    def figures(self, text: str) -> tuple[str, ...]:
        """The figures of a text as printed, in order: 4次, 15分钟, 7:30, 2028年5月1日, 120元/人·月, 三级.

        Numbers of laws, standards, chapters, telephones and bare years are none.
        """
        plain = text.translate(_HALF_WIDTH)
        hidden = self._others.sub(lambda met: "\0" * len(met.group()), plain)
        spans = [met.span() for met in self._numbers.finditer(hidden)]
        spans += [met.span(1) for met in self.levels.finditer(hidden)]
        starts = {start for start, _ in spans}
        spans += [met.span(1) for met in self.bounds.finditer(hidden) if met.start(1) not in starts]
        return tuple(text[start:end] for start, end in sorted(spans))
