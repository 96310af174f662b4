"""Debian's Chromium with the workbench, in light and dark; what its console says fails the test."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from docgen.web.serve import is_built

if TYPE_CHECKING:
    from playwright.sync_api import Page

CHROMIUM = Path("/usr/bin/chromium")


@pytest.fixture
def told() -> list[str]:
    """What the page's console said; a test takes out what it brought about itself."""
    return []


@pytest.fixture(params=["light", "dark"])
def page(request: pytest.FixtureRequest, told: list[str]) -> Iterator[Page]:
    for there, missing in (
        (CHROMIUM.is_file(), "Chromium is not installed"),
        (find_spec("playwright"), "playwright is not installed"),
        (is_built(), "the front-end files are not there: make web"),
    ):
        if not there:
            pytest.skip(missing)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        context = browser.new_context(
            viewport={"width": 1366, "height": 768}, color_scheme=request.param, locale="zh-CN"
        )
        page = context.new_page()
        page.set_default_timeout(120_000)
        page.on("console", lambda message: told.append(message.text))
        page.on("pageerror", lambda problem: told.append(str(problem)))
        yield page
        browser.close()
        # What the policy of the pages forbids is told there too; a request that the next page ended is none.
        ended = ("htmx:afterRequest", "htmx:sendAbort")
        assert [each for each in told if not each.startswith(ended)] == []
