"""Fields of answers: deviation tables, the panel's rows and items, and the places that they point at."""

from __future__ import annotations

from decimal import Decimal

from pydantic import Field

from docgen.render.engine.values import Fields, PageOf


class EvidenceRef(Fields):
    """A reference to a piece of evidence: in this volume with its page, else with the volume's title."""

    label: str = Field(title="编号，如：附件3")
    title: str = Field(title="材料名称")
    here: bool = Field(title="是否在本卷")
    volume: str = Field(title="所在卷名")
    page: PageOf = Field(title="所在页（{{r …}}）：在本卷为页码，在他卷为“第n页”，未知时为空")


class PaperRef(EvidenceRef):
    """A reference to a paper about a person."""

    kind: str = Field(title="材料种类，如：身份证")


class FormRef(Fields):
    """A reference to a form of a volume, by its heading: here with its page, else with the volume's title."""

    title: str = Field(title="表格名称")
    here: bool = Field(title="是否在本卷")
    volume: str = Field(title="所在卷名")
    page: PageOf = Field(title="所在页（{{r …}}）：在本卷为页码，在他卷为“第n页”，未知时为空")


class ChapterRef(Fields):
    """A reference to a chapter of the service plan."""

    title: str = Field(title="章名")
    here: bool = Field(title="是否在本卷")
    volume: str = Field(title="所在卷名，在本卷为空文字")
    page: PageOf = Field(title="所在页（{{r …}}）：在本卷为页码，在他卷为“第n页”，未知时为空")


class DeviationRow(Fields):
    """One clause with its answer."""

    no: int = Field(title="序号")
    code: str = Field(title="条款编号")
    mark: str = Field(title="标记，如 ▲、▲#；条款没有而标题有的，为标题的标记")
    mark_note: str = Field(title="标记的来由：所属标题、所含用语；条款自己带标记的为空文字")
    substantive: bool = Field(title="是否实质性条款")
    title: str = Field(title="名称")
    place: str = Field(title="出处")
    sites: str = Field(title="只说到的站点，不分站点的为空文字")
    opens: bool = Field(title="是否与上一条说的站点不同；全表不分站点的都为否")
    requirement: str = Field(title="采购文件要求")
    answer: str = Field(title="响应内容")
    deviation: str = Field(title="偏离：无偏离、正偏离、负偏离")
    evidence: list[EvidenceRef] = Field(title="证明材料")


class AnswerTableFields(Fields):
    """One of the deviation tables that the tender prescribes, or of the usual two."""

    title: str = Field(title="表名，如：商务要求偏离表")
    rows: list[DeviationRow] = Field(title="各条款，不会为空")
    last_commercial: bool = Field(title="其后是否接付款方式：最后一张商务要求的表，没有则为最后一张")


class ScoreRow(Fields):
    """One criterion of the service scorecard (or of the panel's evaluation) and where it is answered."""

    no: int = Field(title="序号")
    code: str = Field(title="评分编号")
    item: str = Field(title="考核项目")
    item_points: Decimal | None = Field(title="考核项目的分值")
    opens: bool = Field(title="是否考核项目的第一条")
    title: str = Field(title="评分内容")
    points: Decimal | None = Field(title="分值，未拆分为空")
    requirement: str = Field(title="要求")
    deduction: str = Field(title="扣分办法")
    answer: str = Field(title="响应内容")
    evidence: list[EvidenceRef] = Field(title="证明材料")
    by_price: bool = Field(title="是否按报价评分")
    chapters: list[ChapterRef] = Field(title="响应所在章节")
    forms: list[FormRef] = Field(title="响应所在表格")
    kind: str = Field(title="评分方式：主观、客观、报价，未写明为空文字")
    by_marks: bool = Field(title="是否按标记条款的偏离评分")
    score: Decimal | None = Field(title="自评分，没有为空")
    tier: str = Field(title="自评档次，没有为空文字")


class EvaluationTableFields(Fields):
    """The criteria of one group of the panel's, as an index of their own."""

    title: str = Field(title="索引标题，如：商务评分索引")
    rows: list[ScoreRow] = Field(title="评审标准")


class ReviewRowFields(Fields):
    """A row of the qualification or conformity review and where it is answered."""

    no: int = Field(title="序号")
    code: str = Field(title="审查编号")
    name: str = Field(title="审查因素")
    requirement: str = Field(title="审查内容，采购文件原文")
    proof: str = Field(title="证明材料要求，没有写的为空文字")
    by_purchaser: bool = Field(title="是否由采购人自行查询")
    optional: bool = Field(title="是否不一定涉及")
    place: str = Field(title="出处")
    answer: str = Field(title="响应内容")
    evidence: list[EvidenceRef] = Field(title="证明材料")
    forms: list[FormRef] = Field(title="响应所在表格")
    chapters: list[ChapterRef] = Field(title="响应所在章节")
