"""What the templates of an acceptance may use: every field with its Chinese name."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from pydantic import Field

from docgen.render.engine.values import Anchor, Contents, Fields, PageOf, Picture, Prose
from docgen.render.response.fields import ProjectFields, VolumeFields


class OperatorFields(Fields):
    """The operator."""

    name: str = Field(title="运营方名称")
    uscc: str = Field(title="统一社会信用代码")
    bank: str = Field(title="开户银行")
    account: str = Field(title="银行账号")
    phone: str = Field(title="电话")


class ContractFields(Fields):
    """The contract."""

    number: str = Field(title="合同编号")
    signed: date = Field(title="签订日期")
    opened: date = Field(title="投入使用日期")
    amount: Decimal = Field(title="合同金额（元），经补充协议调整的为调整后")
    adjusted: str = Field(title="签订时的金额和调整它的补充协议，没有调整为空文字")


class PeriodFields(Fields):
    """The period of assessment."""

    number: int = Field(title="第几期")
    name: str = Field(title="名称")
    start: date = Field(title="起")
    end: date = Field(title="止")
    assess_by: date | None = Field(title="最迟考核日，采购文件没有写的为空")
    assess_term: str = Field(title="考核期限的原文意思与出处，没有写的为空文字")


class PossiblePaymentFields(Fields):
    """What is paid under one set of readings."""

    no: int = Field(title="序号")
    assumption: str = Field(title="做法；没有待定事项为空文字")
    total: Decimal = Field(title="得分；几种做法合为一行的为最低分")
    most: Decimal = Field(title="几种做法合为一行的最高分")
    share: Decimal = Field(title="支付比例（百分比）")
    payable: Decimal = Field(title="应付金额（元）")
    working: str = Field(title="算式")


class MoneyFields(Fields):
    """A score and what it pays."""

    total: Decimal = Field(title="得分；有一票否决的为视同得分；待定事项各取第一种做法")
    score: str = Field(title="得分的文字；有待定事项时为最低至最高")
    ranged: bool = Field(title="得分是否因待定事项或抽查未完而有高低")
    open: bool = Field(title="各条扣分是否因待定事项而不定")
    earned: Decimal = Field(title="各项合计，不计一票否决；待定事项各取第一种做法")
    share: Decimal | None = Field(title="支付比例（百分比），未定为空")
    payable: Decimal | None = Field(title="应付金额（元），未定为空")
    least: Decimal = Field(title="各种做法中最少的应付金额（元）")
    most: Decimal = Field(title="各种做法中最多的应付金额（元）")
    outcomes: list[PossiblePaymentFields] = Field(title="各种做法")


class ScoreLine(Fields):
    """One criterion with its deduction and scores."""

    no: int = Field(title="序号")
    code: str = Field(title="评分编号")
    number: str = Field(title="条目号，如：1.2")
    item: str = Field(title="考核项目")
    item_points: Decimal = Field(title="考核项目的分值")
    item_score: Decimal = Field(title="考核项目的自评得分")
    opens: bool = Field(title="是否考核项目的第一条")
    title: str = Field(title="评分内容")
    points: Decimal = Field(title="分值")
    requirement: str = Field(title="要求")
    rule: str = Field(title="扣分办法")
    working: list[str] = Field(title="台账所示与算式，逐句")
    deduction: Decimal = Field(title="自评扣分")
    score: Decimal = Field(title="自评得分")
    assessed: Decimal | None = Field(title="考核人评分，未评为空")
    differs: str = Field(title="与自评不同的理由，相同为空文字")
    readings: str = Field(title="待定事项的各种扣分，没有为空文字")
    spread: str = Field(title="待定事项的最少至最多扣分，没有为空文字")


class MoveLine(Fields):
    """An open point that moves the score, as the first page sums it up."""

    no: int = Field(title="序号")
    text: str = Field(title="原文的不明之处")
    points: str = Field(title="影响得分（分）")
    money: str = Field(title="影响应付金额（元）")
    decides: str = Field(title="由谁、何时前决定")


class ReadingLine(Fields):
    """What a criterion takes under one reading of the open points, and how that comes about."""

    number: str = Field(title="条目号，如：1.2")
    title: str = Field(title="评分内容")
    opens: bool = Field(title="是否该条的第一种做法")
    assumption: str = Field(title="做法")
    working: list[str] = Field(title="台账所示与算式，逐句")
    deduction: Decimal = Field(title="扣分")


class BehindLine(Fields):
    """A row of a ledger behind a deduction."""

    no: int = Field(title="序号")
    head: str = Field(title="所属扣分：条目号、评分内容、扣分和算式")
    opens: bool = Field(title="是否该条扣分的第一行")
    place: str = Field(title="文件、工作表和行号；不在台账里的为台账名称或空文字")
    key: str = Field(title="编号，个人信息已脱敏")
    day: str = Field(title="日期，如：2026-03-02；没有为空文字")
    site: str = Field(title="站点，没有为空文字")
    reason: str = Field(title="事由；没有逐行列出的，写明原因")
    count: str = Field(title="计几；与别的行合计为一的为空文字")
    points: str = Field(title="本行扣分；得分或不得分的条目为空文字")


class ExtraLine(Fields):
    """Points given or taken beside the scorecard."""

    name: str = Field(title="事项")
    points: Decimal = Field(title="分")
    working: str = Field(title="算式")


class RowFields(Fields):
    """A row of a table."""

    cells: list[str] = Field(title="各格文字")


class TableFields(Fields):
    """A table of the ledgers; at most eight columns."""

    no: int = Field(title="序号")
    title: str = Field(title="表名")
    heading: Anchor = Field(title="带书签的表名（{{r …}}）")
    columns: list[str] = Field(title="列名")
    rows: list[RowFields] = Field(title="各行")
    total: int = Field(title="总行数，可能多于所列")
    criteria: str = Field(title="所证的评分编号")
    page: PageOf = Field(title="所在页（{{r …}}）")


class LedgerFields(Fields):
    """A ledger that the report rests on."""

    no: int = Field(title="序号")
    title: str = Field(title="台账名称")
    file: str = Field(title="文件")
    rows: int = Field(title="行数")
    repeated: int = Field(title="其中重复而不计的行数")
    sha256: str = Field(title="SHA-256")


class ChartFields(Fields):
    """A chart."""

    title: str = Field(title="图名")
    unit: str = Field(title="单位")
    target: Decimal | None = Field(title="每月目标，没有为空")
    picture: Picture = Field(title="图（{{r …}}）")


class ShortLine(Fields):
    """A criterion that lost points, for the plan to mend it."""

    no: int = Field(title="序号")
    code: str = Field(title="评分编号")
    number: str = Field(title="条目号，如：1.2")
    title: str = Field(title="评分内容")
    deduction: Decimal = Field(title="扣分")
    working: str = Field(title="原因与算式")


class StageFields(Fields):
    """A payment of the contract."""

    no: int = Field(title="序号")
    name: str = Field(title="名称")
    share: Decimal | None = Field(title="占合同总价的比例（百分比）；补充协议使金额不再是总价的比例时为空")
    working: str = Field(title="金额的算式")
    amount: Decimal = Field(title="金额（元）")
    due: date | None = Field(title="付款时点，事件未到为空")
    provisional: bool = Field(title="付款时点是否因节假日未公布而暂定")
    day_off: bool = Field(title="付款时点是否休息日")
    scored: bool = Field(title="是否按考核得分支付")
    now: bool = Field(title="是否本期")
    supplement: str = Field(title="调整本期金额的补充协议，没有为空文字")


class AccountFields(Fields):
    """A payment beside what was recorded of it up to the paper's date."""

    no: int = Field(title="序号")
    name: str = Field(title="名称")
    due: Decimal | None = Field(title="应付（元），未定或未考核为空")
    invoiced: Decimal | None = Field(title="已开发票（元），没有记录为空")
    paid: Decimal | None = Field(title="已付（元），没有记录为空")
    differs: Decimal | None = Field(title="已付减应付（元），不能比较为空")


class SampleFields(Fields):
    """A random sample as a check form."""

    no: int = Field(title="序号")
    code: str = Field(title="评分编号")
    title: str = Field(title="抽样总体")
    question: str = Field(title="检查内容")
    seed: str = Field(title="种子")
    population: str = Field(title="总体的数量和编号的 SHA-256；没有为空文字")
    columns: list[str] = Field(title="列名")
    rows: list[RowFields] = Field(title="抽中的单位")
    marked: bool = Field(title="是否打分")


class OpenPointFields(Fields):
    """An open point of the tender's text."""

    code: str = Field(title="事项编号")
    text: str = Field(title="原文的不明之处")
    place: str = Field(title="出处")
    outcomes: str = Field(title="可能的做法")
    decision: str = Field(title="决定：做法、决定人、日期、依据；未决定为空文字")


class EventPicture(Fields):
    """A picture of an event."""

    title: str = Field(title="图名，即文件名")
    picture: Picture = Field(title="图（{{r …}}）")


class WrittenFields(Fields):
    """What the operator wrote of a month or week."""

    body: Prose = Field(title="正文（{{p …}}）")


class EventFields(Fields):
    """What was held in a month or week, with its pictures."""

    name: str = Field(title="活动名称；本期的照片为空文字")
    pictures: list[EventPicture] = Field(title="照片、签到表")


class PeriodicSectionFields(Fields):
    """A month, week or quarter of a periodic paper."""

    title: str = Field(title="期间")
    heading: Anchor = Field(title="带书签的期间（{{r …}}）")
    tables: list[TableFields] = Field(title="各表")
    plan: list[str] = Field(title="下期计划")
    written: list[WrittenFields] = Field(title="运营方写的工作叙述：一份，没有为空列表")
    events: list[EventFields] = Field(title="活动的照片和签到表，没有为空列表")


class AcceptanceFields(Fields):
    """Everything a template of an acceptance may use."""

    volume: VolumeFields = Field(title="本文件")
    contents: Contents = Field(title="目录（{{p contents }}）")
    project: ProjectFields = Field(title="项目")
    bidder: OperatorFields = Field(title="运营方")
    contract: ContractFields = Field(title="合同")
    period: PeriodFields = Field(title="考核周期")
    signed: date = Field(title="报告日期")
    assessor: str = Field(title="考核人，未评为空文字")
    assessor_paper: str = Field(title="考核文件")
    assessed_on: date | None = Field(title="考核日期，未评为空")
    total_only: bool = Field(title="考核人是否只给总分")
    scorecard_title: str = Field(title="评分表名称")
    own: MoneyFields = Field(title="自评得分与金额")
    final: MoneyFields = Field(title="考核人评分与金额；未评则同自评")
    scorecard: list[ScoreLine] = Field(title="评分表")
    readings: list[ReadingLine] = Field(title="待定事项各种做法的算式；没有的为空列表")
    behind: list[BehindLine] = Field(title="扣分依据的台账行")
    behind_total: Decimal = Field(title="评分表各条扣分合计")
    bonus: Decimal = Field(title="加分合计")
    bonuses: list[ExtraLine] = Field(title="加分")
    maluses: list[ExtraLine] = Field(title="扣分项目")
    vetoes: list[str] = Field(title="一票否决")
    points: list[OpenPointFields] = Field(title="原文的不明之处")
    moves: list[MoveLine] = Field(title="影响得分的待定事项，影响金额大的在前；没有的为空列表")
    missing: list[str] = Field(title="台账缺少的记录，没有的为空列表")
    charts: list[ChartFields] = Field(title="图")
    tables: list[TableFields] = Field(title="证据表")
    ledgers: list[LedgerFields] = Field(title="台账")
    short: list[ShortLine] = Field(title="扣分各条")
    rectify: str = Field(title="须整改时的期限与状态，否则为空文字")
    measures: list[str] = Field(title="整改措施")
    stages: list[StageFields] = Field(title="各期付款")
    stages_total: Decimal = Field(title="各期付款合计（元）")
    stage: StageFields = Field(title="本期付款")
    accounts: list[AccountFields] = Field(title="应付与已付；没有付款和发票记录的为空列表")
    samples: list[SampleFields] = Field(title="抽查")
    sections: list[PeriodicSectionFields] = Field(title="定期材料的各期")
    stages_notes: list[str] = Field(title="补充协议对各期付款的调整和算式，没有为空列表")
    notices: list[str] = Field(title="卷首须知：已有签署的文本、有台账没有读到等，没有为空列表")
    assessed_early: bool = Field(title="考核是否早于周期截止日")
    marking: str = Field(title="密级标识，如：内部资料 含个人信息；没有为空文字")
