"""What stands among demands and is none, with its reason."""

from __future__ import annotations

import re

from docgen.intake import mark_signs
from docgen.model.reading.outline import Node
from docgen.model.rules.reading_demands import DemandWords
from docgen.model.text import unspaced

BACKGROUND = "背景"
WRITING = "文件写法"
MARKS = "标识说明"
PAYMENT = "付款"
LEAD_IN = "引出下文"
REFERENCE = "指向别处"
NOTHING = "没有要求"
NOTE = "对读者的说明"
DEFINITION = "词语定义"
FACT = "项目事实"
TITLE = "标题"
NAME = "名称"
SERIAL = "序号"
MARK_CELL = "标识"
ASSESSMENT = "考核评分"
LIST = "清单数据"
PROOF = "证明材料"
SUM = "合计"
REMARK = "备注"
SIZES = "企业划型标准"
SHORT = "不成句"
HEADS = "表头"
ANNEXES = "附件清单"

_FIGURE = re.compile("[0-9]")
_OF_THIS = re.compile("^(?:本项目|本次采购|本采购项目|本)?(?:的)?(?:采购标的|标的)?(?:的)?(?=.)")
_MARKING = re.compile(f'[“"（(]?[{mark_signs.TYPED}][”"）)]?(?:号|的|条款|项|为|标示|标记|标识)|标有|标注')


def head_reason(node: Node, words: DemandWords) -> str:
    """Why what stands under a heading is no demand; the empty text where it is one."""
    title = unspaced(node.line.text[:80]).strip("：: ")
    bare = re.sub(r"[（(][^）)]*[）)]", "", title)
    if reason := named_reason(bare, words):
        return reason
    if any(bare.endswith(head) for head in words.writing_heads):
        return WRITING
    if bare in ("附件", "附表", "附"):
        return ANNEXES
    return MARKS if bare in words.mark_heads else ""


def named_reason(bare: str, words: DemandWords) -> str:
    """Why what a title without brackets, or a row's name, stands over is no demand: background, payment."""
    if _is_background(bare, words):
        return BACKGROUND
    if bare in words.payment_heads:
        return PAYMENT
    return ""


def _is_background(title: str, words: DemandWords) -> bool:
    """Whether a heading names the background, alone or joined to what belongs there (背景与目标)."""
    first, *more = re.split("[与及和、]", title)
    joined = (*words.background_heads, *words.background_beside)
    return title in words.background_heads or (
        first in words.background_heads and all(part in joined for part in more)
    )


def line_reason(node: Node, under: str, words: DemandWords) -> str:
    """Why a line that is no heading is no demand, under headings of the reason `under`."""
    text = unspaced(node.line.text)
    if words.nothing.match(text):
        return NOTHING
    if node.line.mark:
        return ""
    if speaks_of_marks(text):
        return MARKS
    if words.marked_in_words.search(text):
        return MARKS
    if not node.line.number and words.assessed.search(text) and not words.strict_duty.search(text):
        return ASSESSMENT
    if under in (WRITING, MARKS):
        return under
    if words.for_reckoning.search(text) and not words.strict_duty.search(text):
        return BACKGROUND
    if under == BACKGROUND and not _asks(node, text, words):
        return BACKGROUND
    if (under == PAYMENT or _label(text) in words.payment_heads) and pays(node, words):
        return PAYMENT
    if under == ANNEXES and not words.duty.search(text) and not re.search("[。；]", text):
        return REFERENCE
    if not under and words.payment.search(text) and not words.duty.search(text.partition("支付")[0]):
        return PAYMENT
    if labels_fact(text, words):
        return FACT
    if words.definitions.search(text) and not node.line.number:
        return DEFINITION
    return _loose_reason(node, text, words)


def speaks_of_marks(text: str) -> bool:
    """Whether an unspaced line says what a mark does: 打“★”号的条款……"""
    return bool(_MARKING.search(text) and re.search(f"[{mark_signs.TYPED}]", text))


def _asks(node: Node, text: str, words: DemandWords) -> bool:
    """Whether a line among the background asks for something: numbered with a duty, or saying whose duty."""
    if node.line.number:
        return bool(words.duty.search(text))
    return bool(words.strict_duty.search(text)) and not words.for_reckoning.search(text)


def pays(node: Node, words: DemandWords) -> bool:
    """Whether a line about payment says what is paid, and does not ask something of the bidder beside it."""
    text = unspaced(node.line.text)
    asks = words.payment_duty.search(text) and not re.search("[0-9]+(?:\\.[0-9]+)?[%％]", text)
    return not asks and not node.line.mark


def labels_fact(text: str, words: DemandWords) -> bool:
    """Whether an unspaced line only gives a fact of the project under its label."""
    label = _label(text)
    return label in words.fact_labels or _OF_THIS.sub("", label) in words.fact_labels


def _label(text: str) -> str:
    """What a line names before its colon; "" where it does not."""
    met = re.match(r"(?:[(（]?[0-9一二三四五六七八九十]{1,2}[)）、.．])?([^:：,，。]{2,20})[:：]", text)
    return met[1] if met else ""


def _loose_reason(node: Node, text: str, words: DemandWords) -> str:
    """Lines that only lead on, point elsewhere or speak to the reader."""
    asks = bool(words.duty.search(text))
    if (
        text.endswith((":", "："))
        and not _FIGURE.search(text)
        and (not asks or words.lead_words.search(text))
    ):
        return LEAD_IN
    if words.references.search(text) and not asks and not words.carried_out.search(text):
        return REFERENCE
    if node.line.number:
        return ""
    if words.notes.match(text):
        return NOTE
    if not asks and not re.search("[。；;]", text) and not _FIGURE.search(text):
        return SHORT
    return ""
