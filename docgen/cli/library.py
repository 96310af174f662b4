"""`docgen library`: what the company keeps for many bids."""

from __future__ import annotations

from docgen.cli.app import App
from docgen.cli.library_add import add
from docgen.cli.library_check import check
from docgen.cli.library_skeleton import skeleton
from docgen.cli.library_suggest import suggest, take

library_app = App("Keep the company's own: former answers, people, papers, validity.")
library_app.command()(add)
library_app.command()(suggest)
library_app.command()(take)
library_app.command()(skeleton)
library_app.command()(check)
