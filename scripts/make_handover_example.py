"""Make the examples' assets.xlsx, accounts.xlsx and photos from their own equipment lists, prices and sites.

    python -m scripts.make_handover_example [EXAMPLE …]

All invented, and the same every time: what a real operator would know (days, serial numbers, sizes) comes
from a hash of the asset's own code. handover.yaml and contract.yaml are written by hand and read here.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel
from rapidfuzz import fuzz
from ruamel.yaml import YAML

from docgen.load.files.sheet_form import sheet_form
from docgen.load.reading import Reading
from docgen.load.response.project import load_project
from docgen.model.handover.records import HandoverTerms
from docgen.model.handover.rows import Account, Asset
from docgen.model.project import Project
from docgen.model.response.response import EquipmentItem
from docgen.model.service import Contract
from scripts.draw_site_photos import draw_photos

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"

BEYOND = Path(__file__).with_name("sample_assets.yaml")
SAMPLES = Path(__file__).with_name("sample_accounts.yaml")

# The first word that stands in a facility's name tells its category; what none fits is the last one's.
CATEGORIES = (
    ("电子设备", "电脑 打印 复印 扫描 高拍 查询机 电话 空调 考勤 直播 多媒体 显示 信息发布大屏 液晶 一体机"),
    ("办公家具", "桌椅 座椅 沙发 存放 储物 文件柜 资料柜 书报"),
    ("便民设施", ""),
)
R = TypeVar("R", bound=BaseModel)
_INVENTED = Decimal(10)
_PLACES = ("柜面服务区", "等候休息区", "洽谈区", "多功能区")


def main(names: list[str]) -> None:
    """Write both sheets and the pictures that handover.yaml names, of the examples named or of all."""
    for name in names or sorted(terms.parent.name for terms in EXAMPLES.glob("*/handover.yaml")):
        folder = EXAMPLES / name
        for file, content in sheets(folder).items():
            (folder / file).write_bytes(content)
        terms = _read(folder, "handover", HandoverTerms)
        sites = load_project(folder).tender.lot.sites
        draw_photos(folder, terms, {site.code: site.name for site in sites})
        print(f"{name}: assets.xlsx, accounts.xlsx, {len(terms.photos)} photos")


def sheets(folder: Path) -> dict[str, bytes]:
    """Both sheets of the example in `folder`, by their file name."""
    project, contract = load_project(folder), _read(folder, "contract", Contract)
    return {
        "assets.xlsx": sheet_form(Asset, "资产", assets(project, contract)),
        "accounts.xlsx": sheet_form(Account, "账号", accounts(project)),
    }


def _read(folder: Path, name: str, record: type[R]) -> R:
    reading = Reading(folder)
    found = reading.yaml(name, folder / f"{name}.yaml", record)
    if found is None:
        raise SystemExit(str(reading.stopped()))
    return found


def assets(project: Project, contract: Contract) -> Iterator[Asset]:
    """Site by site: premises, fit-out, equipment, vehicles; electronic things one row each, with a number."""
    for site in project.response.sites:
        rows = [*_of_site(project, contract, site.site), *_beyond(project, site.site)]
        for number, asset in enumerate(rows, 1):
            code = f"{site.site}-{number:03}"
            yield _told(asset.model_copy(update={"code": code}), contract)


def _of_site(project: Project, contract: Contract, site: str) -> Iterator[Asset]:
    offer = next(offer for offer in project.response.sites if offer.site == site)
    area = offer.area
    begun = contract.signed + timedelta(days=10)
    regime = project.tender.lot.handover
    assigned = regime is not None and regime.to == "next_operator"
    yield _asset(
        site,
        name="服务场地使用权",
        category="运营场地",
        quantity=area,
        unit="㎡",
        acquired=begun,
        value=Decimal(0),
        basis="租赁",
        lease_until=begun + timedelta(days=1095),
        lease_fate="转让" if assigned else "终止",
        place=offer.address,
    )
    yield _asset(
        site,
        name="隔断、电路、照明与门头标识",
        category="装修装饰",
        quantity=area,
        unit="㎡",
        acquired=_opened(contract) - timedelta(days=5),
        value=(area * _fitout(project, site)).quantize(Decimal("0.01")),
    )
    for item in project.equipment:
        if item.site == site:
            yield from _equipment(project, contract, item)
    for vehicle in offer.vehicles:
        yield _asset(
            site,
            name=vehicle.model,
            category="运输工具",
            quantity=Decimal(1),
            unit="辆",
            acquired=date(contract.signed.year - 2, 6, 18),
            value=Decimal("118000.00"),
            basis="自有",
            place="站前停车位",
            note="自备车辆",
        )


def _beyond(project: Project, site: str) -> Iterator[Asset]:
    """What the example has beside its equipment list (sample_assets.yaml)."""
    sample = YAML(typ="safe").load(BEYOND.read_text(encoding="utf-8"))
    for row in sample.get(project.folder.name, ()):
        if row["site"] == site:
            yield _asset(**row)


def _equipment(project: Project, contract: Contract, item: EquipmentItem) -> Iterator[Asset]:
    category = next(name for name, words in CATEGORIES if not words or _any(words, item.facility))
    price = _price(project, item)
    single = category == "电子设备" and item.quantity == item.quantity.to_integral_value()
    pieces = int(item.quantity) if single else 1
    for piece in range(pieces):
        quantity = Decimal(1) if single else item.quantity
        yield _asset(
            item.site,
            name=item.name,
            category=category,
            facility=item.facility,
            model=item.model,
            quantity=quantity,
            unit=item.unit,
            value=(price * quantity).quantize(Decimal("0.01")),
            # What the company had before it won the contract is older than the contract.
            acquired=date(contract.signed.year - 1, 8, 20) if item.source == "自有" else contract.signed,
            note="公司现有，投标时承诺投入本项目" if item.source == "自有" else "",
            **(_scrapped(contract) if piece and "打印机" in item.name else {}),
        )


def _scrapped(contract: Contract) -> dict[str, object]:
    """Where there were two printers, one has not lasted."""
    begun = contract.opened or contract.signed
    return {
        "disposed_on": begun + timedelta(days=210),
        "disposal": "报废",
        "disposal_reason": "主板烧毁，维修费用高于残值，已报采购人备案",
        "condition": "损坏",
    }


def _asset(site: str, **values: object) -> Asset:
    base: dict[str, object] = {"code": "NEW", "site": site, "condition": "完好", "basis": "本项目投入"}
    return Asset.model_validate(base | values)


def _opened(contract: Contract) -> date:
    return contract.opened or contract.signed + timedelta(days=75)


def _told(asset: Asset, contract: Contract) -> Asset:
    """What only the hash of the code can tell: the day within the set-up, serial, place, state, invoice."""
    chance = _chance(asset.code)
    told: dict[str, object] = {}
    opened = _opened(contract)
    if asset.acquired == contract.signed:
        told["acquired"] = contract.signed + timedelta(
            days=15 + chance % min(60, (opened - contract.signed).days - 15)
        )
    if asset.basis in ("本项目投入", "采购人所有"):
        # What the company had before was in use before; the rest since the doors opened.
        told["used_from"] = asset.acquired if asset.acquired < contract.signed else opened
    # Strips of modules are put together on the wall and bear no number of their own.
    if asset.category == "电子设备" and not asset.serial and "条屏" not in asset.name:
        told["serial"] = f"SL{chance % 10**9:09}"
    if not asset.place:
        told["place"] = _PLACES[chance % len(_PLACES)]
    if asset.basis == "本项目投入":
        told["invoice"] = f"示例票{chance % 10**6:06}"
    if chance % 9 == 0 and asset.category in ("电子设备", "办公家具"):
        told["condition"] = "待修" if chance % 2 else "可用"
    return asset.model_copy(update=told)


def accounts(project: Project) -> Iterator[Account]:
    """The project's own accounts and data; a group for every site, run by one of its people."""
    sample = YAML(typ="safe").load(SAMPLES.read_text(encoding="utf-8"))
    names = {site.code: site.name for site in project.tender.lot.sites}
    words = {"purchaser": project.tender.purchaser.name, "bidder": project.bidder.name}
    first, *_ = project.response.sites
    head = project.staff[first.posts[0].staff].name
    rows = [_worded(row, {**words, "place": names[first.site]}) for row in sample["project"]]
    for site in project.response.sites:
        own = {
            "site": site.site,
            "size": 180 + _chance(site.site) % 300,
            "administrator": project.staff[site.posts[-1].staff].name if site.posts else head,
        }
        rows.append(_worded(sample["site"], {**words, "place": names[site.site]}) | own)
    for number, row in enumerate(rows, 1):
        base = {"code": f"ACC-{number:02}", "administrator": head, "phone": "139****0000"}
        ground = {"ground": sample["ground"]} if row["personal"] == "是" else {}
        yield Account.model_validate(base | ground | row)


def _worded(row: dict[str, object], words: dict[str, str]) -> dict[str, object]:
    return {key: value.format_map(words) if isinstance(value, str) else value for key, value in row.items()}


def _price(project: Project, item: EquipmentItem) -> Decimal:
    """The price of the offer's line that is named most alike and has the same unit; else an invented one."""
    alike = [
        (fuzz.ratio(item.name, line.name), line.unit_price)
        for line in project.response.offer.lines
        if line.unit == item.unit and (item.name in line.name or _shares(item.facility, line.name))
    ]
    return max(alike)[1] if alike else _INVENTED * (12 + _chance(item.name) % 120)


def _shares(facility: str, name: str) -> bool:
    """Whether the name holds the facility's last two characters, which say what it is (空调, 桌椅 …)."""
    return facility[-2:] in name


def _fitout(project: Project, site: str) -> Decimal:
    """A square metre of fit-out as the offer prices it; the last such line where none names the site."""
    lines = [line for line in project.response.offer.lines if "装修" in line.name and line.unit == "㎡"]
    name = next(spec.name for spec in project.tender.lot.sites if spec.code == site)
    named = [line for line in lines if line.name[:3] in name]
    return (named or lines)[-1].unit_price if lines else Decimal("200.00")


def _any(words: str, text: str) -> bool:
    return any(word in text for word in words.split())


def _chance(text: str) -> int:
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:6])


if __name__ == "__main__":
    main(sys.argv[1:])
