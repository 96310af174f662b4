"""What becomes of each asset and account: the tender's rules, the first that fits, and decisions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from docgen.model.handover.inventory import Fate
from docgen.model.handover.records import Category
from docgen.model.handover.rows import Account, Asset
from docgen.model.service import Decision
from docgen.model.tender.handover_regime import Basis, HandoverRegime, HandoverRule

_LEASES: Mapping[str, Fate] = {"转让": "assigned", "终止": "ends", "": "open"}

_WITHOUT_RULE: Mapping[Basis, Fate] = {
    "本项目投入": "open",
    "自有": "kept",
    "租赁": "open",
    "采购人所有": "returned",
}
"""Where no rule speaks: what is one's own stays so. What was invested is nobody's to settle here."""


class Ruling(NamedTuple):
    """What becomes of a thing, by which of the regime's rules, under which clause."""

    fate: Fate
    rule: int | None
    clause: str


class Fates:
    """The regime of a tender, ready to be asked about things; without one everything invested is open."""

    def __init__(
        self,
        regime: HandoverRegime | None,
        decisions: Iterable[Decision],
        categories: Mapping[str, Category],
    ) -> None:
        self._rules = regime.rules if regime else ()
        self._decided = {decision.point: decision.outcome for decision in decisions}
        self._categories = categories

    def kind(self, asset: Asset) -> str:
        """The kind that the rules know the asset by; its category's own name where that is unknown."""
        category = self._categories.get(asset.category)
        return category.kind if category else asset.category

    def asset(self, asset: Asset) -> Ruling:
        """What becomes of what is left of the asset."""
        kind = self.kind(asset)
        if asset.gone >= asset.quantity:
            return Ruling("disposed", None, "")
        if asset.basis == "租赁":
            # Who leases owns nothing that could pass: the lease goes over, or it ends.
            fate = _LEASES[asset.lease_fate]
            clause = self._ruling(kind, "本项目投入", asset.site).clause if fate == "assigned" else ""
            return Ruling(fate, None, clause)
        return self._ruling(kind, asset.basis, asset.site)

    def account(self, account: Account) -> Ruling:
        """What becomes of the account."""
        return self._ruling(account.kind, account.basis, account.site)

    def excluded(self, kind: str, site: str) -> int | None:
        """The rule that keeps things of that kind out at that site, on whatever basis they are held."""
        return self._first(
            lambda rule: "excluded" in rule.outcomes and kind in rule.kinds and _at(rule, site)
        )

    def excluded_somewhere(self, kind: str) -> int | None:
        """The rule that keeps things of that kind out at any site."""
        return self._first(lambda rule: "excluded" in rule.outcomes and kind in rule.kinds)

    def _ruling(self, kind: str, basis: Basis, site: str) -> Ruling:
        number = self._first(
            lambda rule: basis in rule.bases and (not rule.kinds or kind in rule.kinds) and _at(rule, site)
        )
        if number is None:
            return Ruling(_WITHOUT_RULE[basis], None, "")
        rule = self._rules[number]
        return Ruling(self._outcome(rule), number, rule.clause or "")

    def _outcome(self, rule: HandoverRule) -> Fate:
        if len(rule.outcomes) == 1:
            return rule.outcomes[0]
        decided = self._decided.get(rule.point or "")
        return next((outcome for outcome in rule.outcomes if outcome == decided), "open")

    def _first(self, fits: Callable[[HandoverRule], bool]) -> int | None:
        return next((i for i, rule in enumerate(self._rules) if fits(rule)), None)


def _at(rule: HandoverRule, site: str) -> bool:
    """Whether the rule speaks of the site; what serves the whole project is under every rule."""
    return not rule.sites or not site or site in rule.sites
