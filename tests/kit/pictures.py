"""Pictures of the workbench's pages, and what axe-core finds in them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kit.project import ROOT

if TYPE_CHECKING:
    from playwright.sync_api import Page

PICTURES = ROOT / "outputs" / "web"
AXE = ROOT / "docgen/web/node_modules/axe-core/axe.min.js"
_SERIOUS = """async () => (await axe.run(document, {resultTypes: ["violations"]})).violations
    .filter(each => ["serious", "critical"].includes(each.impact))
    .map(each => [each.id, ...each.nodes.slice(0, 3).map(node => node.html.slice(0, 160))].join(" "))"""


def picture(page: Page, name: str, wide: bool = False) -> Path:
    """The page as it is seen on a laptop; on a projector as well where it is `wide`."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    dark = page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")
    path = PICTURES / f"{name}-{'dark' if dark else 'light'}.png"
    page.screenshot(path=path)
    if wide:
        size = page.viewport_size
        page.set_viewport_size({"width": 1920, "height": 1080})
        page.screenshot(path=path.with_name(f"{path.stem}-1920.png"))
        assert size is not None
        page.set_viewport_size(size)
    return path


def serious(page: Page) -> list[str]:
    """What axe-core finds serious or critical in the page as it stands."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found: list[str] = page.evaluate(_SERIOUS)
    return found
