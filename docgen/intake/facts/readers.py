"""How the words that state a fact become its value: one small function a kind of fact.

Each takes the words, half-width and tidied, their passage and the fact's words, and gives the value as text
("" where the words state none): a wrong value is worse than none.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from docgen.intake import amounts, dates
from docgen.intake.boxes import chosen
from docgen.intake.mark_signs import TYPED
from docgen.intake.passages import Passage
from docgen.model.rules.reading_facts import FactRule, FactWords

Value = Callable[[str, Passage, FactWords, FactRule], str]

_BREAK = re.compile(r"  |[\n。;；]")
_CLAUSE = re.compile(r"[^。;；,，\n]+")


def name(text: str, passage: Passage, words: FactWords, rule: FactRule) -> str:  # noqa: ARG001
    """A name: up to the first stop; not a place to fill, a reference or a sentence."""
    if not passage.label and re.search(r"[,，。;；]\S", text):
        return ""  # a sentence under a heading
    value = _BREAK.split(chosen(text).strip(), maxsplit=1)[0].strip(" ,，:：")
    value = re.sub(r"[(（](?:盖章|公章|签章|盖单位章|加盖公章)[)）]$", "", value)
    value = re.split(r"[,，]|(?:联系人|地址|电话|联系方式)[:：]", value)[0].strip()
    if re.match(r"名称[:：]?", value):
        value = re.sub(r"^名称[:：]?", "", value)
    said = (
        2 < len(value) <= 60
        and not re.search(r"[(（](?:%|元|万元)[)）]$", value)
        and not re.search("是指|系指|应当|负责|指定|(?:信息|名称|采购人)$", value)
    )
    return value if said else ""


_CODE_ENDS = re.compile(r"  |[\n。;；,，、]|[(（](?![\dA-Za-z]{1,6}[)）])|/(?=包|分)")


def code(text: str, passage: Passage, words: FactWords, rule: FactRule) -> str:  # noqa: ARG001
    """A number of a project: one stretch with a digit in it."""
    value = _CODE_ENDS.split(text.strip(), maxsplit=1)[0].strip()
    if value.endswith((")", "）")) and not re.search("[(（]", value):
        value = value[:-1]  # （招标编号：…）
    return value if re.search(r"\d", value) and 4 <= len(value) <= 40 and " " not in value else ""


def closed(text: str, passage: Passage, words: FactWords, rule: FactRule) -> str:  # noqa: ARG001
    """One of the values that are known, by its name or what it means; two of them are none."""
    said = chosen(text)
    found = [value for value in words.values if value in said]
    found = found or [value for value, meant in words.means.items() if meant.search(said)]
    longest = [value for value in found if not any(value in other and value != other for other in found)]
    return longest[0] if len(longest) == 1 else ""


def amount(text: str, passage: Passage, words: FactWords, rule: FactRule) -> str:  # noqa: ARG001
    """A sum in 元; the first that is no price by a measure. A ceiling may be a share (折扣率95%)."""
    unit = amounts.head_unit(passage.label) or amounts.unit_above(passage.above)
    found = [each for each in amounts.amounts(chosen(text), unit) if not each.measure]
    if found:
        return found[0].text if found[0].value > 0 else ""
    if "折扣" in passage.label and amounts.percents(text):
        return text.strip("。")
    return ""


def unit_amount(text: str, passage: Passage, words: FactWords, rule: FactRule) -> str:  # noqa: ARG001
    """A ceiling by a measure (120元/人·月), as printed."""
    limits = "上限|不高于|不超过|不得高于|不得超过|最高|限价"
    for clause in _CLAUSE.findall(text):
        met = [each for each in amounts.amounts(clause) if each.measure]
        if met and (re.search(limits, clause) or re.search(limits, passage.label)):
            return f"{met[0].text}元/{met[0].measure}"
    return ""


def span(text: str, passage: Passage, words: FactWords, rule: FactRule) -> str:  # noqa: ARG001
    """First and last day: 2028-02-21..2028-02-28, ..2028-04-06 where only the last is named."""
    for first, last in dates.spans(text):
        return f"{first.day.isoformat()}..{last.day.isoformat()}"
    found = dates.moments(text)
    if found and re.fullmatch(r"[\s/_-]*(?:即日起)?(?:至|到)\s*", text[: found[0].start]):
        return f"..{found[0].day.isoformat()}"
    if len(found) == 1 and re.match(r"[^。;；]{0,12}(?:止|前|截止)", text[found[0].end :]):
        return f"..{found[0].day.isoformat()}"
    return ""


def moment(text: str, passage: Passage, words: FactWords, rule: FactRule) -> str:  # noqa: ARG001
    """A date with its time; of a span, the end. A day without a time is likely and still a value."""
    found = dates.moments(text)
    if not found:
        return ""
    both = next(dates.spans(text), None)
    return both[1].value if both else found[0].value


def place(text: str, passage: Passage, words: FactWords, rule: FactRule) -> str:  # noqa: ARG001
    """A place: what follows the date where one stands before it."""
    found = dates.moments(text)
    rest = text[found[-1].end :] if found else text
    rest = re.sub(r"^\s*(?:[(（][^()（）]{0,8}[)）]|整)*\s*[,，;；、]?\s*(?:地点[:：])?", "", rest)
    value = _BREAK.split(rest.strip(), maxsplit=1)[0].strip(" ,，")
    return value if len(value) >= 4 and re.search(r"[室厅楼号层市县区路街场台网中心]", value) else ""


def days(text: str, passage: Passage, words: FactWords, rule: FactRule) -> str:  # noqa: ARG001
    """A number of days; workdays are said beside it."""
    found = amounts.days(text)
    return str(found.count) if found else ""


def sum_or_none(text: str, passage: Passage, words: FactWords, rule: FactRule) -> str:
    """A sum in 元, or the words that none is asked for."""
    said = chosen(text)
    found = [each for each in amounts.amounts(said, amounts.head_unit(passage.label)) if not each.measure]
    if found and found[0].value > 0:
        return found[0].text
    return "" if found else none(said, passage, words, rule)


def none(text: str, passage: Passage, words: FactWords, rule: FactRule) -> str:  # noqa: ARG001
    """The words that nothing is asked for, where the text begins with them or says them of the fact."""
    first = _BREAK.split(text.strip(), maxsplit=1)[0].strip(" ,，")
    first = re.sub(r"^[^:：,，。]{2,12}[:：](?=\S)", "", first)  # 采购包保证金情况：不收取
    for word in rule.none_words:
        if first == word or first.startswith((word, f"本项目{word}", f"本次{word}")):
            return first if len(first) <= 16 else word
    return "不收取" if first in ("/", "0", "0元", "否") else ""


def share_or_none(text: str, passage: Passage, words: FactWords, rule: FactRule) -> str:
    """A share of the contract (5%), a sum in 元, or the words that none is asked for."""
    said = chosen(text)
    met = re.search(r"(\d+(?:\.\d+)?)\s*%(?!\s*(?:[-—~至到]|以))", said)
    if met and not re.search(r"不(?:得)?(?:超过|高于)[^,，。;；]{0,12}$", said[: met.start()]):
        return f"{met[1]}%"
    shares = amounts.percents(said)
    if not met and len(shares) == 1 and "百分之" in said:
        return amounts.percent(shares[0])
    return sum_or_none(text, passage, words, rule) if not met else ""


def fee(text: str, passage: Passage, words: FactWords, rule: FactRule) -> str:
    """A sum in 元, the words that there is none, or by what it is reckoned, as printed."""
    said = chosen(text)
    value = sum_or_none(text, passage, words, rule)
    if value:
        return value
    first = _BREAK.split(said.strip(), maxsplit=1)[0]
    reckoned = re.search("标准|%|费率|计取|按照", first)
    return first if reckoned or (passage.cell and re.search("由[^,，]{2,12}(?:支付|承担)", first)) else ""


def term(text: str, passage: Passage, words: FactWords, rule: FactRule) -> str:  # noqa: ARG001
    """How long the service lasts, as printed: with a length or two dates, to the end of the sentence."""
    value = re.split(r"[。;；\n]|  ", chosen(text).lstrip(f" {TYPED}"), maxsplit=1)[0].strip(" ,，")
    lasts = r"[\d一二两三四五六七八九十]+\s*(?:个)?(?:年|月|日历天|日历日|天|日|工作日)"
    return value if re.search(lasts, value) and len(value) <= 160 and "  年" not in text else ""


def words_only(text: str, passage: Passage, words: FactWords, rule: FactRule) -> str:  # noqa: ARG001
    """The words themselves."""
    return text.strip(" ,，。;；")


def industry(text: str, passage: Passage, words: FactWords, rule: FactRule) -> str:  # noqa: ARG001
    """One industry of the size table; a text that names two names none."""
    said = chosen(text)
    followed = "|".join(words.not_after)
    found = [value for value in words.values if re.search(f"{value}(?!{followed})", said)]
    longest = [value for value in found if not any(value in other and value != other for other in found)]
    return longest[0] if len(longest) == 1 else ""
