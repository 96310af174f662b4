"""The classification and the names of businesses for a single question, read when one is asked.

`generated/trades.json` is `gbt4754.yaml` and `trades.yaml` after they were read and judged as records, with
every name folded as it is looked up (`make rules`; a test holds them equal). Of the newest edition alone.
"""

from __future__ import annotations

import json
from datetime import date
from importlib.resources import files

from docgen.model.finding import Message
from docgen.model.sme.size_class import RuleReference
from docgen.model.sme.trade import Trades

JSON = "generated/trades.json"


def trade_table() -> Trades:
    """What leads from a business to an industry of the size table."""
    data = json.loads(files(__package__).joinpath(JSON).read_text("utf-8"))
    rule = data["rule"]
    return Trades(
        edition=data["edition"],
        rule=RuleReference(rule["id"], date.fromisoformat(rule["effective"]), rule["source"]),
        classes=data["classes"],
        sections=data["sections"],
        covers={code: (tuple(leads), tuple(outside)) for code, (leads, outside) in data["covers"].items()},
        outside={why: Message(english, zh=chinese) for why, (chinese, english) in data["outside"].items()},
        index=data["index"],
        names=tuple(data["names"]),
    )
