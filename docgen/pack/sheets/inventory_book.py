"""The inventory as a workbook: the papers' numbers, sums as formulas with their values, ready to print."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal

from xlsxwriter.utility import xl_col_to_name, xl_rowcol_to_cell

from docgen.model.handover.inventory import CHANGES_HANDS, FATE_NAMES, AssetLine, Handover
from docgen.model.handover.project import HandoverProject
from docgen.model.tender.tender import Lot
from docgen.pack.sheets.book import FIRST, Book, Column

_INVENTORY = (
    Column("序号", 6, "count"),
    Column("站点", 20),
    Column("类别", 11),
    Column("资产编号", 15),
    Column("资产名称", 22),
    Column("品牌型号", 26),
    Column("序列号", 16),
    Column("数量", 8, "figure"),
    Column("单位", 6),
    Column("购置日期", 12, "date"),
    Column("投入使用日期（空白的按购置日期）", 14, "date"),
    Column("原值（元）", 14, "money"),
    Column("净值（元）", 14, "money"),
    Column("使用寿命（月）", 10, "count"),
    Column("已用月数", 10, "count"),
    Column("现状", 7),
    Column("存放位置", 14),
    Column("处理", 11),
    Column("对应设施", 16),
    Column("发票或凭证号", 16),
    Column("备注", 20),
)
_LABEL, _VALUE, _NET = 2, 11, 12
_STAYING = (
    Column("序号", 6, "count"),
    Column("站点", 22),
    Column("资产编号", 15),
    Column("资产名称", 24),
    Column("数量", 8, "figure"),
    Column("单位", 6),
    Column("处理", 12),
    Column("依据条款", 30),
    Column("处置日期", 12, "date"),
    Column("处置原因", 40),
)
_ACCOUNTS = (
    Column("序号", 6, "count"),
    Column("账号编号", 12),
    Column("种类", 10),
    Column("平台", 12),
    Column("名称", 26),
    Column("账号标识", 20),
    Column("登记主体", 24),
    Column("管理员", 10),
    Column("绑定手机", 14),
    Column("数量", 10, "count"),
    Column("单位", 6),
    Column("移交方式", 30),
    Column("含个人信息", 8),
    Column("移交依据", 34),
    Column("处理", 12),
)
_SITES = (
    Column("序号", 6, "count"),
    Column("站点", 30),
    Column("项数", 10, "count"),
    Column("原值（元）", 18, "money"),
    Column("净值（元）", 18, "money"),
)
_MOVEMENTS = (
    Column("序号", 6, "count"),
    Column("站点", 20),
    Column("资产编号", 15),
    Column("资产名称", 22),
    Column("单位", 6),
    *(Column(f"{name}数量", 10, "figure") for name in ("承接", "新增", "处置", "期末")),
    *(Column(f"{name}原值（元）", 14, "money") for name in ("承接", "新增", "处置", "期末")),
)


def inventory_book(project: HandoverProject, figures: Handover, places: Mapping[str, str]) -> bytes:
    """An .xlsx of the handover; same input, same bytes. `places`: where each clause stands, by its code."""
    service, operator = project.service, project.service.operator.name
    book = Book(
        service.tender.project_name,
        f"移交方：{operator}　接收方：{project.receiver_name}　移交日期：{project.terms.date.isoformat()}",
        operator,
    )
    _summary(book, figures)
    _inventory(book, figures)
    _staying(book, figures, service.tender.lot, places)
    _accounts(book, figures)
    if figures.movements:
        _movements(book, figures, service.tender.lot)
    return book.content()


def _summary(book: Book, figures: Handover) -> None:
    """Sites and their sums; the total sums them up."""
    sheet = book.sheet("汇总", _SITES)
    for no, site in enumerate(figures.sites, 1):
        sheet.add((no, site.name, site.count, site.value, site.net))
    last = sheet.row
    sums = ((2, figures.count), (3, figures.value), (4, figures.net))
    sheet.add_sums(
        1,
        "合计",
        {at: (f"SUM({_column(at, FIRST, last)})", total) for at, total in sums},
    )


def _inventory(book: Book, figures: Handover) -> None:
    """Every line that changes hands; a subtotal under each category, a sum under each site, the total."""
    sheet = book.sheet("资产清册", _INVENTORY)
    numbers = {line.row: no for no, _, _, line in figures.changing()}
    totals = []
    for site in figures.sites:
        parts = []
        for group in site.groups:
            start = sheet.row + 1
            for line in group.lines:
                sheet.add(_cells(numbers[line.row], site.name, line))
            rows = f"{start}:{{column}}{sheet.row}"
            parts.append(sheet.row + 1)
            label = f"小计：{group.category}（{len(group.lines)} 项）"
            sheet.add_sums(_LABEL, label, _both(f"SUM({{column}}{rows})", group.value, group.net))
        totals.append(sheet.row + 1)
        label = f"{site.name}合计（{site.count} 项）"
        sheet.add_sums(_LABEL, label, _both(_plus(parts), site.value, site.net))
    label = f"总计（{figures.count} 项）"
    sheet.add_sums(_LABEL, label, _both(_plus(totals), figures.value, figures.net))


def _staying(book: Book, figures: Handover, lot: Lot, places: Mapping[str, str]) -> None:
    """What does not change hands: excluded, kept, leases that end, disposed of."""
    sheet = book.sheet("不列入移交", _STAYING)
    rows = [(line, line.fate, line.quantity) for line in figures.staying()]
    rows += [(line, "disposed", line.asset.gone) for line in figures.disposed()]
    for no, (line, fate, quantity) in enumerate(rows, 1):
        asset = line.asset
        gone = fate == "disposed"
        sheet.add(
            (
                no,
                lot.site_name(asset.site),
                asset.code,
                asset.name,
                quantity,
                asset.unit,
                FATE_NAMES[fate],
                places.get(line.clause, ""),
                asset.disposed_on if gone else None,
                asset.disposal_reason if gone else "",
            )
        )


def _accounts(book: Book, figures: Handover) -> None:
    """Accounts and data, those that change hands first."""
    sheet = book.sheet("账号与数据", _ACCOUNTS)
    ordered = sorted(figures.accounts, key=lambda line: line.fate not in CHANGES_HANDS)
    for no, line in enumerate(ordered, 1):
        account = line.account
        sheet.add(
            (
                no,
                account.code,
                account.kind,
                account.platform,
                account.name,
                account.identifier,
                account.entity,
                account.administrator,
                account.phone,
                account.size,
                account.unit,
                account.transfer,
                account.personal,
                account.ground,
                FATE_NAMES[line.fate],
            )
        )


def _movements(book: Book, figures: Handover, lot: Lot) -> None:
    """Opening + additions − disposals = closing; the closing is a formula of the other three."""
    sheet = book.sheet("承接变动", _MOVEMENTS)
    for no, move in enumerate(figures.movements, 1):
        quantities = (move.opening, move.added, move.disposed, None)
        values = (move.opening_value, move.added_value, move.disposed_value, None)
        site = lot.site_name(move.site)
        sheet.add((no, site, move.code, move.name, move.unit, *quantities, *values))
        row = sheet.row
        sheet.formula(8, f"F{row}+G{row}-H{row}", move.closing - move.gap)
        sheet.formula(12, f"J{row}+K{row}-L{row}", move.closing_value - move.value_gap)


def _both(formula: str, value: Decimal, net: Decimal) -> dict[int, tuple[str, Decimal | int]]:
    """The same sum over both amounts; `{column}` stands for the amount's letter."""
    amounts = ((_VALUE, value), (_NET, net))
    return {at: (formula.format(column=xl_col_to_name(at)), amount) for at, amount in amounts}


def _column(at: int, first: int, beyond: int) -> str:
    return f"{xl_rowcol_to_cell(first, at)}:{xl_rowcol_to_cell(beyond - 1, at)}"


def _plus(rows: Iterable[int]) -> str:
    return "+".join(f"{{column}}{row}" for row in rows) or "0"


def _cells(no: int, site: str, line: AssetLine) -> tuple[object, ...]:
    asset = line.asset
    return (
        no,
        site,
        asset.category,
        asset.code,
        asset.name,
        asset.model,
        asset.serial,
        line.quantity,
        asset.unit,
        asset.acquired,
        asset.used_from,
        line.value,
        line.net,
        line.life_months,
        line.used_months,
        asset.condition,
        asset.place,
        FATE_NAMES[line.fate],
        asset.facility,
        asset.invoice,
        asset.note,
    )
