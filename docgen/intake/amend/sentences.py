"""Changes in running text: 将“…”修改为“…”, 删除“…”, 增加：…, 延期至…, a chapter issued anew."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from docgen.model.reading.amendment import Amendment
from docgen.model.reading.blocks import Paragraph
from docgen.model.rules.reading_amend import AmendWords

_OPEN, _CLOSE = '“"「『', '”"」』'
_BEFORE = rf"[{_OPEN}](?P<before>[^{_CLOSE}]+)[{_CLOSE}]"
_AFTER = rf"[{_OPEN}](?P<after>[^{_CLOSE}]+)[{_CLOSE}]"
_DAY = (
    r"\d{4}\s*[年\-/.]\s*\d{1,2}\s*[月\-/.]\s*\d{1,2}\s*日?(?:[（(](?:星期|周).[)）])?\s*(?:上午|下午)?\s*"
    r"(?:\d{1,2}\s*[:：时点]\s*(?:\d{1,2}\s*分?)?)?(?:[（(]北京时间[)）])?"
)
_FIGURE = r"[^，。；“”]{1,40}"
_MOMENT_NAME = (
    r"(?P<where>[^，。；：:]{0,12}(?:截止|开标|开启|递交|提交|踏勘|获取|磋商|答疑|公告)[^，。；：:\d]{0,14}?)"
)
_CHAPTER = r"(?P<where>第[一二三四五六七八九十\d]{1,3}[章部][分]?[^，。；]{0,24}?)"
_LEAD = re.compile(
    r"^(?:[（(]?[\d一二三四五六七八九十]{1,3}[)）.、．]\s*)?(?:答[：:]|现?将|现对|对|把|原|在|于|招标文件|采购文件|磋商文件|中)*"
)
_TAIL = re.compile(r"(?:由|从|中的|中|的|内容|内|里的|原文|处|一句|表述|[：:，,\s])*$")


def sentence_changes(paragraph: Paragraph, words: AmendWords) -> Iterator[Amendment]:
    """The changes of a paragraph, sentence by sentence, as many as each has."""
    for sentence in _sentences(paragraph.printed):
        yield from _of_sentence(sentence.strip(), paragraph.id, words)


def _sentences(text: str) -> Iterator[str]:
    """The text at its full stops, but for those within quotation marks."""
    start = depth = 0
    for at, sign in enumerate(text):
        depth += (sign in "“「『") - (sign in "”」』")
        if sign in "。；;" and depth <= 0:
            yield text[start : at + 1]
            start = at + 1
    yield text[start:]


def _of_sentence(sentence: str, block: str, words: AmendWords) -> Iterator[Amendment]:
    quoted = [*_replaced(words).finditer(sentence)]
    for met in quoted:
        yield Amendment("replace", _place(met["where"]), met["before"], met["after"], block)
    if not quoted and not any(word in sentence for word in words.general):
        dates = [*_date(words).finditer(sentence)]
        yield from (_postponed(met, block) for met in dates)
        one = not dates and (
            _issued_anew(sentence, block)
            or _gone(sentence, block, words)
            or _bare(sentence, block, words)
            or _new(sentence, block, words)
        )
        if one:
            yield one


def _postponed(met: re.Match[str], block: str) -> Amendment:
    return Amendment(
        "replace", _place(met["where"]), (met["before"] or "").strip(), met["after"].strip(), block
    )


def _issued_anew(sentence: str, block: str) -> Amendment | None:
    met = _REISSUED.search(sentence)
    return Amendment("reissue", _place(met["where"]), "", sentence.rstrip("。；;"), block) if met else None


def _gone(sentence: str, block: str, words: AmendWords) -> Amendment | None:
    for pattern in _deleted(words):
        if met := pattern.search(sentence):
            before = met.groupdict().get("before") or ""
            return Amendment("delete", _place(met["where"] or ""), before, None, block)
    return None


def _bare(sentence: str, block: str, words: AmendWords) -> Amendment | None:
    """Words replaced that stand in no quotation marks."""
    for pattern in _unquoted(words):
        if met := pattern.search(sentence):
            after = met["after"].rstrip("。；;")
            return Amendment("replace", _place(met["where"]), met["before"], after, block)
    return None


def _new(sentence: str, block: str, words: AmendWords) -> Amendment | None:
    met = _added(words).search(sentence)
    return Amendment("add", _place(met["where"]), "", _unquoted_text(met["after"]), block) if met else None


@cache
def _replaced(words: AmendWords) -> re.Pattern[str]:
    verbs = "|".join(words.verbs)
    return re.compile(
        rf"(?P<where>[^。；;“”]*?){_BEFORE}[^“。；]{{0,6}}?(?:{verbs})(?:为|成)?\s*[：:]?\s*{_AFTER}"
    )


@cache
def _date(words: AmendWords) -> re.Pattern[str]:
    verbs = "|".join((*words.postpone_verbs, *words.verbs))
    return re.compile(
        rf"{_MOMENT_NAME}[：:]?\s*(?:原定?)?(?:由|从|为)?\s*(?:原来的|原定的)?(?P<before>{_DAY})?[，,]?\s*"
        rf"(?:现)?(?:统一|相应|同步|一并)?(?:{verbs})(?:至|到|为)?\s*[：:]?\s*(?P<after>{_DAY})"
    )


_REISSUED = re.compile(
    rf"{_CHAPTER}(?:整章|全部内容|全文|全章)?[，,]?(?:已|现|予以)?"
    r"(?:重新发布|重新编制|重新印发|整体替换|全部替换|整章替换|替换为"
    r"|以(?:本次|附件|本公告|本更正)[^，。；]{0,20}为准)"
)


@cache
def _deleted(words: AmendWords) -> tuple[re.Pattern[str], ...]:
    verbs = "|".join(words.delete_verbs)
    return (
        re.compile(rf"(?:{verbs})(?P<where>[^“”。；]*?){_BEFORE}"),
        re.compile(rf"(?P<where>[^“”。；]*?){_BEFORE}[^“。；]{{0,8}}?(?:{verbs}|不再执行|不再要求)"),
        re.compile(rf"(?:{verbs})(?P<where>第[^“”，。；]*[条款项节\d）)])[^“”，。；]{{0,16}}(?:$|[。；])"),
        re.compile(
            rf"(?P<where>第[^“”，。；]*[条款项章节\d）)])(?:内容|全部|予以|整条)*(?:{verbs})(?:$|[。；，])"
        ),
    )


@cache
def _unquoted(words: AmendWords) -> tuple[re.Pattern[str], ...]:
    verbs = "|".join(words.verbs)
    return (
        re.compile(
            rf"(?:现?将|原)(?P<where>[^“”。；：:]*?)[：:，,]\s*(?:原)?(?P<before>{_FIGURE})[，,]?\s*现?(?:{verbs})为[：:]?\s*(?P<after>[^“”。；]+)"
        ),
        re.compile(
            rf"(?P<where>[^“”。；，：:]{{2,30}}?)(?:由|从)原?(?:来的)?(?P<before>{_FIGURE}?)(?:{verbs})为[：:]?\s*(?P<after>[^“”。；]+)"
        ),
    )


@cache
def _added(words: AmendWords) -> re.Pattern[str]:
    verbs = "|".join(words.add_verbs)
    things = "|".join(sorted(words.added_things, key=len, reverse=True))
    return re.compile(
        rf"^(?P<where>[^“”。；]*?)(?:之?后|末尾|项下|中|下)?(?:{verbs})(?:以下|如下)?(?:一)?[条款项句段]?(?:{things})?[：:]?\s*"
        rf"(?P<after>[{_OPEN}].+[{_CLOSE}]|(?<=[：:]).+|(?<=[：:]\s).+)"
    )


def _unquoted_text(text: str) -> str:
    """What is added: within its quotation marks, where it has any."""
    met = re.fullmatch(rf"[{_OPEN}](.+)[{_CLOSE}][。；;]?", text.strip())
    return met[1] if met else text.strip()


def _place(where: str) -> str:
    """The place alone, without what leads to it and what leads on."""
    where = _LEAD.sub("", where.strip().lstrip("，,、"))
    return _TAIL.sub("", where)
