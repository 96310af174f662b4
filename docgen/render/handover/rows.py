"""The rows of a handover's papers: assets, what stays, facilities, differences, movements, accounts."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from docgen.locale.messages import say
from docgen.model.frame import Frame
from docgen.model.handover.inventory import (
    CHANGES_HANDS,
    FATE_NAMES,
    AccountLine,
    AssetLine,
    Difference,
    FacilityCheck,
    Handover,
    Movement,
    OpenRule,
    SiteInventory,
)
from docgen.model.handover.project import HandoverProject
from docgen.render.engine import filters, values
from docgen.render.handover import beside_fields as b
from docgen.render.handover import fields as f
from docgen.render.shared.requirement_words import place_words

_VERDICTS = {"met": "符合", "short": "不足", "exceeded": "多出", "extra": "另行增配"}
R = TypeVar("R", bound=values.Fields)

_PHOTO = Frame(150, 96)
"""Two pictures with their captions fill an upright page."""


class HandoverRows:
    """Makes the rows of one handover; places of clauses are looked up once."""

    def __init__(self, project: HandoverProject, figures: Handover) -> None:
        lot = project.service.tender.lot
        self._project = project
        self._figures = figures
        self._rules = lot.handover.rules if lot.handover else ()
        self._site_name = lot.site_name
        self._places = {clause.code: place_words(clause.place) for clause in lot.clauses}
        self._numbers = {line.row: no for no, _, _, line in figures.changing()}
        included = {site.site for site in figures.sites}
        terms = project.terms
        self.staying = [self._staying(no, line) for no, line in enumerate(figures.staying(), 1)]
        self.differences = [self._difference(no, row) for no, row in enumerate(figures.differences, 1)]
        self.posts = [
            b.PostHolderFields(no=no, **post.model_dump(exclude={"site"}), site=self._site(post.site))
            for no, post in enumerate((post for post in terms.posts if post.site in included), 1)
        ]
        self.keys = [
            b.KeyFields(no=no, **key.model_dump(exclude={"site"}), site=self._site(key.site))
            for no, key in enumerate((key for key in terms.keys if key.site in included), 1)
        ]
        self.matters = [
            b.PendingMatterFields(no=no, **matter.model_dump(exclude={"site"}), site=self._site(matter.site))
            for no, matter in enumerate(
                (each for each in terms.matters if not each.site or each.site in included), 1
            )
        ]

    def site(self, no: int, site: SiteInventory) -> f.HandoverSiteFields:
        """A site with all that belongs to it."""
        return f.HandoverSiteFields(
            no=no,
            code=site.site,
            name=site.name,
            count=site.count,
            value=site.value,
            net=site.net,
            groups=[
                f.CategoryFields(
                    category=group.category,
                    count=len(group.lines),
                    value=group.value,
                    net=group.net,
                    lines=[self._asset(line) for line in group.lines],
                )
                for group in site.groups
            ],
            accounts=sum(line.account.site == site.site for line in self._figures.accounts),
            posts=_renumbered(row for row in self.posts if row.site == site.name),
            keys=_renumbered(row for row in self.keys if row.site == site.name),
            matters=_renumbered(row for row in self.matters if row.site == site.name),
            staying=_renumbered(row for row in self.staying if row.site == site.name),
            differences=_renumbered(row for row in self.differences if row.site == site.name),
        )

    def disposed(self) -> list[f.DisposedFields]:
        """What is gone, with the part of the original value that went with it."""
        return [
            f.DisposedFields(
                no=no,
                site=self._site(asset.site),
                code=asset.code,
                name=asset.name,
                quantity=min(asset.gone, asset.quantity),
                unit=asset.unit,
                value=asset.value - line.value,
                on=asset.disposed_on,
                manner=asset.disposal,
                reason=asset.disposal_reason,
            )
            for no, line in enumerate(self._figures.disposed(), 1)
            if (asset := line.asset)
        ]

    def facilities(self) -> list[f.FacilityCheckFields]:
        """Every facility asked for and those beyond, site by site."""
        seen: set[str] = set()
        rows = []
        for no, row in enumerate(self._figures.facilities, 1):
            rows.append(self._facility(no, row, opens=row.site not in seen))
            seen.add(row.site)
        return rows

    def points(self) -> list[f.OpenRuleFields]:
        """What the procurement file leaves open, with every outcome's price."""
        return [self._point(no, point) for no, point in enumerate(self._figures.points, 1)]

    def movements(self) -> list[f.MovementFields]:
        """Line by line from the inventory signed before."""
        return [
            f.MovementFields(
                no=no,
                **move.model_dump(exclude={"site", "row", "before"}),
                site=self._site(move.site),
                state=_state(move),
            )
            for no, move in enumerate(self._figures.movements, 1)
        ]

    def accounts(self, changing: bool) -> list[b.AccountFields]:
        """The accounts that change hands, or the others."""
        mine = [line for line in self._figures.accounts if (line.fate in CHANGES_HANDS) is changing]
        return [self._account(no, line) for no, line in enumerate(mine, 1)]

    def photos(self) -> list[b.PhotoFields]:
        """The pictures of the sites handed over, then those of single assets."""
        included = {site.site for site in self._figures.sites}
        shown = [
            (photo.title, photo.site, photo.file)
            for photo in self._project.terms.photos
            if photo.site in included
        ]
        shown += [
            (f"{line.asset.code} {line.asset.name}", line.asset.site, line.asset.photo)
            for line in self._figures.lines
            if line.asset.photo
        ]
        return [
            b.PhotoFields(
                no=no,
                title=title,
                site=self._site(site),
                picture=values.Picture(self._project.photos[file][0], _PHOTO),
            )
            for no, (title, site, file) in enumerate(shown, 1)
        ]

    def _site(self, code: str) -> str:
        whole = any(not site.site for site in self._figures.sites)
        return self._site_name(code) if code or whole else "全项目"

    def _asset(self, line: AssetLine) -> f.AssetFields:
        asset = line.asset
        return f.AssetFields(
            no=self._numbers[line.row],
            code=asset.code,
            name=asset.name,
            category=asset.category,
            model=asset.model,
            serial=asset.serial,
            place=asset.place,
            quantity=line.quantity,
            unit=asset.unit,
            acquired=asset.acquired,
            used_from=asset.used_from,
            value=line.value,
            net=line.net,
            life_months=line.life_months,
            used_months=line.used_months,
            condition=asset.condition,
            basis=asset.basis,
            fate=FATE_NAMES[line.fate],
            facility=asset.facility,
            invoice=asset.invoice,
            note=asset.note,
        )

    def _staying(self, no: int, line: AssetLine) -> f.StayingFields:
        asset = line.asset
        return f.StayingFields(
            no=no,
            site=self._site(asset.site),
            code=asset.code,
            name=asset.name,
            quantity=line.quantity,
            unit=asset.unit,
            fate=FATE_NAMES[line.fate],
            reason=self._reason(line),
            ground=self._places.get(line.clause, ""),
        )

    def _reason(self, line: AssetLine | AccountLine) -> str:
        """The rule's own note, or what its basis says."""
        if line.rule is not None and self._rules[line.rule].note:
            return self._rules[line.rule].note
        return "租约终止，由移交方退还出租方" if line.fate == "ends" else "移交方自有，不属于本项目投入"

    def _facility(self, no: int, row: FacilityCheck, opens: bool) -> f.FacilityCheckFields:
        return f.FacilityCheckFields(
            no=no,
            site=self._site(row.site),
            opens=opens,
            facility=row.facility,
            unit=row.unit,
            required=row.required,
            present=row.present,
            changes=row.changes,
            leased=row.leased,
            own=row.own + row.excluded,
            disposed=row.disposed,
            verdict=_VERDICTS[row.verdict],
        )

    def _difference(self, no: int, row: Difference) -> f.DifferenceFields:
        return f.DifferenceFields(
            no=no,
            site=self._site(row.site),
            subject=row.subjects[0].removeprefix(f"{row.site}/"),
            said=say(row.message, "zh"),
            explanation=row.explanation,
        )

    def _point(self, no: int, point: OpenRule) -> f.OpenRuleFields:
        decision = point.decision
        return f.OpenRuleFields(
            no=no,
            point=point.point,
            note=point.note,
            ground=self._places.get(point.clause, ""),
            count=point.count,
            value=point.value,
            net=point.net,
            outcomes=[
                f.FatePriceFields(
                    name=FATE_NAMES[outcome],
                    payable=payable,
                    chosen=decision is not None and decision.outcome == outcome,
                )
                for outcome, payable in point.outcomes
            ],
            decision=f"{decision.by}，{filters.day(decision.on)}，{decision.paper}" if decision else "",
        )

    def _account(self, no: int, line: AccountLine) -> b.AccountFields:
        account = line.account
        same = {"code", "kind", "platform", "name", "identifier", "entity", "administrator", "phone"}
        same |= {"transfer", "contents", "ground", "note"}
        return b.AccountFields(
            no=no,
            **account.model_dump(include=same),
            site=self._site(account.site),
            size=f"{account.size}{account.unit}" if account.size is not None else "",
            personal=account.personal == "是",
            fate=FATE_NAMES[line.fate],
            reason="" if line.fate in CHANGES_HANDS else self._reason(line),
        )


def _renumbered(rows: Iterable[R]) -> list[R]:
    return [row.model_copy(update={"no": no}) for no, row in enumerate(rows, 1)]


def _state(move: Movement) -> str:
    if move.gap or move.value_gap:
        return "账实不符"
    if move.before is None:
        return "新增"
    if not move.disposed:
        return "承接"
    return "部分处置" if move.closing else "已处置"
