"""The payments of a tender: one a numbered line or a sentence, from the demand, else from the contract.

A clause of several payments in one paragraph is taken apart where each names an amount or a share of its
own. What binds the payee beside it (invoices, breach) is no payment.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from docgen.intake import amounts
from docgen.intake.grids import columns, grids
from docgen.intake.passages import bare
from docgen.intake.payment.bands import clauses, scored, scores
from docgen.intake.tidy import tidied
from docgen.model.reading.outline import Chapter, ChapterKind, Node, Outline
from docgen.model.reading.reading import Certainty, Found, PaymentStage
from docgen.model.rules.reading_payment import PaymentRule
from docgen.model.text import narrow

_LONGEST_HEAD = 16
_LONG = 120
_CHAPTERS: tuple[tuple[ChapterKind, ...], ...] = (
    ("demand",),
    ("data_sheet", "instructions", "notice", "unknown"),
    ("contract",),
)


def payment(outline: Outline, rule: PaymentRule) -> tuple[PaymentStage, ...]:
    """The payments in reading order, those of the first kind of chapter that has any."""
    for kinds in _CHAPTERS:
        chapters = outline.of(*kinds)
        stages = [stage for chapter in chapters for stage in _of_chapter(chapter, outline, rule)]
        if stages:
            return tuple(stages)
    return ()


def _of_chapter(chapter: Chapter, outline: Outline, rule: PaymentRule) -> Iterator[PaymentStage]:
    """What stands under headings of payment, beside them in a row, behind them on a line, in a table."""
    seen: set[str] = set()
    yield from _tables(chapter, outline, rule)
    for group in _groups(chapter.nodes, rule):
        lines = [(node, tidied(node.line.text)) for node in group]
        for stage in _stages(lines, chapter, rule):
            key = f"{stage.lot} {stage.found.block} {stage.text}"
            if key not in seen:
                seen.add(key)
                yield stage


def _tables(chapter: Chapter, outline: Outline, rule: PaymentRule) -> Iterator[PaymentStage]:
    """Rows of tables of payments: a share or an amount, and when."""
    words = [word for each in rule.table.values() for word in each]
    for grid in grids(chapter, words, outline.lots):
        roles = columns(grid.heads, rule.table)
        paid = {roles[column]: column for column in roles}
        if "when" not in paid or not any(_is_head(over, rule) for over in grid.over[:2]):
            continue
        for row in grid.rows:
            share = next(iter(amounts.percents(row.texts[paid["share"]])), None) if "share" in paid else None
            unit = amounts.head_unit(grid.heads[paid["amount"]]) if "amount" in paid else ""
            sums = amounts.amounts(row.texts[paid["amount"]], unit) if "amount" in paid else []
            if share is None and not sums:
                continue
            moment = row.texts[paid["when"]].replace("\n", "")
            found = Found(row.place, row.blocks[paid["when"]], "exact")
            text = "，".join(part.replace("\n", "") for part in row.filled)
            yield PaymentStage(text, found, share, sums[0].value if sums else None, moment, grid.lot)


def _groups(nodes: Sequence[Node], rule: PaymentRule) -> Iterator[list[Node]]:
    """The nodes of each clause of payment."""
    at = 0
    while at < len(nodes):
        node = nodes[at]
        text = bare(node.line.text)
        if _is_head(text, rule):
            below = [each for child in node.children for each in child.walk()]
            row = _rest_of_row(nodes, at) if node.line.table else []
            said = re.search(r"[:：。]\S", tidied(node.line.text))
            yield [*([node] if said else []), *below, *row]
            at += 1 + sum(1 for each in row if any(each is other for other in nodes))
            continue
        if not any(word in text[:_LONGEST_HEAD] for word in rule.breach):
            yield from _groups(node.children, rule)
        at += 1


def _rest_of_row(nodes: Sequence[Node], at: int) -> list[Node]:
    """The lines of the other cells of a head's row."""
    head = nodes[at].line
    rest: list[Node] = []
    for node in nodes[at + 1 :]:
        if (node.line.table, node.line.row) != (head.table, head.row):
            break
        rest.extend(node.walk())
    return rest


def _is_head(text: str, rule: PaymentRule) -> bool:
    head = re.split("[:：。,，;；]", text)[0]
    if len(head) > _LONGEST_HEAD or any(word in head for word in rule.not_heads):
        return False
    return any(
        head == word or head.endswith(word) or (head.startswith(word) and len(head) <= len(word) + 6)
        for word in rule.heads
    )


def _stages(lines: Sequence[tuple[Node, str]], chapter: Chapter, rule: PaymentRule) -> Iterator[PaymentStage]:
    for node, printed in lines:
        text = printed
        label = re.match(r"[^:：。,，;；]{2,16}[:：]", text)
        if label and _is_head(bare(label[0]), rule):
            text = text[label.end() :]
        banded = sum(scored(narrow(clause), rule) for clause in clauses(text, rule)) > 1
        for part in _parts(text, rule):
            if banded and scored(narrow(part), rule):
                part = _before_bands(part, rule)
            plain = narrow(part)
            if not rule.pays.search(plain) or rule.never.search(plain):
                continue
            if plain.endswith((":", "如下")) or rule.belongs_before.search(plain):
                continue
            share, amount = _share(plain, rule), _amount(plain)
            told = any(word in plain for word in rule.not_stages) or not _says_when(plain, rule)
            if share is None and amount is None and told:
                continue
            lot = node.lot or chapter.lot
            sure: Certainty = "exact" if share is not None or amount is not None else "likely"
            yield PaymentStage(
                part.strip(" ,，。;；"),
                Found(node.path, node.line.block, sure),
                share,
                amount,
                _when(plain, rule),
                lot,
            )


def _before_bands(text: str, rule: PaymentRule) -> str:
    """What a sentence says of paying before it comes to the scores: 按季度支付，90分以上的支付100%……"""
    pieces = re.split("(?<=[,，])", text)
    at = next((i for i, piece in enumerate(pieces) if scores(narrow(piece), rule)), len(pieces))
    return "".join(pieces[:at]).strip(" ,，")


def _parts(text: str, rule: PaymentRule) -> list[str]:
    """A text of several payments, each by itself; one payment is one text."""
    pieces = [piece for piece in rule.split.split(text) if piece.strip()]
    if sum(_pays_share(piece, rule) for piece in pieces) < 2 and len(text) <= _LONG:
        pieces = [text]
    return [part for piece in pieces for part in _by_commas(piece, rule)]


def _by_commas(piece: str, rule: PaymentRule) -> list[str]:
    """签订后支付50%，验收后支付50%: cut behind a share that is paid where another follows."""
    for met in re.finditer("[,，]", piece):
        if _pays_share(piece[: met.start()], rule) and _pays_share(piece[met.end() :], rule):
            return [piece[: met.start()], *_by_commas(piece[met.end() :], rule)]
    return [piece]


def _pays_share(text: str, rule: PaymentRule) -> bool:
    plain = narrow(text)
    return bool(rule.pays.search(plain)) and _share(plain, rule) is not None


def _share(text: str, rule: PaymentRule) -> Decimal | None:
    """The share that a payment is: the first percentage that is paid."""
    for met in rule.percent.finditer(text):
        if not rule.not_percent.search(text[: met.start()]):
            return Decimal(met["value"])
    shares = amounts.percents(text) if "百分之" in text else []
    return shares[0] if shares else None


def _amount(text: str) -> Decimal | None:
    found = [each for each in amounts.amounts(text) if not each.measure]
    return found[0].value if found and "每" not in text[: found[0].start][-4:] else None


def _says_when(text: str, rule: PaymentRule) -> bool:
    return bool(rule.when.search(text) or re.search("按月|按季|每月|每季度?|次月|当月|一次性", text))


def _when(text: str, rule: PaymentRule) -> str:
    met = rule.when.search(text)
    return met["value"].strip(" ,，") if met else ""
