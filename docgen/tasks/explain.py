"""The page of a finding's code."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from docgen.locale.messages import Language, say
from docgen.model.finding import Message, stop
from docgen.model.near import near
from docgen.model.rules.code_page import CodePage
from docgen.rules import code_pages

_SEVERITIES = {
    "error": Message("error"),
    "warning": Message("warning"),
    "info": Message("info"),
}

_THEMES = {
    "acceptance": Message("Assessment and payment"),
    "amend": Message("Addenda"),
    "batch": Message("Many at once"),
    "bidder": Message("Bidder"),
    "clarification": Message("Letter asking for clarification"),
    "clauses": Message("Clauses and copying"),
    "company": Message("The company's folder"),
    "dates": Message("Dates"),
    "edit": Message("Changes in the workbench"),
    "evidence": Message("Evidence"),
    "fingerprints": Message("Traces in files' properties"),
    "former": Message("Former answers"),
    "forms": Message("The tender's forms"),
    "handin": Message("Handing in"),
    "handover": Message("Handover at the end of term"),
    "leftovers": Message("Leftovers of old bids"),
    "ledgers": Message("Ledgers"),
    "load": Message("Reading"),
    "read": Message("Tenders read"),
    "package": Message("Files, templates, outputs"),
    "papers": Message("Papers read back"),
    "price": Message("Price"),
    "sites": Message("Sites and facilities"),
    "sme": Message("Small and medium enterprises"),
    "staff": Message("People and rosters"),
    "tender_read": Message("What was read from a tender"),
    "volumes": Message("Volumes of the tender's own forms"),
    "waivers": Message("Waivers"),
}


def page(code: str) -> CodePage:
    """The page of `code`. Raises DocgenError CODE-UNKNOWN with the nearest codes."""
    pages = code_pages()
    if code.upper() in pages:
        return pages[code.upper()][1]
    said = Message("is not a code of findings")
    raise stop("CODE-UNKNOWN", code, said, known=_meant(code.upper(), sorted(pages)))


def _meant(code: str, pages: Sequence[str]) -> tuple[str, ...]:
    """The codes that begin as the unknown one does, such as STAFF, else those like it, else the first few."""
    begun = tuple(known for known in pages if code and known.startswith(code))
    return begun or near(code, pages, most=3) or (*pages[:12], "…")


def lines(code: str, language: Language) -> Iterator[str]:
    """The page as text, in `language`."""
    entry = page(code)
    head = {"code": code.upper(), "title": entry.title.of(language), "severity": _level(entry, language)}
    yield say(Message("{code}  {title} ({severity})", head), language)
    yield say(Message("Why: {text}", {"text": entry.why.of(language)}), language)
    if entry.source:
        yield say(Message("Source: {text}", {"text": Message(entry.source)}), language)
    yield say(Message("Remedy: {text}", {"text": entry.remedy.of(language)}), language)
    if entry.example:
        yield say(Message("Example: {text}", {"text": entry.example.of(language)}), language)


def _level(entry: CodePage, language: Language) -> str:
    """How bad it is, or can be."""
    usual, *others = (say(_SEVERITIES[severity], language) for severity in entry.severities)
    return " / ".join((usual, *others))


def table(language: Language) -> Iterator[str]:
    """Every code by theme, as docs/ has them."""
    theme = ""
    for code, (belongs, entry) in code_pages().items():
        if belongs != theme:
            theme = belongs
            yield f"\n## {say(_THEMES[theme], language)}\n"
            yield _row(say(heading, language) for heading in _HEADINGS)
            yield "|---" * len(_HEADINGS) + "|"
        why = entry.why.of(language)
        ground = Message("{why} ({source})", {"why": why, "source": Message(entry.source)})
        yield _row(
            (
                code,
                _level(entry, language),
                entry.title.of(language),
                say(ground, language) if entry.source else why,
                entry.remedy.of(language),
                entry.example.of(language) if entry.example else "",
            )
        )


_HEADINGS = (
    Message("Code"),
    Message("Severity"),
    Message("Meaning"),
    Message("Why and on what ground"),
    Message("Remedy"),
    Message("Example"),
)


def _row(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
