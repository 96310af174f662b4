"""`docgen library`: what the company keeps for many bids."""

from __future__ import annotations

from docgen.cli.app import App
from docgen.cli.library_add import add
from docgen.cli.library_check import check

library_app = App("Keep the company's own: people, papers, validity.")
library_app.command()(add)
library_app.command()(check)
