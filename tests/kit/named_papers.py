"""Files of evidence as people name them, and what they may be called: everybody here is invented.

Each line: the path below `evidence`, how sure a proposal may be at most, kind, about, period or validity.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from docgen.derive.evidence.file_name import Company
from docgen.model.company.bidder import Bidder, StaffMember
from docgen.model.company.someone import people
from kit.people import identity

STAFF = {
    "S01": ("甲样", "男", "19850312"),
    "S02": ("甲样本", "男", "19901121"),
    "S03": ("乙健", "男", "19880704"),
    "S04": ("丙双", "女", "19930215"),
    "S05": ("丙双", "女", "19950806"),
    "S10": ("丁示例", "女", "19790430"),
}
"""甲样 begins 甲样本; 乙健 ends as 健康证 begins; two are called 丙双; S1 begins S10."""


def company() -> Company:
    """A company with these people, of whom 戊法 and 己代 only sign."""
    bidder = Bidder.model_validate(
        {
            "name": "示例保安服务有限公司",
            "uscc": "91450000MA00000092",
            "kind": "有限责任公司",
            "address": "示例路 1 号",
            "phone": "0771-0000000",
            "founded": "2019-04-18",
            "capital": "2000000",
            "business": "保安服务",
            "legal_representative": _signs("戊法", "19760101"),
            "agent": _signs("己代", "19820202")
            | {"authorised_from": "2026-01-01", "authorised_until": "2026-12-31"},
            "contracts": [
                {"name": "样本园区秩序维护服务", "number": "YBCS-2024-01", "purchaser": "样本园区管理处",
                 "amount": "480000", "signed": "2024-03-01"}
            ],
        }
    )  # fmt: skip
    return Company(bidder, people(bidder, [member(code) for code in STAFF]))


def member(code: str) -> StaffMember:
    name, gender, _ = STAFF[code]
    return StaffMember.model_validate(
        {
            "code": code,
            "name": name,
            "gender": gender,
            "id_number": number(code),
            "employment": "专职",
            "education": "高中",
            "contract_from": "2024-01-01",
            "insured": "是",
            "wage": "3000",
        }
    )


def number(code: str) -> str:
    return identity(STAFF[code][2], STAFF[code][1])


def _signs(name: str, born: str) -> dict[str, str]:
    return {"name": name, "gender": "男", "id_number": identity(born), "position": "经理"}


class Named(NamedTuple):
    """A path and what it says; `sure` is "" where nothing is to be proposed."""

    path: str
    sure: str
    kind: str = ""
    about: str = ""
    covers: tuple[date, date] | None = None
    until: date | None = None


def _months(first: tuple[int, int], last: tuple[int, int], day: int) -> tuple[date, date]:
    return date(*first, 1), date(*last, day)


MAY = _months((2026, 5), (2026, 5), 31)

NAMED = (
    # The company's own.
    Named("营业执照.jpg", "exact", "营业执照"),
    Named("证照/营业执照（副本）.png", "exact", "营业执照"),
    Named("营业执照 - 副本.jpg", "exact", "营业执照"),
    Named("示例保安服务有限公司营业执照.pdf", "exact", "营业执照"),
    Named("yyzz.jpg", "exact", "营业执照"),
    Named("营业执照-样本物业公司.jpg", "asked", "营业执照"),
    Named("联合体/营业执照.jpg", "asked", "营业执照"),
    Named("庚某某公司/营业执照.jpg", "likely", "营业执照"),
    Named("营业执照（旧）.jpg", "asked", "营业执照"),
    Named("资质/保安服务许可证.jpg", "exact", "保安服务许可证"),
    Named("ISO9001.png", "exact", "质量管理体系认证证书"),
    Named("审计报告 2025.pdf", "exact", "审计报告", covers=(date(2025, 1, 1), date(2025, 12, 31))),
    Named("2023-2025年度审计报告.pdf", "exact", "审计报告", covers=(date(2023, 1, 1), date(2025, 12, 31))),
    Named("审计/2024.pdf", "exact", "审计报告", covers=(date(2024, 1, 1), date(2024, 12, 31))),
    Named("审计报告.pdf", "likely", "审计报告"),
    Named("社保 2026-05.jpg", "exact", "社保证明", covers=MAY),
    Named("2026年5月社保.png", "exact", "社保证明", covers=MAY),
    Named("社保202605.png", "exact", "社保证明", covers=MAY),
    Named("社保2026年1-6月.pdf", "exact", "社保证明", covers=_months((2026, 1), (2026, 6), 30)),
    Named("社保202601-202606.pdf", "exact", "社保证明", covers=_months((2026, 1), (2026, 6), 30)),
    Named("2026年第一季度完税证明.jpg", "exact", "纳税证明", covers=_months((2026, 1), (2026, 3), 31)),
    Named("社保2026-05-18.jpg", "likely", "社保证明"),
    Named("社保5月.jpg", "likely", "社保证明"),
    Named("社保/IMG_20260512_101112.jpg", "likely", "社保证明"),
    Named("社保/2025.jpg", "likely", "社保证明"),
    Named("业绩/样本园区秩序维护服务/合同.pdf", "exact", "业绩合同"),
    Named("业绩/样本园区秩序维护服务/中标通知书.jpg", "exact", "中标通知书"),
    Named("中标通知书-某项目.jpg", "likely", "中标通知书"),
    Named("合同 中标通知书.pdf", "exact", "中标通知书"),
    Named("法定代表人身份证明.jpg", "exact", "法定代表人身份证明"),
    Named("授权委托书.jpg", "exact", "授权委托书"),
    # People.
    Named("甲样身份证正面.jpg", "exact", "身份证", "S01"),
    Named("甲样身份证反面.jpg", "exact", "身份证", "S01"),
    Named("甲样本-身份证-国徽面.jpg", "exact", "身份证", "S02"),
    Named("S10 丁示例/身份证.jpg", "exact", "身份证", "S10"),
    Named("S10-健康证.jpg", "exact", "健康证", "S10"),
    Named("身份证/丁示例.jpg", "exact", "身份证", "S10"),
    Named("员工资料/3.丁示例 毕业证.png", "exact", "毕业证书", "S10"),
    Named("丁示例保安员证 有效期至2027-03-01.jpg", "exact", "保安员证", "S10", until=date(2027, 3, 1)),
    Named("丁示例健康证2026.12到期.jpg", "likely", "健康证", "S10", until=date(2026, 12, 31)),
    Named("乙健健康证.jpg", "exact", "健康证", "S03"),
    Named("乙健康证.jpg", "asked", "健康证"),
    Named("甲样丰身份证.jpg", "asked", "身份证"),
    Named("小甲样健康证.jpg", "asked", "健康证"),
    Named("丙双身份证.jpg", "asked", "身份证"),
    Named("S05丙双身份证.jpg", "exact", "身份证", "S05"),
    Named("S01丁示例身份证.jpg", "asked", "身份证"),
    Named("丁示例/甲样身份证.jpg", "asked", "身份证"),
    Named("身份证/丁示例健康证.jpg", "asked", "健康证", "S10"),
    Named("甲样、丁示例社保2026-05.jpg", "asked", "社保证明", covers=MAY),
    Named("丁示例社保2026-05.jpg", "exact", "社保证明", "S10", covers=MAY),
    Named("丁示例身份证和健康证.jpg", "asked", "身份证", "S10"),
    Named("丁示例劳动合同-1.jpg", "exact", "劳动合同", "S10"),
    Named("丁示例劳动合同-2.jpg", "exact", "劳动合同", "S10"),
    Named("法人身份证.jpg", "likely", "身份证", "戊法"),
    Named("法人戊法身份证.jpg", "exact", "身份证", "戊法"),
    Named("法定代表人丁示例身份证.jpg", "asked", "身份证", "S10"),
    Named("授权代表己代身份证.jpg", "exact", "身份证", "己代"),
    Named("身份证.jpg", "asked", "身份证"),
    Named("辛不在册身份证.jpg", "asked", "身份证"),
    Named("离职/丁示例/身份证.jpg", "asked", "身份证", "S10"),
    Named(f"{identity('19790430', '女')}身份证.jpg", "exact", "身份证", "S10"),
    Named(f"{identity('19991231')}的身份证.jpg", "asked", "身份证"),
    Named("丁示例社保卡.jpg", "exact", "社保卡", "S10"),
    # Nothing says what it is.
    Named("微信图片_20260512101112.jpg", ""),
    Named("丁示例.jpg", ""),
    Named("扫描0001.pdf", ""),
)
