"""Facts that are a yes or a no, with their limits: joint bids, subcontracting, small enterprises, visits."""

from __future__ import annotations

import re

from docgen.intake import amounts
from docgen.intake.boxes import chosen, has_boxes
from docgen.intake.passages import Passage
from docgen.model.rules.reading_facts import FactRule, FactWords

TRUE, FALSE = "true", "false"

_NO = r"不(?:得)?(?:接受|允许|可以|可|能)|不得|不许|禁止|拒绝|不以|谢绝|非联合体"
_YES = r"接受|允许|可以|可"


def allowed(text: str, passage: Passage, words: FactWords, rule: FactRule) -> str:
    """Whether a thing is let in: `true`, `false`, "" where the words only say what holds if it is."""
    said = _said(text)
    if passage.label:
        whole = re.match(r"(是|否|有|无)(?=$|[,，。;；\n(（])", said)
        if whole and words.subject in passage.label:
            return TRUE if whole[1] in "是有" else FALSE
    for clause in re.findall(r"[^。;；,，\n]+", said):
        if re.search(rule.conditions, clause) or (
            words.subject not in clause and words.subject not in passage.label
        ):
            continue
        if re.search(_NO, clause) or re.search(r"\(否\)", clause):
            return FALSE
        if re.search(_YES, clause) and not re.search("是否|(?:不)?接受[/／]", clause):
            return TRUE
    return ""


def subcontract(text: str, passage: Passage, words: FactWords, rule: FactRule) -> str:  # noqa: ARG001
    """`false` where forbidden; `true`, or the words themselves where they set limits, where allowed."""
    said = _said(text)
    if passage.label and re.fullmatch(
        r"[^。]{0,8}(?:不允许|不得分包|否|不接受|不可以|禁止|不同意|无)[^。;；]{0,10}", said
    ):
        return FALSE
    if passage.label and re.fullmatch("允许|是|接受|可以|同意", said.strip("。")):
        return TRUE
    for sentence in re.split(r"[。;；\n]", said):
        named = "分包" in sentence or "分包" in passage.label
        if not named or re.search(r"(?:违法|非法|违规)分包|分包(?:协议|意向|承担)", sentence):
            continue
        if re.search(
            r"(?:不允许|不同意|不得|禁止|不接受|不可|严禁)[^。;；,，]{0,16}分包|分包[^。;；,，]{0,6}(?:不允许|不接受)",
            sentence,
        ):
            return FALSE
        if re.search(rule.conditions, sentence):
            continue
        if re.search(r"(?:可以|允许|可|同意)[^。;；]{0,24}分包|分包[^。;；]{0,4}(?:允许)", sentence):
            limited = re.search(r"%|仅|非主体|部分|小微|不超过|限于", sentence)
            return sentence.strip(" ,，") if limited else TRUE
    return ""


def reserved(text: str, passage: Passage, words: FactWords, rule: FactRule) -> str:  # noqa: ARG001
    """Whether the procurement is for small and medium enterprises alone."""
    said = _said(text)
    if "专门面向" in passage.label and not has_boxes(text):
        whole = re.match(r"(是|否)(?=$|[,，。;；\n(（])", said)
        if whole:
            return TRUE if whole[1] == "是" else FALSE
    for clause in re.findall(r"[^。;；,，\n]+", said):
        if re.search(rule.conditions, clause):
            continue
        if re.search(r"(?:不|非|未)(?:属于)?专门面向|面向(?:各类|大|所有|各种)", clause):
            return FALSE
        if _of_some(clause):
            continue
        if re.search(r"专门面向(?:中|小|微)", clause):
            return TRUE
    return ""


def _of_some(clause: str) -> bool:
    """专门面向中小企业采购的项目, of projects at large and not of this one."""
    return bool(re.search(r"专门面向[^,，]{0,16}(?:项目|采购包|标项)(?:的)?$", clause)) and not re.search(
        "本(?:项目|次|包|采购包|标项)", clause
    )


def deduction(text: str, passage: Passage, words: FactWords, rule: FactRule) -> str:  # noqa: ARG001
    """The percentage off the price of small and micro enterprises; what joint bids get is another."""
    for clause in re.split(r"[。;；\n]", _said(text)):
        if (
            re.search("联合体|分包|残疾人|国产|本国|节能|环境标志|履约", clause)
            or "扣除" not in clause + passage.label
        ):
            continue
        if not re.search("小微|小型|微型|小、微|中小企业|监狱|价格", clause + passage.label):
            continue
        shares = [share for share in amounts.percents(clause) if share < 50]
        if len(shares) == 1:
            return amounts.percent(shares[0]).rstrip("%")
    return ""


def visit(text: str, passage: Passage, words: FactWords, rule: FactRule) -> str:  # noqa: ARG001
    """Whether the purchaser takes bidders to the site."""
    said = _said(text)
    if re.search("是否(?:统一)?(?:组织|安排)[^,，。;；:：]*(?:见|按|以)", said):
        return ""  # said elsewhere
    told = re.search(r"是否[^,，。;；:：]{0,12}[:：]\s*(否|不|是|组织)", said)
    if told:
        return FALSE if told[1] in "否不" else TRUE
    if re.search(
        r"不(?:统一)?(?:组织|安排|集中|举行|召开)|自行(?:踏勘|前往|考察|勘察)|无需|^(?:否|无|/)", said
    ):
        return FALSE
    return TRUE if re.search("组织|集中|统一|安排|^是", said) else ""


def _said(text: str) -> str:
    return chosen(text).strip()
