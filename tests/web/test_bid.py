"""A bid from the tender's file to its PDF, by mouse and keyboard alone."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from kit.pictures import picture, serious
from kit.project import EXAMPLES
from kit.small_bid import small_bid
from kit.workbench import running

from docgen.load.files.yaml import read_yaml

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

CHAPTER = """

## 组织

讲解组设组长一名，每日开馆前三十分钟到岗，核对当日预约，分派讲解路线；闭馆后逐场登记人数和观众意见。

## 检查

组长每周抽听两场，记录讲解时长和差错，当月汇总并提出改进办法。
"""
ANSWER = "我公司承诺满足本条要求，由项目经理负责，每月检查一次并留存记录。"


def typed(page: Page, label: str, value: str) -> None:
    """Write into the field of that name, as it is seen, and wait until it is saved."""
    field = page.locator(f"form.field:has(label:text('{label}'))").first
    field.locator("[name=value]").click()
    page.keyboard.press("Control+A")
    page.keyboard.insert_text(value)
    page.keyboard.press("Tab")
    field.locator(".saved").wait_for()


@pytest.mark.parametrize("page", ["light"], indirect=True)
def test_a_bid_is_made_of_a_tender_by_mouse_and_keyboard(page: Page, tmp_path: Path) -> None:
    home = tmp_path / "投标"
    shutil.copytree(EXAMPLES / "pingxiang-lot1", home / "去年的标")
    tender = small_bid(tmp_path)
    page.set_default_timeout(20_000)
    with running(home) as bench:
        page.goto(bench.address)
        with page.expect_file_chooser() as choosing:
            page.click("text=选择文件")
        choosing.value.set_files(tender)
        page.wait_for_selector("form.ask")
        page.click("text=广西示例人力资源服务有限公司")
        page.fill("#folder", "讲解")
        picture(page, "asked")
        page.click("button >> text=建项目")

        page.wait_for_selector(".blocks p")
        page.click("#who")
        page.keyboard.type("李静")
        page.keyboard.press("Tab")
        page.click("text=不满足即废标 >> nth=0")
        page.wait_for_selector(".blocks p")
        waiting = page.locator(".entry").count()
        assert waiting > 3
        page.locator(".entry .name").first.click()
        for done in range(1, waiting + 1):
            page.wait_for_selector(".entry.chosen:not(.done)")
            page.keyboard.press("Enter")
            page.wait_for_function(
                "done => document.getElementById('done').textContent == done", arg=str(done)
            )
        picture(page, "confirmed")
        assert page.locator(".entry.done").count() == waiting

        page.click("nav >> text=资料")
        for label, value in (("签署日期", "2027-09-10"), ("响应有效期", "120"), ("签订合同", "10")):
            typed(page, label, value)
        page.click("summary >> text=报价")
        page.click("summary >> text=分项报价")
        page.locator("details:has(> summary:has-text('分项报价')) > .further > button").last.click()
        for name, value in (
            ("name", "讲解服务"),
            ("quantity", "1"),
            ("unit", "项"),
            ("unit_price", "1180000"),
        ):
            page.fill(f"input[name='f.{name}']", value)
        with page.expect_navigation():
            page.keyboard.press("Enter")
        folder = home / "讲解"
        response = read_yaml(folder / "response.yaml", "response.yaml")[0]
        assert (str(response["signed"]), response["validity_days"]) == ("2027-09-10", 120)

        page.click("nav >> text=逐条响应")
        page.click("text=逐条填写")
        answered = 0
        while True:
            page.click("[id^=text-]")
            page.keyboard.insert_text(ANSWER)
            page.keyboard.press("Tab")
            page.wait_for_selector(".text .saved")
            answered += 1
            if not page.locator("a[rel=next]").count():
                break
            before = page.url
            page.keyboard.press("Alt+ArrowRight")
            page.wait_for_function("before => location.href != before", arg=before)
        answers = read_yaml(folder / "answers.yaml", "answers.yaml")[0]["answers"]
        assert sum(each["text"] == ANSWER for each in answers.values()) == answered > 7

        page.click("nav >> text=格式")
        blank = page.locator("form.blank:has(label:text('项目联络人'))")
        blank.locator("input[name=value]").click()
        page.keyboard.insert_text("陈样一")
        blank.locator("button >> text=保存").click()
        blank.locator(".saved").wait_for()
        page.reload()
        page.wait_for_selector("mark >> text=陈样一")

        mended(page, folder)
        page.click("nav >> text=生成")
        page.check("input[name=pdf]")
        assert page.is_checked("input[name=draft][value='']")
        page.click("button >> text=开始生成")
        page.wait_for_selector("a[download] >> text=.pdf", timeout=600_000)
        picture(page, "built")
        with page.expect_download() as download:
            page.click("a[download] >> text=商务技术文件.pdf")
        assert Path(download.value.path()).read_bytes().startswith(b"%PDF-")
        page.click("tr:has-text('商务技术文件.pdf') a.view")
        page.wait_for_function("() => document.querySelector('.pages img').naturalWidth > 800")
        page.click(".contents li a >> text=讲解服务方案")
        page.wait_for_function(
            "() => [...document.querySelectorAll('.pages img')].some(each => each.complete"
            " && each.naturalWidth > 800 && each.getBoundingClientRect().top < 200"
            " && each.getBoundingClientRect().bottom > 400)"
        )
        picture(page, "pages")
        assert serious(page) == []


def mended(page: Page, folder: Path) -> None:
    """What the check finds, mended where each finding leads, until nothing is left that stops a build."""
    page.click("nav >> text=检查")
    page.click("text=授权期")
    typed(page, "授权起始日", "2027-01-01")
    typed(page, "授权截止日", "2027-12-31")

    page.click("nav >> text=检查")
    page.click("text=独立承担民事责任")
    page.click("[id^=evidence-]")
    page.keyboard.type("E-LICENCE")
    page.keyboard.press("Tab")
    page.wait_for_selector(".evidence .saved")

    page.click("nav >> text=资料")
    typed(page, "各卷收入的证明材料", "qualification: E-LICENCE")

    page.click("nav >> text=表格")
    page.click("main >> text=财务")
    page.wait_for_selector("#sheet[data-ready]")
    page.click('[data-row="3"][data-column="0"]')
    for value in ("2026", "52", "9800000", "5100000"):
        page.keyboard.type(value)
        page.keyboard.press("Tab")
    page.wait_for_selector(".state.saved")

    for number in range(1, 9):
        if number == 1:
            page.click("nav >> text=检查")
            page.click("text=没有安排人员")
        people = page.locator("details:has(> summary b:text-is('人员'))").first
        if people.get_attribute("open") is None:
            people.locator("> summary").click()
        people.locator("> .further > button").click()
        page.locator("input[name='f.staff']").fill(f"S{number:02}")
        page.locator("input[name='f.role']").fill("讲解员")
        with page.expect_navigation():
            page.keyboard.press("Enter")

    page.click("nav >> text=方案")
    while page.locator("nav.list .warning").count():
        page.locator("nav.list a:has(.warning)").first.click()
        page.click("#chapter-text")
        page.keyboard.press("Control+End")
        page.keyboard.insert_text(CHAPTER)
        page.keyboard.press("Tab")
        page.wait_for_selector(".chapter .saved")
        picture(page, "plan")
        page.reload()
    page.click("nav >> text=检查")
    left = page.locator(".findings li.error").all_inner_texts()
    assert left == []
