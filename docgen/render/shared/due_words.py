"""When a payment falls due, in words."""

from __future__ import annotations

from docgen.model.tender.payment import Due, PaymentStage

_EVENTS = {"signing": "合同签订", "opening": "投入使用", "acceptance": "验收合格", "end": "服务期满"}


def due_words(stage: PaymentStage) -> str:
    """When a stage is paid: as the data word it, else from its event and span."""
    if stage.terms or stage.due is None:
        return stage.terms
    spans = _spans(stage.due)
    return f"{_EVENTS[stage.due.event]}{f'之日起{spans}' if spans else '后'}"


def _spans(due: Due) -> str:
    """Days are a limit within which is paid, months a wait after which."""
    within = [f"{due.days}日" if due.days else "", f"{due.workdays}个工作日" if due.workdays else ""]
    limit = "加".join(filter(None, within))
    wait = f"满{due.months}个月" if due.months else ""
    return wait + (f"{'后' if wait else ''}{limit}内" if limit else "")
