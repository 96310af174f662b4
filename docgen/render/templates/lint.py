"""Templates examined without data: unknown fields, open tags, tags that Word has split."""

from __future__ import annotations

import io
import re
import types
import zipfile
from collections.abc import Iterator, Mapping
from typing import Any, Union, get_args, get_origin

from jinja2 import TemplateSyntaxError, nodes

from docgen.guard.admitted import admitted
from docgen.model.finding import Finding, Message, Origin, found
from docgen.model.near import near_miss
from docgen.render.engine.language import TemplateLanguage, paragraph_text
from docgen.render.engine.values import Fields
from docgen.render.engine.word import template_sources

Scope = Mapping[str, Any]
"""Names that a place in a template may use, each with its annotation (None: anything)."""

_SPLIT_TAG = re.compile(r"\{[{%]((?:(?![}%]\}).)*?<(?:(?![}%]\}).)*?)[}%]\}", re.DOTALL)


def lint_template(content: bytes, shown: str, root: type[Fields]) -> list[Finding]:
    """Every fault of the template, given that its data are those of `root`.

    Raises DocgenError for a file that is no Word package, or could do harm.
    """
    content = admitted(content, shown)
    language = TemplateLanguage()
    faults = list(_split_tags(content, shown))
    for part, source in template_sources(content, shown):
        try:
            tree = language.parse(source)
        except RecursionError:
            said = Message("is nested too deep to be read")
            faults.append(found("TEMPLATE-SYNTAX", Origin(shown, part), said))
            continue
        except TemplateSyntaxError as problem:
            said = Message(
                "{problem}, near “{paragraph}”",
                {"problem": problem.message or "?", "paragraph": paragraph_text(source, problem.lineno)},
            )
            faults.append(found("TEMPLATE-SYNTAX", Origin(shown, part), said))
            continue
        walk = _Walk(source, Origin(shown, part), set(language.globals))
        walk.body(tree.body, {name: field.annotation for name, field in root.model_fields.items()})
        faults += walk.found
        faults += _unknown_filters(tree, source, Origin(shown, part), list(language.filters))
    return faults


def _unknown_filters(
    tree: nodes.Template, source: str, origin: Origin, known: list[str]
) -> Iterator[Finding]:
    for node in tree.find_all(nodes.Filter):
        if node.name not in known:
            values = {"name": node.name, "paragraph": paragraph_text(source, node.lineno)}
            said = Message("there is no filter {name}, in the paragraph “{paragraph}”", values)
            case, near = near_miss(node.name, known)
            yield found("TEMPLATE-FIELD", origin, said, case, **near)


class _Walk:
    """Follows a template's tree with the types of names in scope, collecting what cannot be there."""

    def __init__(self, source: str, origin: Origin, known: set[str]) -> None:
        self.source = source
        self.origin = origin
        self.known = known
        self.found: list[Finding] = []

    def body(self, tree: list[nodes.Node], scope: Scope) -> None:
        names = dict(scope)
        for node in tree:
            self.node(node, names)

    def node(self, node: nodes.Node, scope: dict[str, Any]) -> None:
        match node:
            case nodes.For():
                inner = {
                    **scope,
                    "loop": None,
                    **self._targets(node.target, _item(self.type(node.iter, scope))),
                }
                self.body(node.body, inner)
                self.body(node.else_, scope)
            case nodes.Assign():
                scope.update(self._targets(node.target, self.type(node.node, scope)))
            case nodes.Macro():
                self.body(node.body, {**scope, **{arg.name: None for arg in node.args}})
                scope[node.name] = None
            case nodes.If():
                self.type(node.test, scope)
                for branch in (node.body, *(clause.body for clause in node.elif_), node.else_):
                    self.body(branch, scope)
                for clause in node.elif_:
                    self.type(clause.test, scope)
            case nodes.Expr():
                self.type(node, scope)
            case _:
                for child in node.iter_child_nodes():
                    self.node(child, scope)

    def type(self, node: nodes.Node, scope: Scope) -> Any:
        """The annotation of an expression, or None where anything may come."""
        match node:
            case nodes.Name():
                return self._name(node, scope)
            case nodes.Getattr():
                return self._field(node, self.type(node.node, scope))
            case nodes.Getitem():
                self.type(node.arg, scope)
                return _item(self.type(node.node, scope))
        for child in node.iter_child_nodes():
            self.type(child, scope)
        return None

    def _name(self, node: nodes.Name, scope: Scope) -> Any:
        if node.name not in scope and node.name not in self.known:
            self._unknown(node.name, list(scope), node.lineno)
        return scope.get(node.name)

    def _field(self, node: nodes.Getattr, owner: Any) -> Any:
        record = _record(owner)
        if record is None:
            return None
        if node.attr not in record.model_fields:
            self._unknown(node.attr, list(record.model_fields), node.lineno)
            return None
        return record.model_fields[node.attr].annotation

    def _targets(self, target: nodes.Node, annotation: Any) -> dict[str, Any]:
        if isinstance(target, nodes.Name):
            return {target.name: annotation}
        return {name.name: None for name in target.find_all(nodes.Name)}

    def _unknown(self, name: str, known: list[str], line: int) -> None:
        values = {"name": name, "paragraph": paragraph_text(self.source, line)}
        said = Message("there is no field {name}, in the paragraph “{paragraph}”", values)
        case, near = near_miss(name, known)
        self.found.append(found("TEMPLATE-FIELD", self.origin, said, case, **near))


def _split_tags(content: bytes, shown: str) -> Iterator[Finding]:
    """Tags with formatting inside: Word stores them in pieces, and a change of one piece breaks them."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        for name in package.namelist():
            if re.fullmatch(r"word/(document|header\d*|footer\d*|footnotes)\.xml", name):
                for match in _SPLIT_TAG.finditer(package.read(name).decode("utf-8", "replace")):
                    tag = re.sub(r"<[^>]+>", "", match.group())
                    said = Message(
                        "the tag {tag} is split into pieces of different format", {"tag": tag[:80]}
                    )
                    yield found("TEMPLATE-SPLIT-TAG", Origin(shown, name), said)


def _item(annotation: Any) -> Any:
    return get_args(annotation)[0] if get_origin(annotation) in (list, tuple) else None


def _record(annotation: Any) -> type[Fields] | None:
    if get_origin(annotation) in (Union, types.UnionType):
        return next((found for arg in get_args(annotation) if (found := _record(arg))), None)
    return annotation if isinstance(annotation, type) and issubclass(annotation, Fields) else None
