"""Law and regulation as dated data: one YAML file a subject, every figure with its source.

`rule` reads a file as plain data; `ruleset` gives all of them as records, as they hold on a day.
"""

from __future__ import annotations

import hashlib
import json
import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # each record is imported where it is made, so that a command pays for its own alone
    from datetime import date
    from importlib.resources.abc import Traversable

    from docgen.model.rules.code_page import CodePage
    from docgen.model.rules.drafting import DraftingRule
    from docgen.model.rules.drafting_limits import LimitWords
    from docgen.model.rules.evidence import EvidenceWords
    from docgen.model.rules.forms import BlankWords, LabelWords, TitleWords
    from docgen.model.rules.reading_amend import AmendWords
    from docgen.model.rules.reading_clash import ClashRule
    from docgen.model.rules.reading_demands import DemandWords
    from docgen.model.rules.reading_outline import OutlineWords
    from docgen.model.rules.ruleset import Ruleset
    from docgen.model.rules.skeletons import SkeletonRule
    from docgen.model.rules.tender_law import TenderLaw
    from docgen.model.rules.workdays import WorkdayRule
    from docgen.model.sme.price import PriceLaw
    from docgen.model.sme.size_rule import SizeRule
    from docgen.model.sme.trade import Trades
    from docgen.model.sme.trade_rule import ClassificationRule, TradeRule


def rule(name: str, on: date | None = None, folder: Traversable | None = None) -> dict[str, Any]:
    """The data of a rule file: integers, Decimals, dates, texts; a fresh copy each time.

    Versions of docgen/rules/<name>.yaml stand beside it as <name>-<anything>.yaml, each with `effective:`.
    The newest that `on` has reached counts, before them all the oldest; without `on` the newest of all.
    Raises FileNotFoundError for a name that is no rule file.
    """
    from docgen.rules.reading import read

    folder = folder or files(__name__)
    named = re.compile(rf"{re.escape(name)}(-.+)?\.yaml")
    found = [read(file.read_text("utf-8")) for file in folder.iterdir() if named.fullmatch(file.name)]
    if not found:
        raise FileNotFoundError(name)
    versions = sorted(found, key=lambda data: data["effective"])
    reached = [data for data in versions if on is None or data["effective"] <= on]
    return reached[-1] if reached else versions[0]


@cache
def code_pages() -> dict[str, tuple[str, CodePage]]:
    """Every finding's code → its theme and page (rules/generated/pages.json), in the order of the themes."""
    from docgen.model.rules.code_page import CodePage

    kept = json.loads(files(__name__).joinpath("generated", "pages.json").read_text("utf-8"))
    return {
        code: (theme, CodePage.model_validate(page))
        for theme, pages in kept.items()
        for code, page in pages.items()
    }


def written_pages() -> dict[str, tuple[str, CodePage]]:
    """The same as they are written (rules/findings/<theme>.yaml); takes a fifth of a second.

    Raises ValueError where a code stands twice.
    """
    from docgen.model.rules.code_page import CodePage
    from docgen.rules.reading import read

    pages: dict[str, tuple[str, CodePage]] = {}
    for file in sorted(files(__name__).joinpath("findings").iterdir(), key=lambda file: file.name):
        if not file.name.endswith(".yaml"):
            continue
        theme = file.name.removesuffix(".yaml")
        for code, page in read(file.read_text("utf-8")).items():
            if code in pages:
                raise ValueError(f"{code} stands in {pages[code][0]} and {theme}")
            pages[code] = theme, CodePage.model_validate(page)
    return pages


@cache
def skeleton_rule() -> SkeletonRule:
    """What chapters for items that are scored are made of."""
    from docgen.model.rules.skeletons import SkeletonRule

    return SkeletonRule.model_validate(rule("skeletons"))


@cache
def size_rule(on: date | None = None) -> SizeRule:
    """The size classes of enterprises on a day, or now (rules/sme.yaml)."""
    from docgen.model.sme.size_rule import SizeRule

    return SizeRule.model_validate(rule("sme", on))


@cache
def trades() -> Trades:
    """The classification and everyday names, to be looked up (rules/generated/trades.json)."""
    from docgen.rules.trade_table import trade_table

    return trade_table()


@cache
def trade_rules() -> tuple[ClassificationRule, TradeRule]:
    """The same as it is written (rules/gbt4754.yaml, rules/trades.yaml); takes half a second."""
    from docgen.model.sme.trade_rule import ClassificationRule, TradeRule

    return ClassificationRule.model_validate(rule("gbt4754")), TradeRule.model_validate(rule("trades"))


@cache
def price_law(on: date | None = None) -> PriceLaw:
    """Price deduction for small and micro enterprises, and the weight of price (rules/sme_price.yaml)."""
    from docgen.model.sme.price import PriceLaw

    return PriceLaw.model_validate(rule("sme_price", on))


@cache
def workday_rule() -> WorkdayRule:
    """Workdays as announced (rules/workdays.yaml): of no day's version, for each notice adds a year."""
    from docgen.model.rules.workdays import WorkdayRule

    return WorkdayRule.model_validate(rule("workdays"))


@cache
def blank_words(on: date | None = None) -> BlankWords:
    """What a place to fill in looks like, and what it asks for (rules/forms/blanks.yaml)."""
    from docgen.model.rules.forms import BlankWords

    return BlankWords.model_validate(rule("blanks", on, files(__name__) / "forms"))


@cache
def label_words(on: date | None = None) -> LabelWords:
    """Which of the project's data a place to fill, or a column, asks for (rules/forms/labels.yaml)."""
    from docgen.model.rules.forms import LabelWords

    return LabelWords.model_validate(rule("labels", on, files(__name__) / "forms"))


@cache
def title_words(on: date | None = None) -> TitleWords:
    """How the forms of a tender begin, and which volumes they go into (rules/forms/titles.yaml)."""
    from docgen.model.rules.forms import TitleWords

    return TitleWords.model_validate(rule("titles", on, files(__name__) / "forms"))


@cache
def evidence_words(on: date | None = None) -> EvidenceWords:
    """By which words a file is known for a paper that proves something (rules/evidence/papers.yaml)."""
    from docgen.model.rules.evidence import EvidenceWords

    return EvidenceWords.model_validate(rule("papers", on, files(__name__) / "evidence"))


@cache
def outline_words(on: date | None = None) -> OutlineWords:
    """The words by which a stranger's tender is taken apart (rules/reading/outline.yaml)."""
    from docgen.model.rules.reading_outline import OutlineWords

    return OutlineWords.model_validate(rule("outline", on, files(__name__).joinpath("reading")))


@cache
def drafting_rule() -> DraftingRule:
    """The words by which what was read becomes a project's records (rules/drafting.yaml)."""
    from docgen.model.rules.drafting import DraftingRule

    return DraftingRule.model_validate(rule("drafting"))


@cache
def limit_words() -> LimitWords:
    """The words by which limits on people, times, sites and tiers become data (drafting_limits.yaml)."""
    from docgen.model.rules.drafting_limits import LimitWords

    return LimitWords.model_validate(rule("drafting_limits"))


@cache
def clash_words(on: date | None = None) -> ClashRule:
    """The words by which the things of a tender are compared (rules/reading/clash.yaml)."""
    from docgen.model.rules.reading_clash import ClashRule

    return ClashRule.model_validate(rule("clash", on, files(__name__).joinpath("reading")))


@cache
def tender_law(on: date | None = None) -> TenderLaw:
    """The law's bounds for what a tender states (rules/reading/tender_law.yaml)."""
    from docgen.model.rules.tender_law import TenderLaw

    return TenderLaw.model_validate(rule("tender_law", on, files(__name__).joinpath("reading")))


@cache
def amend_words(on: date | None = None) -> AmendWords:
    """The words by which addenda say what they change (rules/reading/amend.yaml)."""
    from docgen.model.rules.reading_amend import AmendWords

    return AmendWords.model_validate(rule("amend", on, files(__name__).joinpath("reading")))


@cache
def demand_words(on: date | None = None) -> DemandWords:
    """The words by which demands are told from what stands beside them (rules/reading/demands.yaml)."""
    from docgen.model.rules.reading_demands import DemandWords

    return DemandWords.model_validate(rule("demands", on, files(__name__).joinpath("reading")))


@cache
def surnames() -> str:
    """The characters by which a short text is taken for a person's name (rules/signatories.yaml)."""
    return "".join(rule("signatories")["surnames"].split())


@cache
def ruleset(on: date | None = None) -> Ruleset:
    """All rules as they hold on a day; without one, the newest."""
    from docgen.model.rules.answers import ConfirmationRule, CopyingRule
    from docgen.model.rules.depth import DepthRule
    from docgen.model.rules.domestic import DomesticRule
    from docgen.model.rules.figures import FigureRule
    from docgen.model.rules.fingerprints import FingerprintRule
    from docgen.model.rules.labour import LabourLaw
    from docgen.model.rules.machinery import MachineryRule
    from docgen.model.rules.price_review import PriceReviewRule
    from docgen.model.rules.printed_tables import PrintedTableRule
    from docgen.model.rules.ruleset import Ruleset
    from docgen.model.rules.secrets import SecretRule
    from docgen.model.rules.signatories import SignatoryRule
    from docgen.model.rules.staff_levels import StaffLevels
    from docgen.model.rules.statements import StatementRule
    from docgen.model.rules.supplement import SupplementRule
    from docgen.model.rules.wording import LeftoverRule, SubcontractingRule

    return Ruleset(
        sizes=size_rule(on),
        trades=trades,
        price=price_law(on),
        labour=LabourLaw.model_validate(rule("labour", on)),
        copying=CopyingRule.model_validate(rule("copying", on)),
        depth=DepthRule.model_validate(rule("depth", on)),
        skeletons=skeleton_rule(),
        confirmation=ConfirmationRule.model_validate(rule("confirmation", on)),
        leftovers=LeftoverRule.model_validate(rule("leftovers", on)),
        secrets=SecretRule.model_validate(rule("secrets", on)),
        subcontracting=SubcontractingRule.model_validate(rule("subcontracting", on)),
        review=PriceReviewRule.model_validate(rule("price_review", on)),
        signatories=SignatoryRule.model_validate(rule("signatories", on)),
        statements=StatementRule.model_validate(rule("statements", on)),
        figures=FigureRule.model_validate(rule("figures", on)),
        fingerprints=FingerprintRule.model_validate(rule("fingerprints", on)),
        supplement=SupplementRule.model_validate(rule("supplement", on)),
        domestic=DomesticRule.model_validate(rule("domestic", on)),
        machinery=MachineryRule.model_validate(rule("machinery", on)),
        printed_tables=PrintedTableRule.model_validate(rule("printed_tables", on)),
        staff_levels=StaffLevels.model_validate(rule("staff_levels", on)),
    )


def rule_ids() -> dict[str, str]:
    """The id of every rule file with the SHA-256 of the file, so that a changed figure shows."""
    found = {}
    for file in (*files(__name__).iterdir(), *(files(__name__) / "forms").iterdir()):
        content = file.read_bytes() if file.name.endswith(".yaml") else b""
        if named := re.search(rb"(?m)^id: (\S+)", content):
            found[named[1].decode()] = hashlib.sha256(content).hexdigest()
    return found
