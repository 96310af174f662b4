"""A bid from the tender's file to its PDF, by mouse and keyboard alone."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from kit.pictures import picture
from kit.project import EXAMPLES
from kit.small_bid import small_bid
from kit.workbench import running

from docgen.load.files.yaml import read_yaml

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

ANSWER = "我公司按采购文件的要求执行，由项目经理负责，每月检查一次并留存记录。"


def typed(page: Page, label: str, value: str) -> None:
    """Write into the field of that name, as it is seen, and wait until it is saved."""
    field = page.locator(f"form.field:has(label:text('{label}'))").first
    field.locator("[name=value]").click()
    page.keyboard.type(value)
    page.keyboard.press("Tab")
    field.locator(".saved").wait_for()


@pytest.mark.parametrize("page", ["light"], indirect=True)
def test_a_bid_is_made_of_a_tender_by_mouse_and_keyboard(page: Page, tmp_path: Path) -> None:
    home = tmp_path / "投标"
    shutil.copytree(EXAMPLES / "pingxiang-lot1", home / "去年的标")
    tender = small_bid(tmp_path)
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
        for label, value in (("签署日期", "2027-09-10"), ("响应有效期", "90"), ("签订合同", "10")):
            typed(page, label, value)
        page.click("summary >> text=报价")
        typed(page, "总价", "1180000")
        folder = home / "讲解"
        response = read_yaml(folder / "response.yaml", "response.yaml")[0]
        assert (str(response["signed"]), response["validity_days"]) == ("2027-09-10", 90)

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

        page.click("nav >> text=生成")
        page.check("input[name=pdf]")
        assert page.is_checked("input[name=draft][value='1']")
        page.click("button >> text=开始生成")
        page.wait_for_selector("a[download] >> text=.pdf", timeout=600_000)
        picture(page, "built")
        with page.expect_download() as download:
            page.click("a[download] >> text=商务技术文件.pdf")
        assert Path(download.value.path()).read_bytes().startswith(b"%PDF-")
