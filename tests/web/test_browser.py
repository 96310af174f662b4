"""The workbench as a bid writer meets it, in a real browser; a picture of each page goes to outputs/web."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from kit.workbench import running

from docgen.load.files.yaml import read_yaml

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

PICTURES = Path(__file__).resolve().parents[2] / "outputs" / "web"


@pytest.fixture(params=["light", "dark"])
def page(request: pytest.FixtureRequest) -> Iterator[Page]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1280, "height": 800}, color_scheme=request.param)
        page.set_default_timeout(120_000)
        told: list[str] = []
        page.on("console", lambda message: told.append(message.text))
        page.on("pageerror", lambda problem: told.append(str(problem)))
        yield page
        browser.close()
        # What the policy of the pages forbids is told there too; a request that the next page ended is none.
        assert [each for each in told if not each.startswith("htmx:afterRequest")] == []


def test_an_answer_is_typed_seen_by_the_check_and_taken_back(page: Page, lot1: Path) -> None:
    def answer() -> dict[str, str]:
        found: dict[str, str] = read_yaml(lot1 / "answers.yaml", "answers.yaml")[0]["answers"]["T1"]
        return found

    def picture(name: str) -> None:
        PICTURES.mkdir(parents=True, exist_ok=True)
        scheme = "dark" if page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches") else "light"
        page.screenshot(path=PICTURES / f"{name}-{scheme}.png")

    before = answer()
    with running(lot1) as bench:
        page.goto(bench.address)
        picture("home")
        page.click("tbody a")
        picture("check")
        page.click("nav >> text=逐条响应")
        picture("answers")
        page.click("#T1 h2 a")
        page.fill("#text-T1", "我公司由陈样一负责。")
        page.wait_for_selector(".text .saved")
        assert answer()["text"] == "我公司由陈样一负责。"
        page.select_option("#deviation-T1", "negative")
        page.wait_for_selector(".deviation .saved")
        page.wait_for_selector(".about >> text=负偏离")
        picture("answer")
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
        picture("build")
        page.click("button >> text=开始生成")
        page.click("button >> text=停止")
        page.wait_for_selector("text=已停止")
        assert not list((lot1 / "outputs").glob("*/*.docx"))
