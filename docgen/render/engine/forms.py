"""What a value makes of a document, and under which kinds of tag it may stand.

{{ … }}     in a text            {{r … }}    between runs        {{p … }}    between paragraphs
{{tc … }}   between cells        {{tr … }}   between rows
"""

from __future__ import annotations

from typing import Literal

from jinja2 import TemplateRuntimeError

from docgen.model.finding import Message

Kind = Literal["text", "run", "paragraph", "cell", "row", "nowhere"]
"""What stands at a place of a part; nowhere: between texts, in a run, where Word prints nothing."""

TAGS: dict[str, str] = {
    "text": "{{ … }}",
    "run": "{{r … }}",
    "paragraph": "{{p … }}",
    "cell": "{{tc … }}",
    "row": "{{tr … }}",
    "nowhere": "<w:r>",
}
FORMS: dict[str, Message] = {
    "text": Message("a text or figure"),
    "run": Message("a picture, a page number or a title with a bookmark"),
    "paragraph": Message("a chapter, a drawing or a contents list"),
    "cell": Message("the cells of a table"),
    "row": Message("the rows of a table"),
    "mixed": Message("words and markup in one"),
}
"""What a value is, by what of a document it makes."""

_IN_LINE = ("text", "run")


def fits(form: str, kind: Kind) -> bool:
    """Whether a value that makes `form` can go there; a run and a paragraph are put around where missing."""
    return form == kind or (kind == "run" and form == "text") or (kind == "paragraph" and form in _IN_LINE)


def misfit(form: str, kind: Kind) -> Message:
    """What is wrong with such a value at such a place."""
    values = {"form": FORMS[form], "tag": TAGS[kind]}
    return Message("{form} cannot stand under the tag {tag}", values)


class Misplaced(TemplateRuntimeError):
    """A value at a kind of place that it cannot stand at."""

    def __init__(self, form: str, kind: Kind) -> None:
        self.said = misfit(form, kind)
        self.form = form
        super().__init__(self.said.text)
