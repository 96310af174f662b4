"""One of the ways in which a Word file holds the same thing (mc:AlternateContent, ECMA-376 part 3)."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from lxml import etree

from docgen.intake.word.names import MC, W

ALTERNATE = f"{MC}AlternateContent"


def chosen(alternate: etree._Element) -> etree._Element | None:
    """The first choice that holds anything, else the fallback."""
    for branch in alternate.iterchildren(f"{MC}Choice", f"{MC}Fallback"):
        if len(branch):
            return branch
    return None


def children(element: etree._Element) -> Iterator[etree._Element]:
    """The children of an element, those of the chosen branch in place of alternatives."""
    stack = [iter(element)]
    while stack:
        child = next(stack[-1], None)
        if child is None:
            stack.pop()
        elif child.tag == ALTERNATE:
            branch = chosen(child)
            if branch is not None:
                stack.append(iter(branch))
        else:
            yield child


def within(element: etree._Element, leaves: Collection[str]) -> Iterator[etree._Element]:
    """What is named so within an element, in order, once; nothing from within another of them."""
    stack = [children(element)]
    while stack:
        child = next(stack[-1], None)
        if child is None:
            stack.pop()
        elif child.tag in leaves:
            yield child
        elif isinstance(child.tag, str) and child.tag != f"{W}p":
            stack.append(children(child))
