"""What a person means who names an industry: the size table's own names first, then any business's."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from docgen.derive.sme.industry import LONGEST, fold, industries_like, industry_names
from docgen.model.sme.size_class import Suggestions
from docgen.model.sme.trade import Meant, Reading

if TYPE_CHECKING:
    from docgen.derive.sme.trades import Known
    from docgen.model.sme.size_rule import SizeRule
    from docgen.model.sme.trade import Trades

_MOST = 5


def meaning(rule: SizeRule, trades: Callable[[], Trades], written: str) -> Meant | Suggestions:
    """Every industry that a name of the table, a class, a code or an everyday name may mean.

    A name that nobody knows gives suggestions. `trades` is called only where the table has no such name.
    """
    return asker(rule, trades)(written)


def asker(rule: SizeRule, trades: Callable[[], Trades]) -> Callable[[str], Meant | Suggestions]:
    """`meaning` made ready for many names."""
    of_the_table = industry_names(rule)
    similar: list[Known] = []

    def ask(written: str) -> Meant | Suggestions:
        if len(written) > LONGEST * 2 or not (asked := fold(written)):
            return Suggestions(written, ())
        industry = of_the_table.get(asked)
        if industry is not None:
            return Meant(written, (Reading(industry),))
        # Most who ask name an industry of the table, and pay for nothing else.
        from docgen.derive.sme.trades import known_trades, trade_readings, trades_like

        known = trades()
        readings = trade_readings(rule, known, written)
        if readings:
            return Meant(written, readings, known.edition, known.rule)
        if not similar:
            similar.append(known_trades(known))
        names = dict.fromkeys((*industries_like(of_the_table, asked), *trades_like(similar[0], written)))
        return Suggestions(written, tuple(names)[:_MOST])

    return ask
