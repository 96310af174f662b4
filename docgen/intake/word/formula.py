"""A formula of Word (OMML) as one line of text: 价格分=(基准价/报价)×20."""

from __future__ import annotations

from lxml import etree

from docgen.intake.word.names import M, W

_DEEPEST = 40


def linear(element: etree._Element, depth: int = 0) -> str:
    """The formula's signs in a row; fractions with /, roots with √, what is raised with ^."""
    if depth > _DEEPEST:
        return "".join(each.text or "" for each in element.iter(f"{M}t"))
    tag = element.tag
    if tag in (f"{M}t", f"{W}t"):
        return element.text or ""
    if tag == f"{M}f":
        return f"{_grouped(element, 'num', depth)}/{_grouped(element, 'den', depth)}"
    if tag == f"{M}rad":
        return f"{_part(element, 'deg', depth)}√{_grouped(element, 'e', depth)}"
    if tag == f"{M}sSup":
        return f"{_part(element, 'e', depth)}^{_grouped(element, 'sup', depth)}"
    if tag == f"{M}d":
        properties = element.find(f"{M}dPr")
        begin, end = (_sign(properties, name, usual) for name, usual in (("begChr", "("), ("endChr", ")")))
        inner = ",".join(linear(each, depth + 1) for each in element.iterchildren(f"{M}e"))
        return f"{begin}{inner}{end}"
    if tag == f"{M}nary":
        sign = _sign(element.find(f"{M}naryPr"), "chr", "∫")
        return sign + _part(element, "e", depth)
    if not isinstance(tag, str) or tag.endswith("Pr") or tag == f"{W}del":
        return ""
    return "".join(linear(child, depth + 1) for child in element)


def _part(element: etree._Element, name: str, depth: int) -> str:
    part = element.find(M + name)
    return "" if part is None else linear(part, depth + 1)


def _grouped(element: etree._Element, name: str, depth: int) -> str:
    """A part in brackets where it has signs that could be taken for what stands beside it."""
    said = _part(element, name, depth)
    return f"({said})" if any(sign in said for sign in "+-－—×÷*/＋") else said


def _sign(properties: etree._Element | None, name: str, usual: str) -> str:
    found = None if properties is None else properties.find(M + name)
    return usual if found is None else found.get(f"{M}val", "")
