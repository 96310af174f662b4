"""A project packed and taken in elsewhere: the same, merged, less what stays; a stranger's is judged."""

from __future__ import annotations

import hashlib
import json
import shutil
import stat
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from kit.project import Ran, replace
from kit.sheets import STAFF, sheet_rows

from docgen.load.files.yaml import read_yaml
from docgen.repeatable_zip import repeatable_zip
from docgen.tasks.carry.personal import NUMBERS, without_personal
from docgen.tasks.carry.record import RECORD

Docgen = Callable[..., Ran]
Files = dict[str, bytes]


def files(folder: Path) -> Files:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def inside(package: Path) -> Files:
    with zipfile.ZipFile(package) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_packed_and_taken_in_elsewhere_it_builds_the_same_bytes(
    lot1: Path, docgen: Docgen, tmp_path: Path
) -> None:
    assert docgen("pack", lot1, tmp_path / "a.zip").code == 0
    assert docgen("pack", lot1, tmp_path / "b.zip").code == 0
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()

    assert docgen("unpack", tmp_path / "a.zip", tmp_path / "别处").code == 0

    assert files(tmp_path / "别处") == files(lot1)
    for folder in (lot1, tmp_path / "别处"):
        assert docgen("build", folder, "response", "handover").code == 0
    assert files(tmp_path / "别处/outputs") == files(lot1 / "outputs")
    assert docgen("pack", lot1, tmp_path / "c.zip").code == 0
    assert (tmp_path / "c.zip").read_bytes() == (
        tmp_path / "a.zip"
    ).read_bytes()  # outputs are made, not packed


def test_what_differs_is_kept_and_both_are_said(lot1: Path, docgen: Docgen, tmp_path: Path) -> None:
    docgen("pack", lot1, tmp_path / "a.zip")
    packed = (lot1 / "response.yaml").read_bytes()
    replace(lot1 / "response.yaml", "validity_days", "validity_days ")
    mine = (lot1 / "response.yaml").read_bytes()
    (lot1 / "equipment.xlsx").unlink()

    ran = docgen("unpack", tmp_path / "a.zip", lot1, "--json")

    assert ran.codes("warning") == ["PACK-KEPT"]
    assert (lot1 / "response.yaml").read_bytes() == mine
    assert (lot1 / "outputs/unpacked/response.yaml").read_bytes() == packed
    assert [Path(each["path"]).name for each in ran.json["files"]] == ["equipment.xlsx"]
    said = next(each for each in ran.json["findings"] if each["code"] == "PACK-KEPT")["message"]
    for content in (mine, packed):
        assert hashlib.sha256(content).hexdigest()[:8] in said


def test_without_the_company_its_folder_stays_behind(lot1: Path, docgen: Docgen, tmp_path: Path) -> None:
    ran = docgen("pack", lot1, tmp_path / "a.zip", "--without-company", "--json")

    assert not any(name.startswith("company/") for name in inside(tmp_path / "a.zip"))
    assert ran.codes("info") == ["PACK-LEFT"]
    assert "company/staff.xlsx" in ran.json["findings"][0]["message"]
    docgen("unpack", tmp_path / "a.zip", tmp_path / "别处")
    shutil.copytree(lot1 / "company", tmp_path / "别处/company")
    assert files(tmp_path / "别处") == files(lot1)


def test_without_personal_data_no_number_of_anybody_goes_along(
    lot1: Path, docgen: Docgen, tmp_path: Path
) -> None:
    staff = sheet_rows(lot1 / STAFF)
    ran = docgen("pack", lot1, tmp_path / "a.zip", "--without-personal", "--json")

    docgen("unpack", tmp_path / "a.zip", tmp_path / "别处")
    there = tmp_path / "别处"
    blanked = sheet_rows(there / STAFF)
    assert [row[:3] for row in blanked] == [row[:3] for row in staff]
    for heading in ("身份证号", "电话"):
        column = staff[0].index(heading)
        assert any(row[column] for row in staff[1:])
        assert not any(row[column] for row in blanked[1:])
    assert sheet_rows(there / "equipment.xlsx") == sheet_rows(lot1 / "equipment.xlsx")
    bidder, _ = read_yaml(there / "company/bidder.yaml", "bidder.yaml")
    assert bidder["account"] == bidder["legal_representative"]["id_number"] == ""
    assert bidder["uscc"] == read_yaml(lot1 / "company/bidder.yaml", "bidder.yaml")[0]["uscc"]
    for name, content in files(there).items():
        if name.endswith((".yaml", ".csv", ".md")):
            assert not NUMBERS.search(content.decode("utf-8", "replace")), name
    for name in (STAFF, "ledgers/disputes.xlsx"):
        for part in inside(there / name).values():
            assert b"13800000000" not in part
    assert not (there / "evidence/identity.png").exists()
    listed = " ".join(each["message"] for each in ran.json["findings"])
    for name in (STAFF, "bidder.yaml", "jobseekers.csv", "evidence/identity.png", "pictures/shifts.png"):
        assert name in listed


def test_a_company_that_bids_share_is_brought_inside(lot1: Path, docgen: Docgen, tmp_path: Path) -> None:
    shutil.move(lot1 / "company", tmp_path / "公司")
    text = (lot1 / "project.yaml").read_text(encoding="utf-8")
    (lot1 / "project.yaml").write_text(
        "\n".join(line for line in text.splitlines() if not line.startswith("company:"))
        + "\ncompany: ../公司  # 各项目共用\n",
        encoding="utf-8",
    )
    assert docgen("check", lot1).code == 0

    docgen("pack", lot1, tmp_path / "a.zip")
    docgen("unpack", tmp_path / "a.zip", tmp_path / "别处")

    assert docgen("check", tmp_path / "别处").code == 0
    assert 'company: "company"  # 各项目共用' in (tmp_path / "别处/project.yaml").read_text(encoding="utf-8")
    assert files(tmp_path / "别处/company") == files(tmp_path / "公司")


def record(listed: Files) -> bytes:
    described = [
        {"path": name, "bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}
        for name, content in listed.items()
    ]
    return json.dumps({"format": 1, "files": described}).encode()


def package(path: Path, listed: Files) -> Path:
    path.write_bytes(repeatable_zip([(RECORD, record(listed)), *listed.items()]))
    return path


@pytest.mark.parametrize(
    "name",
    [
        "../x.bat",
        "/etc/x",
        "a/../../x",
        "a\\b",
        "C:x",
        ".git/hooks/x",
        "CON.txt",
        "x.",
        "a//b",
        "TENDER.yaml",
    ],
)
def test_a_strangers_name_that_leads_elsewhere_is_refused(name: str, docgen: Docgen, tmp_path: Path) -> None:
    hostile = package(tmp_path / "a.zip", {"project.yaml": b"title: x\n", "tender.yaml": b"", name: b"x"})

    ran = docgen("unpack", hostile, tmp_path / "in/here", "--json")

    assert (ran.code, ran.codes()) == (2, ["PACK-ENTRY"])
    assert not (tmp_path / "in").exists()


def test_a_strangers_link_bomb_and_changed_file_are_refused(docgen: Docgen, tmp_path: Path) -> None:
    plain: Files = {"project.yaml": b"title: x\n"}
    link = tmp_path / "link.zip"
    with zipfile.ZipFile(link, "w") as archive:
        archive.writestr(RECORD, record({**plain, "x": b"/etc"}))
        archive.writestr("project.yaml", plain["project.yaml"])
        entry = zipfile.ZipInfo("x")
        entry.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(entry, "/etc")
    outside = package(tmp_path / "out.zip", {"project.yaml": b"title: x\ncompany: ../../secret\n"})
    bomb = package(tmp_path / "bomb.zip", {**plain, "x.csv": bytes(100 * 2**20)})
    changed = tmp_path / "changed.zip"
    changed.write_bytes(repeatable_zip([(RECORD, record(plain)), ("project.yaml", b"title: y\n")]))
    more = tmp_path / "more.zip"
    more.write_bytes(repeatable_zip([(RECORD, record(plain)), *plain.items(), ("beside.exe", b"x")]))
    cut = tmp_path / "cut.zip"
    cut.write_bytes(changed.read_bytes()[:-40])

    for path, code in (
        (link, "PACK-ENTRY"),
        (outside, "PACK-ENTRY"),
        (bomb, "PACK-SIZE"),
        (changed, "PACK-BROKEN"),
        (more, "PACK-BROKEN"),
        (cut, "PACK-BROKEN"),
    ):
        ran = docgen("unpack", path, tmp_path / "here", "--json")
        assert (ran.code, ran.codes()) == (2, [code]), path.name
        assert not (tmp_path / "here").exists()


def test_nothing_is_written_through_a_link_in_the_folder(docgen: Docgen, tmp_path: Path) -> None:
    good = package(tmp_path / "a.zip", {"project.yaml": b"title: x\n", "company/bidder.yaml": b""})
    (tmp_path / "here").mkdir()
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "here/company").symlink_to(tmp_path / "elsewhere")

    assert docgen("unpack", good, tmp_path / "here", "--json").codes() == ["PATH-LINK"]
    assert files(tmp_path / "elsewhere") == {}


@pytest.mark.parametrize("sign", [",", "\t", ";", "，", "|"])
@pytest.mark.parametrize("heading", ["银行账号", "★银行账号", "银行账号(必填)(对公)", "银行账号："])
def test_a_list_s_account_numbers_stay_behind_whatever_parts_and_marks_its_columns(
    sign: str, heading: str, tmp_path: Path
) -> None:
    path = tmp_path / "名单.csv"
    path.write_text(
        f"姓名{sign}{heading}{sign}岗位\n甄示例{sign}6222 0000 示例{sign}保安\n", encoding="utf-8"
    )

    content, count = without_personal(path)

    assert count == 1
    assert content.decode() == f"姓名{sign}{heading}{sign}岗位\n甄示例{sign}{sign}保安\n"
