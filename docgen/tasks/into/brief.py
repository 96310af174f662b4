"""The brief of a tender on one page: what, who, when, how much, marks, points, to prepare, what voids."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from docgen.model.paper import PaperSpec
from docgen.model.text import squeezed
from docgen.pack.writing import writing
from docgen.render.brief.fields import BriefFields, BriefProjectFields, BriefRowFields
from docgen.render.engine.package import Properties
from docgen.render.engine.values import unpacked
from docgen.render.templates.papers import Paper, fill_paper
from docgen.tasks.into.entries import Entry

TITLE = "招标要点"
_BRIEF = PaperSpec(code="brief", title=TITLE)
_NOT_SAID = "采购文件中没有读到"
_LONG, _MANY = 46, 6
_EFFECTS = {"void": "不满足即废标", "points": "负偏离扣分", "note": "仅提示"}
_VISITS = {"organised": "统一组织踏勘", "own": "自行踏勘", "none": "不组织踏勘"}
_LET_IN = {"allowed": "接受", "forbidden": "不接受", "unstated": "未写明"}


@dataclass(frozen=True)
class Brief:
    """The questions of whoever decides on a bid, each with what the tender says."""

    name: str
    number: str
    rows: tuple[tuple[str, tuple[str, ...]], ...]
    note: str


def brief(data: Entry, lot: Mapping[str, Any], forms: Sequence[str], contradictions: int, file: str) -> Brief:
    """The brief of the tender's data for one lot; what was not read is said so.

    `forms` are the titles of the tender's own; `contradictions` how often it speaks against itself.
    """
    rows = (
        ("是什么", tuple(_what(data, lot))),
        ("谁", tuple(_who(data, lot))),
        ("何时", tuple(_when(data))),
        ("多少钱", tuple(_money(data, lot))),
        ("标记", tuple(_marks(data, lot))),
        ("评分", tuple(_points(lot))),
        ("要准备", tuple(_prepare(data, lot, forms))),
        ("废标", tuple(_voids(data, lot))),
    )
    asked = sum(1 for each in _entries(data, lot) if each.get("certainty") == "asked")
    likely = sum(1 for each in _entries(data, lot) if each.get("certainty") == "likely")
    note = f"读自 {file}。{likely} 项按上下文判断，{asked} 项读不准，都以原文为准。"
    if contradictions:
        note += f"前后不一致 {contradictions} 处。"
    return Brief(data.get("project_name") or "", data.get("project_number") or "", rows, note)


def write_brief(made: Brief, folder: Path, target: Path) -> Path:
    """The brief as a Word file, by the project's own template or the built-in one."""
    fields = BriefFields(
        project=BriefProjectFields(name=made.name, number=made.number),
        rows=[BriefRowFields(label=label, text="\n".join(lines)) for label, lines in made.rows],
        note=made.note,
    )
    paper = Paper("brief", _BRIEF, unpacked(fields), Properties(title=f"{made.name} {TITLE}"))
    with writing(target) as temporary:
        temporary.write_bytes(fill_paper(folder, paper).content)
    return target


def _what(data: Entry, lot: Mapping[str, Any]) -> Iterator[str]:
    yield f"{data.get('project_name') or _NOT_SAID}（{data.get('project_number') or '编号没有读到'}）"
    title = lot.get("title") if lot.get("title") != data.get("project_name") else ""
    kind = [data.get("method"), lot.get("code"), title]
    yield "，".join(str(each) for each in kind if each)
    term = lot.get("term_months")
    yield f"服务期 {term} 个月" if term else f"服务期{_NOT_SAID}"


def _who(data: Entry, lot: Mapping[str, Any]) -> Iterator[str]:
    yield "；".join(f"{each['role']} {each['name'] or _NOT_SAID}" for each in data["parties"])
    let = [("联合体", lot.get("consortium")), ("分包", lot.get("subcontracting"))]
    told = [f"{name}{_LET_IN[str(said or 'unstated')]}" for name, said in let]
    if sme := lot.get("sme"):
        told += [*(["专门面向中小企业"] if sme.get("reserved") else []), f"所属行业 {sme['industry']}"]
    yield "；".join(told)


def _when(data: Entry) -> Iterator[str]:
    dates, told = data.get("dates") or {}, []
    if obtaining := dates.get("obtaining"):
        span = [str(obtaining[name]["day"]) for name in ("begins", "until") if name in obtaining]
        told.append(f"获取采购文件 {'' if 'begins' in obtaining else '至 '}{' 至 '.join(span)}")
    if deadline := dates.get("deadline"):
        told.append(f"递交截止 {deadline['day']} {deadline.get('hour', '')}".rstrip())
    if told:
        yield "；".join(told)
    opening = dates.get("opening") or {}
    told = [
        str(data.get("opening") or _NOT_SAID),
        *(str(opening.get(name, "")) for name in ("hour", "venue")),
    ]
    yield f"开启 {' '.join(filter(None, told))}"
    valid = (
        f"响应有效期 {data['validity_days']} 日" if data.get("validity_days") else f"响应有效期{_NOT_SAID}"
    )
    visit = dates.get("site_visit")
    yield f"{valid}；{_VISITS[visit['kind']]}" if visit else valid


def _money(data: Entry, lot: Mapping[str, Any]) -> Iterator[str]:
    price = lot.get("price") or {}
    sums = [("最高限价", price.get("ceiling")), ("预算", price.get("budget"))]
    told = [f"{name} {_yuan(amount)} 元" for name, amount in sums if amount]
    for part in price.get("parts") or ():
        for limit in part.get("ceilings") or ():
            told.append(f"单价限价 {limit['amount']} 元/{limit.get('unit', '')}")
        if allowed := part.get("allowed"):
            told.append(f"费率限 {next(iter(allowed.values()))}%")
    yield "；".join(told) or f"最高限价和预算{_NOT_SAID}"
    asked = [_bond(each) for of in (lot, data) for each in of.get("bonds") or ()]
    if fee := lot.get("agency_fee") or data.get("agency_fee"):
        asked.append(f"代理服务费 {_yuan(fee['amount']) + ' 元' if 'amount' in fee else _cut(fee['text'])}")
    if asked:
        yield "；".join(asked)
    stages = (lot.get("payment") or {}).get("stages") or ()
    if stages:
        yield "付款 " + "；".join(f"{each['share']}% {_cut(_words(each), 18)}" for each in stages[:4])


def _bond(bond: Mapping[str, Any]) -> str:
    name = {"bid": "投标保证金", "performance": "履约保证金"}.get(str(bond["kind"]), "保证金")
    if not bond["asked"]:
        return f"{name}不收取"
    size = f"{_yuan(bond['amount'])} 元" if "amount" in bond else f"{bond.get('base', '')}{bond['percent']}%"
    return f"{name} {size}"


def _marks(data: Entry, lot: Mapping[str, Any]) -> Iterator[str]:
    counts = _by_mark(lot)
    for mark in data.get("marks") or ():
        said = _EFFECTS[mark["effect"]]
        if mark.get("points"):
            said = f"负偏离每项扣 {mark['points']} 分"
        yield f"{mark['symbol']} {said}：{counts.get(mark['symbol'], 0)} 条"
    clauses = lot.get("clauses") or ()
    told = [f"共 {len(clauses)} 条要求，{sum('requires' in each for each in clauses)} 条的数字已列出"]
    if words := data.get("substantive_words"):
        told.append(f"写明“{'、'.join(words['words'])}”的也属实质性")
    yield "；".join(told)


def _by_mark(lot: Mapping[str, Any]) -> dict[str, int]:
    """How many clauses each sign counts for, those below a marked heading too."""
    headings = {each["code"]: str(each["mark"]) for each in lot.get("headings") or ()}
    counts: dict[str, int] = {}
    for clause in lot.get("clauses") or ():
        for sign in str(clause.get("mark") or headings.get(clause.get("heading", ""), "")):
            counts[sign] = counts.get(sign, 0) + 1
    return counts


def _points(lot: Mapping[str, Any]) -> Iterator[str]:
    items = lot.get("evaluation") or ()
    if not items:
        yield f"评分标准{_NOT_SAID}"
        return
    known = [Decimal(str(each["points"])) for each in items if each.get("points") is not None]
    yield f"{len(items)} 项，共 {sum(known, Decimal(0)).normalize():f} 分"
    best = sorted(items, key=lambda each: -Decimal(str(each.get("points") or 0)))
    yield _listed([f"{_cut(each['name'], 12)} {each['points']}" for each in best], 8)


def _prepare(data: Entry, lot: Mapping[str, Any], forms: Sequence[str]) -> Iterator[str]:
    yield "、".join(str(each["title"]) for each in data.get("volumes") or ())
    rows = [each for each in lot.get("qualification") or () if each.get("proof")]
    own = [each["proof"] for each in rows if each.get("by") != "purchaser"]
    if proofs := list(dict.fromkeys(_cut(each, 18) for each in own)):
        yield f"资格材料：{_listed(proofs)}"
    if forms:
        yield f"规定格式 {len(forms)} 份：{_listed([_cut(title, 14) for title in forms])}"
    items = [each for each in lot.get("evaluation") or () if each.get("kind") == "objective"]
    if papers := [each["name"] for each in items if not each.get("marks")]:
        yield f"评分凭证：{_listed([_cut(name, 12) for name in papers])}"


def _voids(data: Entry, lot: Mapping[str, Any]) -> Iterator[str]:
    void = {each["symbol"] for each in data.get("marks") or () if each["effect"] == "void"}
    headings = {each["code"]: str(each["mark"]) for each in lot.get("headings") or ()}
    words = (data.get("substantive_words") or {}).get("words", [])
    fatal = [
        _cut(each["title"], 16)
        for each in lot.get("clauses") or ()
        if void & set(str(each.get("mark") or headings.get(each.get("heading", ""), "")))
        or any(squeezed(word) in squeezed(_words(each)) for word in words)
    ]
    if fatal:
        yield f"实质性条款 {len(fatal)} 条：{_listed(fatal)}"
    if conformity := [_cut(each["name"], 12) for each in lot.get("conformity") or ()]:
        yield f"符合性审查 {len(conformity)} 项：{_listed(conformity, 8)}"
    if qualification := lot.get("qualification") or ():
        yield f"资格审查 {len(qualification)} 项，缺一即不通过"
    if not (fatal or conformity or qualification):
        yield f"废标条款{_NOT_SAID}"


def _entries(data: Entry, lot: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    for group in (data, lot):
        for name, value in group.items():
            if isinstance(value, list) and name not in ("lots", "files"):
                yield from (each for each in value if isinstance(each, Mapping))


def _words(entry: Mapping[str, Any]) -> str:
    """The tender's words of an entry; in a project that was written by hand its own."""
    return str(entry.get("verbatim") or entry.get("text") or entry.get("name") or "")


def _listed(words: list[str], most: int = _MANY) -> str:
    more = len(words) - most
    return "；".join(words[:most]) + (f" 等 {len(words)} 项" if more > 0 else "")


def _cut(text: str, most: int = _LONG) -> str:
    plain = " ".join(str(text).split())
    return plain if len(plain) <= most else f"{plain[:most]}…"


def _yuan(amount: object) -> str:
    return f"{Decimal(str(amount)):,.2f}".removesuffix(".00")
