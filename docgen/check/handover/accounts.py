"""Accounts: who administers them, how control and personal data pass, and no password anywhere."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.check.handover.rows import repeated, unknown
from docgen.model.base import Record
from docgen.model.finding import Finding, Message
from docgen.model.handover.project import HandoverProject
from docgen.model.handover.rows import Account
from docgen.model.rules.secrets import SecretRule

_WHOLE_PHONE = re.compile(r"1\d{10}")


def check_accounts(project: HandoverProject, secrets: SecretRule) -> Iterator[Finding]:
    """Every fault of the account sheet; passwords in the asset sheet too."""
    sites = [site.code for site in project.service.tender.lot.sites]
    coded = [(row, account.code) for row, account in enumerate(project.accounts)]
    yield from repeated(project, "accounts", "ACCOUNT-TWICE", "code", coded)
    for row, account in enumerate(project.accounts):
        if account.site and account.site not in sites:
            yield unknown(project, "accounts", "ACCOUNT-SITE", (row, "site"), account.site, sites)
        yield from _control(project, row, account)
        yield from _personal(project, row, account)
        yield from _secrets(project, "accounts", row, account, secrets)
    for row, asset in enumerate(project.assets):
        yield from _secrets(project, "assets", row, asset, secrets)


def _control(project: HandoverProject, row: int, account: Account) -> Iterator[Finding]:
    for field, lacking in (
        ("administrator", Message("administrator")),
        ("entity", Message("registered entity")),
        ("transfer", Message("way in which control passes")),
    ):
        if not getattr(account, field).strip():
            said = Message("{name} has no {lacking}", {"name": account.name, "lacking": lacking})
            code = "ACCOUNT-ADMIN" if field == "administrator" else "ACCOUNT-CONTROL"
            yield project.found(code, ("accounts", row, field), said)
    if _WHOLE_PHONE.search(account.phone):
        said = Message("{name}: the phone number is written in full", {"name": account.name})
        yield project.found("ACCOUNT-PHONE", ("accounts", row, "phone"), said)


def _personal(project: HandoverProject, row: int, account: Account) -> Iterator[Finding]:
    if account.personal != "是":
        return
    for field, lacking in (
        ("contents", Message("kinds of personal data")),
        ("ground", Message("ground on which personal data may pass")),
    ):
        if not getattr(account, field).strip():
            said = Message("{name} has no {lacking}", {"name": account.name, "lacking": lacking})
            yield project.found("ACCOUNT-GROUND", ("accounts", row, field), said)


def _secrets(
    project: HandoverProject, source: str, row: int, record: Record, secrets: SecretRule
) -> Iterator[Finding]:
    """Cells that hold something like a password; what they hold is not repeated."""
    for field, info in type(record).model_fields.items():
        value = getattr(record, field)
        if isinstance(value, str) and secrets.stands_in(value):
            said = Message(
                "{field}: something like a password stands here", {"field": Message(info.title or field)}
            )
            yield project.found("ACCOUNT-SECRET", (source, row, field), said)
