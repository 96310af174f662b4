"""Draw the sample evidence and the plan's charts of examples/pingxiang-lot1, all invented.

    python scripts/draw_sample_evidence.py [project folder]

Every sheet is an A4 page of 150 dpi (cards lie across), in a palette of a few colours, with a pale diagonal
「样本」 over it; the same fonts give the same bytes. No sheet shows an identity number.
Needs the packages fonts-noto-cjk and fonts-lxgw-wenkai (see scripts/install_system_packages.sh).
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

PROJECT = Path(__file__).resolve().parent.parent / "examples" / "pingxiang-lot1"
FONTS = Path("/usr/share/fonts")
SERIF = FONTS / "opentype/noto/NotoSerifCJK-Regular.ttc"
SANS = FONTS / "opentype/noto/NotoSansCJK-Regular.ttc"
KAI = FONTS / "truetype/lxgw-wenkai/LXGWWenKai-Regular.ttf"
SIMPLIFIED = 2
"""The place of the Simplified Chinese face in Noto's collections."""

A4 = (1240, 1754)
INK, FRAME, SEAL, PALE, WHITE = (32, 32, 40), (70, 96, 140), (190, 60, 60), (228, 228, 228), (255, 255, 255)
PALETTE = (WHITE, INK, FRAME, SEAL, PALE)

COMPANY = "广西示例人力资源服务有限公司"
ADDRESS = "广西壮族自治区示例市示例区样本路 8 号示例大厦 6 楼"
HR_SCOPE = (
    "职业中介、职业指导、创业指导、人力资源管理咨询、人力资源测评、人力资源培训、"
    "人力资源供求信息的收集和发布、组织开展现场招聘会、开展网络招聘"
)
Row = tuple[str, str]


@dataclass(frozen=True)
class Sheet:
    """A sample paper: rows of label and value, a grid whose first row is the head, closing words, issuer."""

    file: str
    title: str
    rows: tuple[Row, ...] = ()
    grid: tuple[tuple[str, ...], ...] = ()
    closing: str = ""
    issuer: str = COMPANY
    issued: str = "2025年11月10日"
    across: bool = False


SHEETS = (
    Sheet(
        "company/evidence/licence.png",
        "营业执照",
        (
            ("名称", COMPANY),
            ("类型", "有限责任公司"),
            ("住所", ADDRESS),
            ("法定代表人", "甄示例"),
            ("注册资本", "人民币贰佰万元整"),
            ("成立日期", "2019年04月18日"),
            ("营业期限", "长期"),
            ("经营范围", "职业中介活动；人力资源服务；劳务派遣服务；企业管理咨询；会议及展览服务"),
        ),
        issuer="示例市市场监督管理局",
        issued="2019年04月18日",
        across=True,
    ),
    Sheet(
        "company/evidence/hr-permit.png",
        "人力资源服务许可证",
        (
            ("单位名称", COMPANY),
            ("法定代表人", "甄示例"),
            ("编号", "示例人服证字〔2023〕第000000号"),
            ("服务范围", HR_SCOPE),
            ("有效期限", "2023年06月01日至2028年05月31日"),
        ),
        issuer="示例市人力资源和社会保障局",
        issued="2023年06月01日",
        across=True,
    ),
    Sheet(
        "company/evidence/dispatch-permit.png",
        "劳务派遣经营许可证",
        (
            ("单位名称", COMPANY),
            ("住所", ADDRESS),
            ("法定代表人", "甄示例"),
            ("编号", "示例劳派证字〔2024〕第000000号"),
            ("许可经营事项", "劳务派遣"),
            ("有效期限", "2024年12月01日至2027年11月30日"),
        ),
        issuer="示例市人力资源和社会保障局",
        issued="2024年12月01日",
        across=True,
    ),
    Sheet(
        "company/evidence/finance.png",
        "2024 年度财务报表（摘要）",
        (("编制单位", COMPANY), ("金额单位", "元")),
        (
            ("项目", "2023 年", "2024 年"),
            ("营业收入", "8,530,000.00", "9,860,000.00"),
            ("营业成本", "7,190,000.00", "8,270,000.00"),
            ("净利润", "396,000.00", "472,000.00"),
            ("资产总额", "4,750,000.00", "5,320,000.00"),
            ("负债总额", "1,630,000.00", "1,728,000.00"),
            ("所有者权益", "3,120,000.00", "3,592,000.00"),
            ("从业人员（人）", "42", "46"),
        ),
        issued="2025年03月20日",
    ),
    Sheet(
        "company/evidence/tax.png",
        "税收完税证明",
        (("纳税人名称", COMPANY), ("所属期间", "2025年07月至2025年09月")),
        (
            ("税种", "所属期", "入库日期", "实缴金额（元）"),
            ("增值税", "2025年07月", "2025-08-12", "18,620.40"),
            ("增值税", "2025年08月", "2025-09-11", "17,985.15"),
            ("增值税", "2025年09月", "2025-10-14", "19,240.85"),
            ("城市维护建设税", "2025年07–09月", "2025-10-14", "3,909.25"),
            ("企业所得税", "2025年第三季度", "2025-10-14", "9,860.00"),
            ("合计", "", "", "69,615.65"),
        ),
        issuer="示例市税务局示例分局",
        issued="2025年10月20日",
    ),
    Sheet(
        "company/evidence/insurance.png",
        "社会保险缴纳证明",
        (("单位名称", COMPANY), ("参保人数", "46 人"), ("缴费状态", "正常缴费，无欠费")),
        (
            ("险种", "2025年08月", "2025年09月", "2025年10月"),
            ("基本养老保险", "46 人", "46 人", "46 人"),
            ("基本医疗保险（含生育）", "46 人", "46 人", "46 人"),
            ("失业保险", "46 人", "46 人", "46 人"),
            ("工伤保险", "46 人", "46 人", "46 人"),
        ),
        issuer="示例市社会保险事业管理中心",
        issued="2025年11月05日",
    ),
    Sheet(
        "company/evidence/contract-1.png",
        "政府采购合同（首页与签字页摘录）",
        (
            ("合同名称", "示例市零工驿站委托运营服务"),
            ("合同编号", "SLSZC2023-C3-00000"),
            ("甲方", "示例市就业服务中心"),
            ("乙方", COMPANY),
            ("合同金额", "736,000.00 元（柒拾叁万陆仟元整）"),
            ("服务内容", "1 个零工驿站、2 个社区点的日常运营：求职登记、岗位推荐、招聘活动、政策宣传"),
            ("服务期限", "2023年04月01日至2024年03月31日"),
            ("验收结论", "三次阶段考核均在 90 分以上，履约完毕"),
        ),
        issuer="示例市就业服务中心",
        issued="2023年03月20日",
    ),
    Sheet(
        "company/evidence/contract-2.png",
        "政府采购合同（首页与签字页摘录）",
        (
            ("合同名称", "样本县公共就业服务站点运营服务"),
            ("合同编号", "YBXZC2024-C3-00000"),
            ("甲方", "样本县人力资源和社会保障局"),
            ("乙方", COMPANY),
            ("合同金额", "584,000.00 元（伍拾捌万肆仟元整）"),
            ("服务内容", "县城 1 站、乡镇 3 点的就业服务：入户摸排、用工调查、重点群体帮扶、外出劳务对接"),
            ("服务期限", "2024年06月01日至2025年05月31日"),
            ("验收结论", "期满验收合格，资产与台账已移交"),
        ),
        issuer="样本县人力资源和社会保障局",
        issued="2024年05月16日",
    ),
    Sheet(
        "company/evidence/labour.png",
        "劳动合同与社会保险花名册",
        (("单位名称", COMPANY), ("用途", "拟投入凭祥标项一的专职人员")),
        (
            ("编号", "姓名", "合同期至", "社会保险"),
            ("S01", "陈样一", "2028.12.31", "在保"),
            ("S02", "林样二", "2028.02.29", "在保"),
            ("S03", "黄样三", "2028.02.29", "在保"),
            ("S04", "韦样四", "2027.12.31", "在保"),
            ("S05", "李样五", "2028.12.31", "在保"),
            ("S06", "梁样六", "2028.05.31", "在保"),
            ("S07", "农样七", "2027.12.31", "在保"),
            ("S08", "陆样八", "2028.06.30", "在保"),
            ("S09", "覃样九", "2028.08.31", "在保"),
            ("S10", "何样十", "2028.02.29", "在保"),
            ("S11", "周样甲", "2028.08.31", "在保"),
            ("S12", "吴样乙", "2028.02.29", "在保"),
            ("S13", "苏样丙", "2028.01.31", "在保"),
            ("S14", "莫样丁", "2028.04.30", "在保"),
        ),
    ),
    Sheet(
        "company/evidence/vehicle.png",
        "机动车行驶证",
        (
            ("号牌号码", "桂A·00000"),
            ("车辆类型", "小型普通客车"),
            ("所有人", COMPANY),
            ("使用性质", "非营运"),
            ("核定载人数", "7 人"),
            ("注册日期", "2023年06月15日"),
            ("检验有效期", "至 2027年06月30日"),
        ),
        issuer="示例市公安局交通警察支队",
        issued="2023年06月15日",
        across=True,
    ),
    Sheet(
        "evidence/credit.png",
        "信用查询记录",
        (("查询对象", COMPANY), ("查询时间", "2025年11月14日 10:30")),
        (
            ("查询内容", "结果"),
            ("失信被执行人", "无记录"),
            ("重大税收违法失信主体", "无记录"),
            ("政府采购严重违法失信行为记录名单", "无记录"),
            ("经营异常名录", "无记录"),
            ("拖欠农民工工资失信联合惩戒名单", "无记录"),
        ),
        closing="以上为示例页面，由供应商在信用信息公示网站查询后打印。",
        issued="2025年11月14日",
    ),
    Sheet(
        "evidence/identity.png",
        "法定代表人及代理人身份证明",
        (
            ("单位名称", COMPANY),
            ("法定代表人", "甄示例，女，执行董事兼总经理"),
            ("身份证号", "样本不予显示"),
            ("委托代理人", "贾样本，男，项目部经理"),
            ("身份证号", "样本不予显示"),
            ("授权事项", "签署响应文件、参加磋商、签订合同及处理有关事务"),
            ("授权期限", "2025年11月01日至2026年03月31日"),
        ),
        closing="身份证正反面复印件在正式响应时粘贴于此。",
        issued="2025年11月01日",
    ),
    Sheet(
        "evidence/site.png",
        "服务场地意向书（汇总）",
        (("意向承租方", COMPANY), ("意向内容", "成交后签订租赁合同，租期 15 个月，期满可由接收方承接")),
        (
            ("站点", "地址", "面积", "月租"),
            ("产业园站", "夏石片区企业配套宿舍楼一楼", "162㎡", "5,670.00"),
            ("人力资源市场", "凭祥镇北大路示例商铺 126 号", "128㎡", "4,864.00"),
            ("友谊镇站", "友谊镇示例街 8 号", "36㎡", "792.00"),
            ("上石镇站", "上石镇示例街 16 号", "35㎡", "700.00"),
            ("夏石镇站", "夏石镇示例街 3 号", "38㎡", "760.00"),
        ),
        closing="产业园站租约由采购人协助办理；其余四处已与出租人达成口头一致，出租人签字页为样本。",
        issued="2025年11月12日",
    ),
)


@cache
def font(path: Path, size: int) -> ImageFont.FreeTypeFont:
    """A face at `size` pixels; in Noto's collections the Simplified Chinese one."""
    return ImageFont.truetype(str(path), size, index=SIMPLIFIED if path.suffix == ".ttc" else 0)


def pen(page: Image.Image) -> ImageDraw.ImageDraw:
    """A pen that sets letters without softened edges: half the bytes, and clear at 150 dpi."""
    draw = ImageDraw.Draw(page)
    draw.fontmode = "1"
    return draw


def wrapped(text: str, face: ImageFont.FreeTypeFont, width: int) -> list[str]:
    """`text` in lines no wider than `width` pixels, broken after any character."""
    lines = [""]
    for char in text:
        if face.getlength(lines[-1] + char) > width:
            lines.append("")
        lines[-1] += char
    return lines


def sheet_picture(sheet: Sheet) -> Image.Image:
    """The sheet, framed, with rows, grid, closing words and seal over the watermark."""
    width, height = A4[::-1] if sheet.across else A4
    page = Image.new("RGB", (width, height), WHITE)
    draw_watermark(page)
    draw = pen(page)
    draw.rectangle((50, 50, width - 50, height - 50), outline=FRAME, width=6)
    draw.rectangle((66, 66, width - 66, height - 66), outline=FRAME, width=2)
    draw.text((width // 2, 190), sheet.title, INK, font(SERIF, 64), anchor="mm")
    draw.line((width // 2 - 320, 250, width // 2 + 320, 250), FRAME, 3)
    below = draw_rows(draw, sheet.rows, width, 300)
    below = draw_grid(draw, sheet.grid, width, below + 20)
    for line in wrapped(sheet.closing, font(KAI, 32), width - 320):
        draw.text((160, below + 30), line, INK, font(KAI, 32))
        below += 48
    draw_closing(draw, sheet, width, height)
    return page


def draw_watermark(page: Image.Image) -> None:
    """「样本」 across the page, pale enough to read the text over it."""
    stamp = Image.new("L", (900, 900), 0)
    ImageDraw.Draw(stamp).text((450, 450), "样本", 255, font(SERIF, 300), anchor="mm")
    stamp = stamp.rotate(35)
    for offset in (-420, 420):
        centre = (page.width // 2 - 450, page.height // 2 - 450 + (offset if page.height > page.width else 0))
        if page.width > page.height:
            centre = (centre[0] + offset, centre[1])
        page.paste(PALE, centre, stamp)


def draw_rows(draw: ImageDraw.ImageDraw, rows: tuple[Row, ...], width: int, top: int) -> int:
    """Labels on the left, wrapped values beside them; the ordinate below the last."""
    label, value, gap = font(SANS, 32), font(KAI, 36), 10 if width > A4[0] else 24
    for name, text in rows:
        draw.text((160, top + 28), name, FRAME, label, anchor="lm")
        for line in wrapped(text, value, width - 430 - 150):
            draw.text((430, top + 28), line, INK, value, anchor="lm")
            top += 56
        top += gap
    return top


def draw_grid(draw: ImageDraw.ImageDraw, grid: tuple[tuple[str, ...], ...], width: int, top: int) -> int:
    """A ruled table, its columns as wide as their words ask; the ordinate below it."""
    if not grid:
        return top
    face, left, right, high = font(KAI, 30), 120, width - 120, 62
    needs = [max(face.getlength(row[i]) for row in grid) + 40 for i in range(len(grid[0]))]
    edges = [float(left)]
    for need in needs:
        edges.append(edges[-1] + need * (right - left) / sum(needs))
    for number, row in enumerate(grid):
        for i, text in enumerate(row):
            box = (int(edges[i]), top, int(edges[i + 1]), top + high)
            draw.rectangle(box, outline=INK, width=2)
            ink = FRAME if number == 0 else INK
            draw.text(((box[0] + box[2]) // 2, top + high // 2), text, ink, face, anchor="mm")
        top += high
    return top


def draw_closing(draw: ImageDraw.ImageDraw, sheet: Sheet, width: int, height: int) -> None:
    """Issuer and date at the foot, and a ring that says what it is: a sample."""
    centre, foot = width - 420, height - 250
    draw.text((centre, foot), sheet.issuer, INK, font(SERIF, 36), anchor="mm")
    draw.text((centre, foot + 64), sheet.issued, INK, font(SERIF, 36), anchor="mm")
    draw.ellipse((centre - 110, foot - 90, centre + 110, foot + 130), outline=SEAL, width=6)
    draw.text((centre, foot + 100), "样本章", SEAL, font(SERIF, 30), anchor="mm")
    notice = "样本 · 内容均为虚构 · 不具任何效力"
    draw.text((width // 2, height - 96), notice, FRAME, font(SANS, 24), anchor="mm")


def organisation_chart() -> Image.Image:
    """Who answers to whom: purchaser, project lead, five sites, the company's support."""
    page = Image.new("RGB", (1600, 900), WHITE)
    draw = pen(page)
    boxed(draw, (800, 90), (620, 90), "采购人：指导、监管、考核")
    boxed(draw, (800, 270), (620, 90), "项目负责人　陈样一（S01）")
    boxed(draw, (1330, 430), (440, 110), "公司后方支持\n后备 2 人、培训、法务、设计")
    boxed(draw, (270, 430), (440, 110), "质量专员\n抽查、回访、直接报总经理")
    sites = (
        "产业园站\n4 人\nS01–S04",
        "人力资源市场\n4 人（两班）\nS05–S08",
        "友谊镇站\n2 人\nS09、S10",
        "上石镇站\n2 人\nS11、S12",
        "夏石镇站\n2 人\nS13、S14",
    )
    draw.line((800, 135, 800, 225), INK, 3)
    draw.line((800, 315, 800, 600), INK, 3)
    draw.line((490, 430, 1110, 430), INK, 3)
    draw.line((170, 600, 1430, 600), INK, 3)
    for i, text in enumerate(sites):
        x = 170 + 315 * i
        draw.line((x, 600, x, 665), INK, 3)
        boxed(draw, (x, 750), (280, 170), text)
    return page


def shift_chart() -> Image.Image:
    """Who is at the city market hour by hour: early shift, late shift, morning relief."""
    page = Image.new("RGB", (1600, 640), WHITE)
    draw = pen(page)
    left, hour = 330, 100

    def at(clock: float) -> int:
        return int(left + (clock - 9) * hour)

    for clock in range(9, 22):
        draw.line((at(clock), 90, at(clock), 530), PALE, 2)
        draw.text((at(clock), 60), f"{clock}:00", INK, font(SANS, 24), anchor="mm")
    bars = (
        ("早班 2 人", ((9, 12), (13, 18)), "12:00–13:00 就餐"),
        ("晚班 2 人", ((12.5, 18), (19, 21)), "18:00–19:00 轮流就餐，一人在岗"),
        ("上午顶岗 2 人", ((9, 12.5),), "后备人员，工作日 9:00–12:30"),
    )
    for i, (name, spans, note) in enumerate(bars):
        top = 120 + 140 * i
        draw.text((left - 30, top + 35), name, INK, font(SANS, 32), anchor="rm")
        for start, end in spans:
            draw.rectangle((at(start), top, at(end), top + 70), fill=FRAME)
        if i == 1:
            draw.rectangle((at(18), top + 35, at(19), top + 70), fill=FRAME)
        draw.text((at(9) + 10, top + 96), note, INK, font(KAI, 26), anchor="lm")
    summary = "工作日在岗人数：9–12 点 4，12–13 点 2，13–18 点 4，18–19 点 1，19–21 点 2"
    draw.text((800, 590), summary, INK, font(KAI, 34), anchor="mm")
    return page


def boxed(draw: ImageDraw.ImageDraw, centre: tuple[int, int], size: tuple[int, int], text: str) -> None:
    """A framed box around `centre` with centred lines of text."""
    (x, y), (wide, high) = centre, size
    box = (x - wide // 2, y - high // 2, x + wide // 2, y + high // 2)
    draw.rectangle(box, fill=WHITE, outline=FRAME, width=4)
    draw.multiline_text(centre, text, INK, font(SANS, 32), anchor="mm", align="center", spacing=10)


def save(picture: Image.Image, path: Path) -> None:
    """As a PNG of the palette's colours, so that a page of text stays below 40 KB."""
    palette = Image.new("P", (1, 1))
    palette.putpalette([part for colour in PALETTE for part in colour])
    path.parent.mkdir(parents=True, exist_ok=True)
    picture.quantize(palette=palette, dither=Image.Dither.NONE).save(
        path, optimize=True, bits=4, dpi=(150, 150)
    )


def main(project: Path) -> None:
    """Draw every sheet and chart below `project`."""
    for sheet in SHEETS:
        save(sheet_picture(sheet), project / sheet.file)
    save(organisation_chart(), project / "plan/pictures/org.png")
    save(shift_chart(), project / "plan/pictures/shifts.png")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else PROJECT)
