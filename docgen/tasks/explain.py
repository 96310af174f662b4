"""The page of a finding's code."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.locale.messages import Language
from docgen.model.finding import Message, stop
from docgen.model.rules.code_page import CodePage
from docgen.rules import code_pages

_WORDS: dict[str, tuple[str, str]] = {
    "why": ("原因", "Why"),
    "source": ("依据", "Source"),
    "remedy": ("改法", "Remedy"),
    "example": ("例子", "Example"),
}
_SEVERITIES = {"error": "错误", "warning": "警告", "info": "提示"}


def page(code: str) -> CodePage:
    """The page of `code`. Raises DocgenError CODE-UNKNOWN with the nearest codes."""
    pages = code_pages()
    if code.upper() in pages:
        return pages[code.upper()][1]
    import difflib

    near = difflib.get_close_matches(code.upper(), list(pages), n=3, cutoff=0.5)
    raise stop(
        "CODE-UNKNOWN", code, Message("is not a code of findings"), known=tuple(near or sorted(pages)[:20])
    )


def lines(code: str, language: Language) -> Iterator[str]:
    """The page as text."""
    entry = page(code)
    level = _level(entry, language)
    yield (
        f"{code.upper()}  {entry.title.of(language)}（{level}）"
        if language == "zh"
        else (f"{code.upper()}  {entry.title.of(language)} ({level})")
    )
    for name, (chinese, english) in _WORDS.items():
        value = getattr(entry, name)
        text = value if isinstance(value, str) else value.of(language) if value else ""
        if text:
            yield f"{chinese}：{text}" if language == "zh" else f"{english}: {text}"


def _level(entry: CodePage, language: Language) -> str:
    if language == "en":
        return " or ".join(entry.severities)
    return "或".join(_SEVERITIES[severity] for severity in entry.severities)


def table() -> Iterator[str]:
    """docs/checks.md: every code by theme, in Chinese."""
    theme = ""
    for code, (belongs, entry) in code_pages().items():
        if belongs != theme:
            theme = belongs
            yield f"\n## {THEMES[theme]}\n"
            yield "| 编号 | 级别 | 说明 | 原因和依据 | 改法 | 例子 |"
            yield "|---|---|---|---|---|---|"
        ground = entry.why.zh + (f"（{entry.source}）" if entry.source else "")
        example = entry.example.zh if entry.example else ""
        level = _level(entry, "zh")
        cells = (code, level, entry.title.zh, ground, entry.remedy.zh, example)
        yield "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


THEMES = {
    "acceptance": "考核与付款",
    "bidder": "供应商",
    "clauses": "条款与照抄",
    "dates": "日期",
    "evidence": "证明材料",
    "fingerprints": "文件属性痕迹",
    "handin": "成品递交",
    "handover": "期满移交",
    "leftovers": "旧标书残留",
    "ledgers": "台账",
    "load": "读取",
    "package": "文件、模板、输出",
    "batch": "成批生成",
    "papers": "成品回读",
    "price": "报价",
    "sites": "站点与设施",
    "sme": "中小企业",
    "staff": "人员与排班",
    "waivers": "豁免",
}
