"""The workbench as a bid writer meets it, in a real browser; a picture of each page goes to outputs/web."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from kit.drafts import museum
from kit.form_bid import tender
from kit.pictures import picture, serious
from kit.project import EXAMPLES
from kit.workbench import running

from docgen.load.files.yaml import read_yaml
from docgen.tasks.desk import desks
from docgen.tasks.into.folder import into_project
from docgen.tasks.read import read

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def projects(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example; a tender that was just read, in its company's name; one with forms of its own."""
    home = tmp_path_factory.mktemp("projects")
    shutil.copytree(EXAMPLES / "pingxiang-lot1", home / "1")
    (home / "forms.docx").write_bytes(tender())
    for name, file in (("2", museum(home)), ("3", home / "forms.docx")):
        found = read([file])
        into_project(
            found.reading, found.outline, [file], home / name, date(2026, 3, 1), company=home / "1/company"
        )
    return home


SCREENS = (
    ("home", "/"),
    ("new", "/new"),
    ("check", "/p/1/check"),
    ("tender", "/p/1/tender"),
    ("answers", "/p/0/answers"),
    ("answer", "/p/0/answers/T1"),
    ("list", "/p/0/sheets/open?file=company/staff.xlsx"),
    ("plan", "/p/0/plan?chapter=1"),
    ("forms", "/p/2/forms"),
    ("evidence", "/p/0/evidence"),
    ("data", "/p/0/data/bidder"),
    ("build", "/p/0/build"),
    ("service", "/p/0/service?period=1&on=2026-03-20"),
    ("sme", "/sme"),
    ("templates", "/templates"),
    ("batch", "/batch"),
)


@pytest.mark.sample(1)
def test_every_screen_is_read_by_everybody_in_both_languages(
    page: Page, projects: Path, pytestconfig: pytest.Config
) -> None:
    found: dict[str, list[str]] = {}
    with running(projects) as bench:
        page.goto(bench.address)
        for name, address in SCREENS:
            page.goto(f"http://{bench.host}{address}")
            page.wait_for_selector("body:not(:has([hx-trigger=load] > p > progress))")
            picture(page, name, wide=pytestconfig.getoption("thorough"))
            found[name] = serious(page)
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), name
        assert {name: said for name, said in found.items() if said} == {}
        page.click("text=English")
        page.wait_for_selector("nav >> text=New project")
        for name, address in SCREENS:
            page.goto(f"http://{bench.host}{address}")
            nav = page.inner_text("nav").replace("中文", "")
            assert not any("\u4e00" <= sign <= "\u9fff" for sign in nav), name


EXAMPLE_SCREENS = (
    ("check", "check"),
    ("tender", "tender"),
    ("answers", "answers"),
    ("answer", "answers/{code}"),
    ("sheets", "sheets"),
    ("list", "sheets/open?file=company/staff.xlsx"),
    ("plan", "plan?chapter=1"),
    ("forms", "forms"),
    ("evidence", "evidence"),
    ("data", "data/tender"),
    ("company", "data/bidder"),
    ("build", "build"),
    ("service", "service"),
)


@pytest.mark.sample(1)
@pytest.mark.parametrize("example", ["gangbei", "property", "pingxiang-lot1"])
def test_every_screen_opens_on_every_example(
    page: Page, example: str, tmp_path: Path, pytestconfig: pytest.Config
) -> None:
    every = bool(pytestconfig.getoption("thorough"))
    shutil.copytree(EXAMPLES / example, tmp_path / example)
    (desk,) = desks(tmp_path / example)
    code = desk.look().asked[0].code
    found: dict[str, list[str]] = {}
    with running(tmp_path / example) as bench:
        page.goto(bench.address)
        for name, address in EXAMPLE_SCREENS:
            if name == "service" and "acceptance" not in desk.kinds:
                continue
            answer = page.goto(f"http://{bench.host}/p/0/{address.format(code=code)}")
            assert answer is not None
            assert answer.status == 200, name
            page.wait_for_selector("body:not(:has([hx-trigger=load] > p > progress))")
            picture(page, f"{example}-{name}")
            # A file field by field has thousands of them, which axe-core takes a minute to go through.
            found[name] = serious(page) if every or name not in ("data", "company") else []
            if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
                found[name].append("wider than the screen")
    assert {name: said for name, said in found.items() if said} == {}


@pytest.mark.sample(1)
def test_an_answer_is_typed_seen_by_the_check_and_taken_back(page: Page, lot1: Path) -> None:
    def answer() -> dict[str, str]:
        found: dict[str, str] = read_yaml(lot1 / "answers.yaml", "answers.yaml")[0]["answers"]["T1"]
        return found

    before = answer()
    with running(lot1) as bench:
        page.goto(bench.address)
        page.click("tbody a")
        page.click("nav >> text=逐条响应")
        page.click("#T1 h2 a")
        page.fill("#text-T1", "我公司由陈样一负责。")
        page.wait_for_selector(".text .saved")
        assert answer()["text"] == "我公司由陈样一负责。"
        page.select_option("#deviation-T1", "negative")
        page.wait_for_selector(".deviation .saved")
        page.wait_for_selector(".about >> text=负偏离")
        picture(page, "finding")
        page.click("nav >> text=检查")
        page.click("text=条款 T1 为负偏离")
        page.wait_for_selector("#deviation-T1")
        for _ in range(2):
            with page.expect_navigation():
                page.click("text=撤销")
        assert answer() == before
        page.keyboard.press("Alt+ArrowRight")
        page.wait_for_selector("#T2")
        page.click("nav >> text=生成")
        page.click("button >> text=开始生成")
        page.click("button >> text=停止")
        page.wait_for_selector("text=已停止")
        assert not list((lot1 / "outputs").glob("*/*.docx"))
