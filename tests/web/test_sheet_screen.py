"""Lists in a real browser: pastes, an input method, taking back, 5,000 rows, two tabs, a server that is
gone."""

from __future__ import annotations

import csv
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from kit.killed_workbench import killable
from kit.workbench import Bench, running

from docgen.edit.cells.save import Listed, read
from docgen.load.sheets.columns import wanted
from docgen.model.company.bidder import StaffMember

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page

pytestmark = pytest.mark.browser

STAFF = "company/staff.xlsx"
PICTURES = Path(__file__).resolve().parents[2] / "outputs" / "web"
KILLS = int(os.environ.get("KILLS", "50"))


@pytest.fixture
def browser() -> Iterator[BrowserContext]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        context = started.new_context(
            viewport={"width": 1280, "height": 800}, permissions=["clipboard-read", "clipboard-write"]
        )
        context.set_default_timeout(120_000)
        told: list[str] = []
        context.on("console", lambda message: told.append(message.text))
        yield context
        started.close()
        # What the policy of the pages forbids is told there; that the server was gone is meant to be.
        assert [each for each in told if "Failed to load resource" not in each] == []


def opened(context: BrowserContext, bench: Bench, file: str = STAFF) -> Page:
    page = context.new_page()
    page.goto(bench.address)
    page.goto(f"http://{bench.host}/p/0/sheets/open?file={file}")
    page.wait_for_selector("#sheet[data-ready]")
    return page


def cell(page: Page, row: int, column: int) -> None:
    page.click(f'[data-row="{row}"][data-column="{column}"]')


def saved(page: Page) -> None:
    page.wait_for_selector(".state.saved")


def staff(folder: Path) -> list[list[str]]:
    rows = read(Listed(folder / STAFF, STAFF, "staff", wanted(StaffMember))).sheets[0].rows
    return [row for row in rows if any(row)]


def test_a_paste_fill_down_and_fifty_steps_back(browser: BrowserContext, lot1: Path) -> None:
    before = staff(lot1)
    with running(lot1) as bench:
        page = opened(browser, bench)
        PICTURES.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=PICTURES / "sheet.png")
        block = [[f"{row}-{column}" for column in range(12)] for row in range(200)]
        words = "\r\n".join("\t".join(row) for row in block)
        page.evaluate("words => navigator.clipboard.writeText(words)", words)
        cell(page, len(before), 0)
        page.keyboard.press("Control+V")
        saved(page)
        assert [row[:12] for row in staff(lot1)[len(before) :]] == block
        cell(page, 0, 6)
        page.keyboard.press("Shift+ArrowDown")
        page.keyboard.press("Shift+ArrowDown")
        page.keyboard.press("Control+D")
        saved(page)
        assert {row[6] for row in staff(lot1)[:3]} == {before[0][6]}
        for i in range(48):
            cell(page, 3, 1)
            page.keyboard.type(f"第{i}名")
            page.keyboard.press("Enter")
        saved(page)
        assert staff(lot1)[3][1] == "第47名"
        for _ in range(50):
            page.keyboard.press("Control+Z")
        saved(page)
        assert staff(lot1) == before
        page.keyboard.press("Control+Y")
        saved(page)
        assert len(staff(lot1)) == len(before) + 200


def test_an_input_methods_words_come_whole(browser: BrowserContext, lot1: Path) -> None:
    with running(lot1) as bench:
        page = opened(browser, bench)
        cell(page, 1, 1)
        keys = browser.new_cdp_session(page)
        for half in ("h", "hu", "hua", "黄"):
            keys.send(
                "Input.imeSetComposition",
                {"text": half, "selectionStart": len(half), "selectionEnd": len(half)},
            )
        assert page.locator(".pending").count() == 0
        keys.send("Input.insertText", {"text": "黄样"})
        page.keyboard.press("Enter")
        saved(page)
        assert staff(lot1)[1][1] == "黄样"


def test_five_thousand_rows_scroll_without_a_gap(browser: BrowserContext, lot1: Path) -> None:
    path = lot1 / "ledgers" / "jobseekers.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    more = [[f"J{i:05}", *rows[1 + i % (len(rows) - 1)][1:]] for i in range(1, 5001)]
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows([rows[0], *more])
    gaps = """async () => {
        const grid = document.querySelector("#sheet .grid"), head = grid.querySelector(".heads").offsetHeight;
        let gaps = 0;
        const all = grid.scrollHeight;
        for (let i = 0; i <= 60; i += 1) {
            grid.scrollTop = i % 10 ? grid.scrollTop + 700 : all * ((i * 37) % 60) / 60;
            await new Promise(requestAnimationFrame);
            const box = grid.getBoundingClientRect();
            for (let y = box.top + head + 5; y < box.bottom - 20; y += 30) {
                const met = document.elementsFromPoint(box.left + 80, y);
                const last = grid.scrollTop + grid.clientHeight >= all - 2;
                if (!last && !met.some((each) => each.dataset.column)) gaps += 1;
            }
        }
        return [gaps, document.querySelectorAll("#sheet .line").length];
    }"""
    with running(lot1) as bench:
        page = opened(browser, bench, "ledgers/jobseekers.csv")
        found, drawn = page.evaluate(gaps)
        assert found == 0
        assert drawn < 200
        page.screenshot(path=PICTURES / "ledger.png")
        page.keyboard.press("Control+End")
        page.keyboard.type("改过")
        page.keyboard.press("Enter")
        saved(page)


def test_two_tabs_on_one_cell_show_both_values(browser: BrowserContext, lot1: Path) -> None:
    with running(lot1) as bench:
        one, other = opened(browser, bench), opened(browser, bench)
        for page, words in ((one, "甲写的"), (other, "乙写的")):
            cell(page, 1, 1)
            page.keyboard.type(words)
            page.keyboard.press("Enter")
            page.wait_for_selector(".state.saved, .conflicts:not([hidden])")
        other.wait_for_selector(".conflicts:not([hidden])")
        assert {"甲写的", "乙写的"} <= set(other.locator(".conflicts td").all_inner_texts())
        other.screenshot(path=PICTURES / "conflict.png")
        assert staff(lot1)[1][1] == "甲写的"
        other.click(".conflicts button >> nth=0")
        saved(other)
        assert staff(lot1)[1][1] == "乙写的"


def test_an_edit_in_excel_meanwhile_is_seen(browser: BrowserContext, lot1: Path) -> None:
    with running(lot1) as bench:
        page = opened(browser, bench)
        path = lot1 / STAFF
        held = Listed(path, STAFF, "staff", wanted(StaffMember))
        from docgen.edit.cells.cell import Edit
        from docgen.edit.cells.save import save

        sheet = read(held).sheets[0].name
        save(lot1, held, Edit(sheet, {(3, 1): "别处写的", (5, 1): "也在别处"}), read(held).sha256, {})
        cell(page, 2, 1)
        page.keyboard.type("这里写的")
        page.keyboard.press("Enter")
        saved(page)
        cell(page, 1, 1)
        page.keyboard.type("冲突")
        page.keyboard.press("Enter")
        page.wait_for_selector(".conflicts:not([hidden])")
        page.click(".conflicts button >> nth=1")
        saved(page)
        assert [row[1] for row in staff(lot1)[1:4]] == ["别处写的", "这里写的", "也在别处"]


def test_what_is_typed_while_the_server_is_gone_is_sent_when_it_is_back(
    browser: BrowserContext, lot1: Path
) -> None:
    """It is killed between two keys, some keys are typed into the void, the address is opened again."""
    with killable(lot1) as server:
        bench = server.start()
        page, other = opened(browser, bench), browser.new_page()
        for i in range(KILLS):
            cell(page, 1 + i % 10, 1)
            page.keyboard.type(f"前{i}")
            server.kill()
            page.keyboard.type(f"后{i}")
            page.keyboard.press("Enter")
            page.keyboard.type(f"无{i}")
            page.keyboard.press("Enter")
            if i % 5 == 4:  # the page too is gone, and opened again
                page.close()
            bench = server.start()
            other.goto(bench.address)
            if page.is_closed():
                page = opened(browser, bench)
            page.wait_for_selector("#gone", state="hidden")
            saved(page)
            names = [row[1] for row in staff(lot1)]
            assert names[1 + i % 10 : 3 + i % 10] == [f"前{i}后{i}", f"无{i}"]


def test_an_answer_typed_while_the_server_is_gone_is_sent_when_it_is_back(
    browser: BrowserContext, lot1: Path
) -> None:
    with killable(lot1) as server:
        bench = server.start()
        page, other = browser.new_page(), browser.new_page()
        page.goto(bench.address)
        page.goto(f"http://{bench.host}/p/0/answers/T1")
        server.kill()
        page.fill("#text-T1", "没有服务器时写的")
        page.wait_for_selector("#gone:not([hidden])")
        bench = server.start()
        other.goto(bench.address)
        page.wait_for_selector(".text .saved")
        assert re.search("没有服务器时写的", (lot1 / "answers.yaml").read_text(encoding="utf-8"))
