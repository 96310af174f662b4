"""The server dies under a page that somebody types into: every key struck is in the file afterwards."""

from __future__ import annotations

import os
import time
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import pytest
from kit.killed_workbench import Killable, killable

from docgen.load.files.yaml import read_yaml

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser
ROUNDS = int(os.environ.get("KILLS", "1"))
GONE = int(os.environ.get("GONE", "3"))
"""Seconds without a server; a minute in `make test-edits`."""


def answer(project: Path) -> str:
    return str(read_yaml(project / "answers.yaml", "answers.yaml")[0]["answers"]["T1"]["text"])


def opened_again(page: Page, server: Killable) -> None:
    """As a person does it: the new address opens beside the page, which still holds what was typed."""
    other = page.context.new_page()
    other.goto(server.start().address)
    other.close()


def arrived(page: Page, project: Path, words: str) -> None:
    until = time.monotonic() + 60
    while answer(project) != words and time.monotonic() < until:
        page.wait_for_timeout(100)
    assert answer(project) == words


def forget_the_outage(page: Page, told: list[str]) -> None:
    """The console names each request that met no server, or one that did not know the page yet."""
    page.goto("about:blank")
    page.wait_for_timeout(300)
    outage = ("Failed to load resource", "htmx:sendError", "Response Status Error Code 403")
    told[:] = [each for each in told if not each.startswith(outage)]


@pytest.mark.sample(1)
def test_no_key_is_lost_to_a_kill_between_two_of_them(page: Page, told: list[str], lot1: Path) -> None:
    random = Random(19)
    with killable(lot1) as server:
        page.goto(server.start().address)
        page.goto(f"http://127.0.0.1:{server.port}/p/0/answers/T1")
        for i in range(ROUNDS):
            words = f"第{i}次：由专人负责，每月核对两次，记录保存不少于一年。"
            at = random.randrange(1, len(words))
            page.fill("#text-T1", "")
            page.locator("#text-T1").press_sequentially(words[:at], delay=random.choice((5, 40, 120)))
            server.kill()
            page.locator("#text-T1").press_sequentially(words[at:], delay=20)
            opened_again(page, server)
            arrived(page, lot1, words)
            page.wait_for_selector(".text .saved")
        forget_the_outage(page, told)


@pytest.mark.sample(1)
def test_a_server_that_is_gone_for_long_loses_nothing_even_to_a_closed_page(
    page: Page, told: list[str], lot1: Path
) -> None:
    with killable(lot1) as server:
        page.goto(server.start().address)
        address = f"http://127.0.0.1:{server.port}/p/0/answers/T1"
        page.goto(address)
        server.kill()
        page.fill("#text-T1", "服务器不在时写下的话。")
        page.wait_for_selector("#gone:not([hidden])")
        page.wait_for_timeout(GONE * 1000)
        opened_again(page, server)
        arrived(page, lot1, "服务器不在时写下的话。")
        page.wait_for_selector("#gone", state="hidden")
        server.kill()
        page.fill("#text-T1", "页面随后关掉了。")
        page.wait_for_selector("#gone:not([hidden])")
        page.goto("about:blank")
        opened_again(page, server)
        page.goto(address)
        arrived(page, lot1, "页面随后关掉了。")
        forget_the_outage(page, told)
