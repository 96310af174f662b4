"""Handover: every seeded fault is found, with its cell, and what lies just within the bounds is not."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest
from kit.handover_edits import Change, both, cells, findings_of, found, rows_of, text, without, write_rows
from kit.project import EXAMPLES, replace

from docgen.load.handover import load_handover
from docgen.model.finding import DataFaults
from docgen.model.rules.secrets import SecretRule
from docgen.rules import ruleset

ASSETS, ACCOUNTS, TERMS, TENDER = "assets.xlsx", "accounts.xlsx", "handover.yaml", "tender.yaml"
RECEIVER = (
    "receiver:\n  name: 示例就业服务（凭祥）有限公司\n  address: 广西壮族自治区示例市样本路 20 号\n"
    "  representative: 尹示例\n  contact: 卫样本\n"
)
OWN_VEHICLE = {"投入性质": "本项目投入"}


def line(folder: Path, file: str, start: str) -> str:
    """The place of the line of a YAML file that starts so."""
    lines = (folder / file).read_text(encoding="utf-8").splitlines()
    return f"{file}:{next(no for no, each in enumerate(lines, 1) if each.lstrip().startswith(start))}"


def test_the_example_has_nothing_that_blocks_and_nothing_unexplained() -> None:
    severities = {each.severity for each in findings_of(EXAMPLES / "pingxiang-lot1")}

    assert severities == {"info"}


SEEDED: dict[str, tuple[Change, str, str, str]] = {
    "a computer short": (without("PARK-011"), "error", "FACILITY-SHORT", "assets.xlsx:H11"),
    "all of a facility gone": (without("PARK-023"), "error", "FACILITY-SHORT", "assets.xlsx"),
    "a screen without serial": (
        cells(ASSETS, "PARK-003", 序列号=""),
        "warning",
        "ASSET-SERIAL",
        "assets.xlsx:G4",
    ),
    "one serial twice": (
        cells(ASSETS, "PARK-007", 序列号="SL097845580"),
        "warning",
        "ASSET-SERIAL-TWICE",
        "assets.xlsx:G8",
    ),
    "two assets with one code": (
        cells(ASSETS, "PARK-007", 资产编号="PARK-006"),
        "error",
        "ASSET-TWICE",
        "assets.xlsx:A8",
    ),
    "an unknown site": (
        cells(ASSETS, "PARK-034", 站点编号="NOWHERE"),
        "error",
        "ASSET-SITE",
        "assets.xlsx:D35",
    ),
    "an unknown category": (
        cells(ASSETS, "PARK-034", 类别="电子设施"),
        "error",
        "ASSET-CATEGORY",
        "assets.xlsx:C35",
    ),
    "a negative value": (cells(ASSETS, "PARK-008", 原值=-3980), "error", "ASSET-VALUE", "assets.xlsx:K9"),
    "a disposal without reason": (
        cells(ASSETS, "PARK-013", 处置原因=""),
        "error",
        "ASSET-DISPOSAL",
        "assets.xlsx:W14",
    ),
    "more gone than there was": (
        cells(ASSETS, "PARK-013", 处置数量=2),
        "error",
        "ASSET-QUANTITY",
        "assets.xlsx:T14",
    ),
    "acquired after the handover": (
        cells(ASSETS, "PARK-003", 购置日期=date(2027, 3, 6)),
        "error",
        "ASSET-DATE",
        "assets.xlsx:J4",
    ),
    "own things listed as invested": (
        cells(ASSETS, "PARK-003", 购置日期=date(2025, 12, 4)),
        "warning",
        "ASSET-OWN",
        "assets.xlsx:O4",
    ),
    "the own vehicle listed as invested": (
        cells(ASSETS, "PARK-037", **OWN_VEHICLE),
        "error",
        "ASSET-EXCLUDED",
        "assets.xlsx:O38",
    ),
    "a vehicle invested at another site": (
        cells(ASSETS, "YOUYI-014", 类别="运输工具"),
        "warning",
        "ASSET-ELSEWHERE",
        "assets.xlsx:O87",
    ),
    "a facility that stays with the operator": (
        cells(ASSETS, "PARK-029", 投入性质="自有"),
        "warning",
        "FACILITY-OWN",
        "assets.xlsx:H30",
    ),
    "a lease without its fate": (
        cells(ASSETS, "PARK-001", 租赁处理=""),
        "error",
        "ASSET-LEASE",
        "assets.xlsx:Q2",
    ),
    "a lease that ended before": (
        cells(ASSETS, "PARK-001", 租赁到期=date(2027, 3, 4)),
        "error",
        "ASSET-LEASE",
        "assets.xlsx:P2",
    ),
    "an account without administrator": (
        cells(ACCOUNTS, "ACC-02", 管理员=""),
        "error",
        "ACCOUNT-ADMIN",
        "accounts.xlsx:H3",
    ),
    "an account without entity": (
        cells(ACCOUNTS, "ACC-02", 登记主体=""),
        "error",
        "ACCOUNT-CONTROL",
        "accounts.xlsx:G3",
    ),
    "two accounts with one code": (
        cells(ACCOUNTS, "ACC-03", 账号编号="ACC-02"),
        "error",
        "ACCOUNT-TWICE",
        "accounts.xlsx:A4",
    ),
    "an account at an unknown site": (
        cells(ACCOUNTS, "ACC-06", 站点编号="PARKS"),
        "error",
        "ACCOUNT-SITE",
        "accounts.xlsx:F7",
    ),
    "a phone number in full": (
        cells(ACCOUNTS, "ACC-01", 绑定手机="13900000000"),
        "error",
        "ACCOUNT-PHONE",
        "accounts.xlsx:I2",
    ),
    "personal data without ground": (
        cells(ACCOUNTS, "ACC-04", 移交依据=""),
        "error",
        "ACCOUNT-GROUND",
        "accounts.xlsx:P5",
    ),
    "a password in a note": (
        cells(ACCOUNTS, "ACC-04", 备注="管理口令：abc123"),
        "error",
        "ACCOUNT-SECRET",
        "accounts.xlsx:Q5",
    ),
}


@pytest.mark.parametrize(("change", "severity", "code", "place"), SEEDED.values(), ids=SEEDED)
def test_a_seeded_fault_is_found_with_its_cell(
    change: Change, severity: str, code: str, place: str, lot1: Path
) -> None:
    change(lot1)

    assert found(lot1, severity) == [(code, place)]


def test_all_seeded_faults_are_found_at_once(lot1: Path) -> None:
    together = ["a computer short", "a screen without serial", "two assets with one code"]
    together += ["an account without administrator", "an unknown site", "a negative value"]
    together += ["a disposal without reason", "own things listed as invested"]
    seeds = {name: SEEDED[name] for name in together}
    # Rows move up by one once the computer's is taken out, so that it comes last.
    for name in [*together[1:], together[0]]:
        seeds[name][0](lot1)

    codes = {code for severity in ("error", "warning") for code, _ in found(lot1, severity)}

    assert codes == {code for _, _, code, _ in seeds.values()}


EXPLAINED = "\nexplanations:\n"


def test_an_explained_difference_no_longer_blocks(lot1: Path) -> None:
    without("PARK-011")(lot1)
    replace(lot1 / TERMS, EXPLAINED, f"{EXPLAINED}  - {{of: PARK/电脑, text: 一台送修，十日内补交}}\n")

    assert found(lot1) == []
    (short,) = [each for each in findings_of(lot1) if each.code == "FACILITY-SHORT"]
    assert short.severity == "info"


FINE: dict[str, Change] = {
    "acquired on the day of signing": cells(ASSETS, "PARK-003", 购置日期=date(2025, 12, 5)),
    "acquired on the day of the handover": cells(ASSETS, "PARK-003", 购置日期=date(2027, 3, 5)),
    "a lease that ends on the day": cells(ASSETS, "PARK-001", 租赁到期=date(2027, 3, 5)),
    "a value of nothing": cells(ASSETS, "PARK-008", 原值=0),
    "one of two benches gone for a reason": cells(
        ASSETS,
        "PARK-023",
        处置数量=1,
        处置日期=date(2026, 9, 1),
        处置方式="报废",
        处置原因="柜体锈穿",
    ),
    "words about passwords": cells(ACCOUNTS, "ACC-04", 备注="密码由接收方当场重设"),
}


@pytest.mark.parametrize("change", FINE.values(), ids=FINE)
def test_what_lies_within_the_bounds_is_not_found(change: Change, lot1: Path) -> None:
    change(lot1)

    assert found(lot1) == []
    assert found(lot1, "warning") == []


def test_a_column_for_passwords_is_refused_whatever_it_holds(lot1: Path) -> None:
    rows = rows_of(lot1 / ACCOUNTS)
    write_rows(
        lot1 / ACCOUNTS, [[*row, "登录密码" if not no else "hunter2-x"] for no, row in enumerate(rows)]
    )

    with pytest.raises(DataFaults) as stopped:
        load_handover(lot1, ruleset().secrets)

    (fault,) = stopped.value.findings
    assert (fault.code, str(fault.origin)) == ("ACCOUNT-SECRET", "accounts.xlsx:R1")
    assert "hunter2" not in repr(stopped.value.findings)


@pytest.mark.parametrize(
    ("cell", "looks_like_one"),
    [
        ("密码：abc123", True),
        ("Password=Tr0ub4dor", True),
        ("token 是 9f8e7d6c", True),
        ("Qw3rty!2026", True),
        ("口令当面改换", False),
        ("wx0000000000000000", False),
        ("admin2026@example.com", False),
        ("https://example.com/a?b=1&c2=3", False),
        ("SL097845580", False),
    ],
)
def test_what_looks_like_a_password(cell: str, looks_like_one: bool) -> None:
    secrets: SecretRule = ruleset().secrets

    assert secrets.stands_in(cell) is looks_like_one


TERMS_FAULTS: dict[str, tuple[Change, str, str, str]] = {
    "no receiver": (
        text(TERMS, RECEIVER, ""),
        "error",
        "HANDOVER-RECEIVER",
        "copies:",
    ),
    "the operator as receiver": (
        text(TERMS, "示例就业服务（凭祥）有限公司", "广西示例人力资源服务有限公司"),
        "error",
        "HANDOVER-RECEIVER",
        "name:",
    ),
    "an unknown site of a post": (
        text(TERMS, "{name: 陈样一, site: PARK", "{name: 陈样一, site: PARC"),
        "error",
        "HANDOVER-SITE",
        "- {name: 陈样一",
    ),
    "an idle explanation": (
        text(TERMS, EXPLAINED, f"{EXPLAINED}  - {{of: PARK-002, text: 无}}\n"),
        "warning",
        "HANDOVER-IDLE",
        "- {of: PARK-002",
    ),
}


@pytest.mark.parametrize(("change", "severity", "code", "start"), TERMS_FAULTS.values(), ids=TERMS_FAULTS)
def test_a_fault_of_the_terms_is_found_with_its_line(
    change: Change, severity: str, code: str, start: str, lot1: Path
) -> None:
    change(lot1)

    ((first, place),) = found(lot1, severity)
    assert first == code
    if code != "HANDOVER-RECEIVER" or start == "name:":
        assert place == line(lot1, TERMS, start)


def test_a_handover_before_service_began(lot1: Path) -> None:
    text(TERMS, "date: 2027-03-05", "date: 2026-03-01")(lot1)

    assert ("HANDOVER-DATE", line(lot1, TERMS, "date:")) in found(lot1)


def test_a_tender_that_says_nothing_of_the_end(lot1: Path) -> None:
    path = lot1 / TENDER
    lines = path.read_text(encoding="utf-8").split("\n")
    start = lines.index("  handover:")
    path.write_text("\n".join(lines[:start] + lines[start + 10 :]), encoding="utf-8")

    codes = [code for code, _ in found(lot1)]

    assert codes[0] == "HANDOVER-REGIME"
    assert set(codes[1:]) == {"HANDOVER-RULE"}


def test_a_rule_on_a_clause_that_is_not_there(lot1: Path) -> None:
    text(TENDER, "outcomes: [passes], clause: T3.1.2.7}", "outcomes: [passes], clause: T3.1.2.99}")(lot1)

    assert [code for code, _ in found(lot1)] == ["HANDOVER-CLAUSE"]


def test_a_kind_that_the_clause_names_and_nobody_lists(lot1: Path) -> None:
    text(TENDER, "covers: [装修装饰,", "covers: [抖音号, 装修装饰,")(lot1)

    assert [code for code, _ in found(lot1, "warning")] == ["HANDOVER-KIND"]


def test_an_open_point_warns_until_it_is_decided_and_only_for_what_is_possible(lot1: Path) -> None:
    open_rule = "outcomes: [passes, kept, buyback], point: MARKET-THINGS, clause: T3.1.2.7}"
    text(TENDER, "outcomes: [passes], clause: T3.1.2.7}", open_rule)(lot1)
    assert [code for code, _ in found(lot1, "warning")] == ["HANDOVER-OPEN"]

    decided = "decisions: [{point: MARKET-THINGS, outcome: %s, by: 三方, on: 2027-02-01, paper: 会议纪要}]\n"
    contract = (lot1 / "contract.yaml").read_text(encoding="utf-8")
    (lot1 / "contract.yaml").write_text(contract + decided % "burnt", encoding="utf-8")
    assert [code for code, _ in found(lot1)] == ["HANDOVER-DECISION"]

    (lot1 / "contract.yaml").write_text(contract + decided % "passes", encoding="utf-8")
    assert found(lot1) == []
    assert found(lot1, "warning") == []


@pytest.mark.parametrize("where", ["terms", "sheet"])
def test_a_picture_that_does_not_open(where: str, lot1: Path) -> None:
    (lot1 / "photos/bad.png").write_bytes(b"\x89PNG\r\n\x1a\nnot a picture")
    change = (
        text(TERMS, "photos/park-hall.png", "photos/bad.png")
        if where == "terms"
        else cells(ASSETS, "PARK-003", 照片="photos/bad.png")
    )
    change(lot1)

    assert [code for code, _ in found(lot1)] == ["HANDOVER-PHOTO"]


def test_a_waived_difference_is_lowered(lot1: Path) -> None:
    without("PARK-011")(lot1)
    with (lot1 / "project.yaml").open("a", encoding="utf-8") as file:
        file.write("waivers: [{code: FACILITY-SHORT, reason: 已报废, name: 甄示例, on: 2027-03-01}]\n")

    assert found(lot1) == []


def test_faults_together_do_not_hide_each_other(lot1: Path) -> None:
    both(cells(ASSETS, "PARK-008", 原值=-1), cells(ACCOUNTS, "ACC-02", 管理员=""))(lot1)

    assert {code for code, _ in found(lot1)} == {"ASSET-VALUE", "ACCOUNT-ADMIN"}


def test_two_copies_are_judged_alike(lot1: Path, tmp_path: Path) -> None:
    other = Path(shutil.copytree(lot1, tmp_path / "other"))

    assert findings_of(lot1) == findings_of(other)
