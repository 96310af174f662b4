"""The template language: Jinja in an immutable sandbox, strict, escaping, over plain data only.

A template is a stranger: it may name fields and format them, and nothing else. What it could still
waste (time, memory) is bounded here where a single operation does it, and by `render.limits` where
many small ones do.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, time
from decimal import Decimal
from typing import Any

from jinja2 import StrictUndefined, TemplateError, TemplateSyntaxError, Undefined, nodes
from jinja2.exceptions import SecurityError, UndefinedError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from docgen.model.finding import DocgenError, Message, stop
from docgen.render.engine.filters import FILTERS
from docgen.render.engine.forms import Misplaced

FIELDS_PRINTED = Message("`docgen templates fields` prints what a template may use; correct the tag in Word.")
"""The remedy for a field that there is none of."""

MAX_TEXT = 1_000_000
MAX_DIGITS = 1_000

# Filters and globals that build long texts or random ones, or reach beyond the data.
_REMOVED_FILTERS = (
    "center",
    "indent",
    "wordwrap",
    "pprint",
    "random",
    "xmlattr",
    "urlize",
    "format",
    "safe",
    "attr",
    "round",
)
# What stands on paper: plain values, and undefined ones, which raise when they are printed.
_PRINTABLE = (str, int, float, Decimal, date, time, Undefined)
# XML has no place for these. Bell and form feed would be none either, but mean a new paragraph and page.
_ILLEGAL = re.compile("[\x00-\x06\x08\x0b\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_KEPT_GLOBALS = ("range", "dict", "namespace")


class TemplateLanguage(ImmutableSandboxedEnvironment):
    """The one Jinja environment that templates are filled with."""

    intercepted_binops = frozenset(["*", "**", "%"])

    def __init__(self) -> None:
        # What is constant in tags is seldom more than a name: looking for it costs more than it saves.
        super().__init__(autoescape=True, undefined=StrictUndefined, finalize=printed, optimized=False)
        self.filters = {name: call for name, call in self.filters.items() if name not in _REMOVED_FILTERS}
        self.filters.update(FILTERS)
        self.globals = {name: self.globals[name] for name in _KEPT_GLOBALS}

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        """Refuse what would switch escaping off; Jinja has the tag built in."""
        tree = super()._parse(source, name, filename)
        switches = (nodes.ScopedEvalContextModifier, nodes.EvalContextModifier)
        for node in tree.find_all(switches) if "autoescape" in source else ():
            raise TemplateSyntaxError("autoescape cannot be changed", node.lineno)
        return tree

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """Refuse products and powers whose size alone would stop the machine."""
        if operator == "%" and isinstance(left, str):
            raise SecurityError("formatting by % is not allowed; use the filters")
        if operator == "**" or (operator == "*" and _too_long(left, right)):
            raise SecurityError(f"the result of {operator} would be too large")
        return super().call_binop(context, operator, left, right)

    def getattr(self, obj: Any, attribute: str) -> Any:
        """A mapping's own key comes before its methods: {{ lot.items }} is the field, never a function."""
        if isinstance(obj, Mapping) and attribute in obj:
            return obj[attribute]
        return super().getattr(obj, attribute)


def _too_long(left: Any, right: Any) -> bool:
    for value, times in ((left, right), (right, left)):
        if isinstance(value, (str, bytes, list, tuple)) and isinstance(times, int):
            return len(value) * times > MAX_TEXT
    return (
        isinstance(left, int)
        and isinstance(right, int)
        and (left.bit_length() + right.bit_length()) > MAX_DIGITS
    )


def printed(value: Any) -> Any:
    """What a value looks like on paper; a function is no value, and some characters have no look."""
    if isinstance(value, str) and not value.isprintable() and (found := _ILLEGAL.search(value)):
        raise ValueError(f"the character U+{ord(found.group()):04X} cannot stand in a document")
    if value is None:
        return ""
    if value is True:
        return "是"
    if value is False:
        return "否"
    if not isinstance(value, _PRINTABLE) and not hasattr(value, "__html__"):
        if form := getattr(value, "form", ""):
            raise Misplaced(form, "text")
        raise SecurityError("a group, list or function cannot be printed; name a field in it")
    return value


FAULTS = (
    TemplateError,
    ArithmeticError,
    TypeError,
    ValueError,
    LookupError,
    AttributeError,
    RecursionError,
    MemoryError,
)
"""Whatever a template can make go wrong while it is filled."""


def template_fault(template: str, part: str, source: str, problem: BaseException) -> DocgenError:
    """The fault as a finding that names the template, the paragraph and the field."""
    paragraph = _paragraph(source, problem)
    said = _said(problem)
    if paragraph:
        values = {"problem": said, "paragraph": paragraph}
        said = Message("{problem}, in the paragraph “{paragraph}”", values)
    if isinstance(problem, SecurityError):
        return stop("TEMPLATE-FORBIDDEN", template, said, location=part)
    if isinstance(problem, Misplaced):
        return stop("TEMPLATE-KIND", template, said, problem.form, location=part)
    return stop("TEMPLATE-FIELD", template, said, location=part)


def _said(problem: BaseException) -> Message:
    if isinstance(problem, Misplaced):
        return problem.said
    if isinstance(problem, UndefinedError):
        named = re.search(r"'([^']+)' is undefined|has no (?:attribute|element) '?([^']+)'?", str(problem))
        if named:
            return Message("there is no field {name}", {"name": named[1] or named[2]})
    text = str(problem).rstrip(".") or type(problem).__name__
    if named := re.match(r"No filter named '([^']+)'", text):
        return Message("there is no filter {name}", {"name": named[1]})
    if named := re.match(r"unexpected char '(.)'", text):
        return Message("the character {character} cannot stand in a tag", {"character": named[1]})
    if named := re.search(r"innermost block that needs to be closed is '(\w+)'", text):
        return Message("{{% {name} %}} is not closed", {"name": named[1]})
    return Message("{problem}", {"problem": text})


def _paragraph(source: str, problem: BaseException) -> str:
    """The text of the paragraph at which filling stopped."""
    line = getattr(problem, "lineno", None)
    trace = problem.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == "<template>":
            line = trace.tb_lineno
        trace = trace.tb_next
    return paragraph_text(source, line)


def paragraph_text(source: str, line: int | None) -> str:
    """The words at a line of a part's source, in which every paragraph starts a line."""
    lines = source.split("\n")
    if not line or line > len(lines):
        return ""
    text = re.sub(r"<[^>]+>", "", lines[line - 1]).strip()
    return text if len(text) <= 80 else text[:77] + "…"
