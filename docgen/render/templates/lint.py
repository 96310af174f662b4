"""Templates examined unfilled: unknown fields, wrong kinds of tag, tags open, split or crowded."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping

from jinja2 import TemplateSyntaxError, meta, nodes

from docgen.guard.admitted import admitted
from docgen.guard.markup import parse_markup
from docgen.model.finding import Finding, Message, Origin, found
from docgen.model.near import near_miss
from docgen.render.engine.forms import FORMS, Kind, fits, misfit
from docgen.render.engine.language import TemplateLanguage, paragraph_text
from docgen.render.engine.places import places
from docgen.render.engine.typed_format import crowded, lost_words
from docgen.render.engine.word import template_sources
from docgen.render.templates.shape import ANYTHING, Shape

Scope = Mapping[str, Shape]
"""Names that a place in a template may use, each with what it stands for."""

_SPLIT_TAG = re.compile(r"\{[{%]((?:(?![}%]\}).)*?<(?:(?![}%]\}).)*?)[}%]\}", re.DOTALL)
_PARTS = re.compile(r"word/(document|header\d*|footer\d*|footnotes)\.xml")


def lint_template(content: bytes, shown: str, root: Shape | None) -> list[Finding]:
    """Every fault of the template, given that its data are of that shape; without one its syntax alone.

    Raises DocgenError for a file that is no Word package, or could do harm.
    """
    return examined(content, shown, root)[0]


def examined(content: bytes, shown: str, root: Shape | None) -> tuple[list[Finding], frozenset[str]]:
    """The same, and the paths of all fields that the template names, groups and lists on the way included."""
    content = admitted(content, shown)
    language = TemplateLanguage()
    faults = list(_tags_in_the_way(content, shown))
    used: set[str] = set()
    for part, source in template_sources(content, shown):
        tree = _parsed(language, source)
        if isinstance(tree, Message):
            faults.append(found("TEMPLATE-SYNTAX", Origin(shown, part), tree))
            continue
        walk = _Walk(source, Origin(shown, part), set(language.globals), root)
        walk.read(tree)
        faults += walk.found
        faults += _unknown_filters(tree, source, Origin(shown, part), list(language.filters))
        used |= walk.used
    return faults, frozenset(used)


def names_used(content: bytes, shown: str) -> frozenset[str]:
    """The first names of all fields that the template uses, as far as it can be read."""
    language = TemplateLanguage()
    trees = [_parsed(language, source) for _, source in template_sources(content, shown)]
    known = frozenset(language.globals)
    return frozenset(
        name
        for tree in trees
        if isinstance(tree, nodes.Template)
        for name in meta.find_undeclared_variables(tree) - known
    )


def _parsed(language: TemplateLanguage, source: str) -> nodes.Template | Message:
    """The tree of a part, or what is wrong with its syntax."""
    try:
        return language.parse(source)
    except RecursionError:
        return Message("is nested too deep to be read")
    except TemplateSyntaxError as problem:
        return Message(
            "{problem}, near “{paragraph}”",
            {"problem": problem.message or "?", "paragraph": paragraph_text(source, problem.lineno)},
        )


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
    """Follows a template's tree with what the names in scope stand for, collecting what cannot be there."""

    def __init__(self, source: str, origin: Origin, known: set[str], root: Shape | None) -> None:
        self.source = source
        self.origin = origin
        self.known = known
        self.root = root
        self.found: list[Finding] = []
        self.used: set[str] = set()
        self._kinds: dict[int, Kind] = {}
        self._asked: frozenset[str] = frozenset()

    def read(self, tree: nodes.Template) -> None:
        """Take in a whole part."""
        self._asked = frozenset(_asked_for(tree))
        self._kinds = {id(output.nodes[at]): place.kind for output, at, place in places(tree)}
        self.body(tree.body, self.root.fields if self.root else {})

    def body(self, tree: list[nodes.Node], scope: Scope) -> None:
        names = dict(scope)
        for node in tree:
            self.node(node, names)

    def node(self, node: nodes.Node, scope: dict[str, Shape]) -> None:
        match node:
            case nodes.For():
                rows = self.shape(node.iter, scope)
                if rows.form not in ("", "list"):
                    self._misplaced(Message("{% for … %} goes over no list"), "list", node.lineno)
                targets = self._targets(node.target, rows.item or ANYTHING)
                inner = {**scope, "loop": ANYTHING, **targets}
                self.body(node.body, inner)
                self.body(node.else_, scope)
            case nodes.Assign():
                scope.update(self._targets(node.target, self.shape(node.node, scope)))
            case nodes.Macro():
                self.body(node.body, {**scope, **{arg.name: ANYTHING for arg in node.args}})
                scope[node.name] = ANYTHING
            case nodes.If():
                self.shape(node.test, scope)
                for branch in (node.body, *(clause.body for clause in node.elif_), node.else_):
                    self.body(branch, scope)
                for clause in node.elif_:
                    self.shape(clause.test, scope)
            case nodes.Output():
                for value in node.nodes:
                    if id(value) in self._kinds:
                        self._printed(value, scope, self._kinds[id(value)])
            case nodes.Expr():
                self.shape(node, scope)
            case _:
                for child in node.iter_child_nodes():
                    self.node(child, scope)

    def shape(self, node: nodes.Node, scope: Scope) -> Shape:
        """What an expression stands for."""
        match node:
            case nodes.Name():
                return self._name(node, scope)
            case nodes.Getattr():
                return self._field(node, self.shape(node.node, scope))
            case nodes.Getitem():
                self.shape(node.arg, scope)
                return self.shape(node.node, scope).item or ANYTHING
            case nodes.Filter() if node.node is not None:
                return self._filtered(node, self.shape(node.node, scope), scope)
        for child in node.iter_child_nodes():
            self.shape(child, scope)
        return ANYTHING

    def _printed(self, node: nodes.Node, scope: Scope, kind: Kind) -> None:
        """A value, or each of those that a condition chooses from, against the tag that prints it."""
        match node:
            case nodes.CondExpr():
                self.shape(node.test, scope)
                self._printed(node.expr1, scope, kind)
                if node.expr2 is not None:
                    self._printed(node.expr2, scope, kind)
            case nodes.Or() | nodes.And():
                self._printed(node.left, scope, kind)
                self._printed(node.right, scope, kind)
            case _:
                form = self.shape(node, scope).form
                if form in ("group", "list"):
                    said = Message("a list or a group of fields is no value that can be printed")
                    self._misplaced(said, "group", node.lineno)
                elif form and not fits(form, kind):
                    self._misplaced(misfit(form, kind), form, node.lineno)

    def _filtered(self, node: nodes.Filter, given: Shape, scope: Scope) -> Shape:
        for child in (*node.args, *(each.value for each in node.kwargs)):
            self.shape(child, scope)
        if node.name in ("default", "d"):
            return given
        if given.form in FORMS and given.form != "text":
            said = Message("{form} goes through no filter", {"form": FORMS[given.form]})
            self._misplaced(said, given.form, node.lineno)
        return ANYTHING

    def _name(self, node: nodes.Name, scope: Scope) -> Shape:
        if node.name not in scope and node.name not in self.known and self.root is not None:
            self._unknown(node.name, list(scope), node.lineno)
        return self._use(scope.get(node.name, ANYTHING))

    def _field(self, node: nodes.Getattr, owner: Shape) -> Shape:
        if owner.form != "group":
            return ANYTHING
        if node.attr not in owner.fields:
            self._unknown(node.attr, list(owner.fields), node.lineno)
            return ANYTHING
        return self._use(owner.fields[node.attr])

    def _use(self, shape: Shape) -> Shape:
        self.used.add(shape.path)
        return shape

    def _targets(self, target: nodes.Node, shape: Shape) -> dict[str, Shape]:
        if isinstance(target, nodes.Name):
            return {target.name: shape}
        return {name.name: ANYTHING for name in target.find_all(nodes.Name)}

    def _misplaced(self, problem: Message, case: str, line: int) -> None:
        values = {"problem": problem, "paragraph": paragraph_text(self.source, line)}
        said = Message("{problem}, in the paragraph “{paragraph}”", values)
        self.found.append(found("TEMPLATE-KIND", self.origin, said, case))

    def _unknown(self, name: str, known: list[str], line: int) -> None:
        if name in self._asked:
            return
        values = {"name": name, "paragraph": paragraph_text(self.source, line)}
        said = Message("there is no field {name}, in the paragraph “{paragraph}”", values)
        case, near = near_miss(name, known)
        self.found.append(found("TEMPLATE-FIELD", self.origin, said, case, **near))


def _asked_for(tree: nodes.Template) -> Iterator[str]:
    """Names that the template asks about before it uses them, or has something else for."""
    tests = (test for test in tree.find_all(nodes.Test) if test.name in ("defined", "undefined"))
    filters = (each for each in tree.find_all(nodes.Filter) if each.name in ("default", "d"))
    for node in (*tests, *filters):
        if isinstance(node.node, nodes.Name):
            yield node.node.name
        elif isinstance(node.node, nodes.Getattr):
            yield node.node.attr


def _tags_in_the_way(content: bytes, shown: str) -> Iterator[Finding]:
    """Tags split by formatting, and what stands beside one that takes the place of all."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        for name in filter(_PARTS.fullmatch, package.namelist()):
            xml = package.read(name).decode("utf-8", "replace")
            for match in _SPLIT_TAG.finditer(xml):
                tag = re.sub(r"<[^>]+>", "", match.group())
                said = Message("the tag {tag} is split into pieces of different format", {"tag": tag[:80]})
                yield found("TEMPLATE-SPLIT-TAG", Origin(shown, name), said)
            for text, lost in crowded(parse_markup(package.read(name))):
                case = "words" if lost == "words" else ""
                yield found("TEMPLATE-BESIDE", Origin(shown, name), lost_words(text), case)
