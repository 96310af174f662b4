"""`docgen read CHANGE --amends DIR`: what an addendum changes of a project's tender."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from docgen.cli.options import Lang, language, stopping
from docgen.cli.output import Output
from docgen.model.finding import Message

if TYPE_CHECKING:
    from docgen.tasks.amend import Amended

STANDARD = Path("-")
_TOUCHED = {
    "answers": Message("answer {name}"),
    "figures": Message("figures of {name}"),
    "scoring": Message("scored item {name}"),
    "forms": Message("form {name}"),
    "value": Message("value of “{name}” in forms.yaml, which the form has no blank for any more"),
    "chapter": Message("chapter {name}"),
    "response": Message("response.yaml {name}"),
    "company": Message("company's {name}"),
    "build": Message("papers to hand in: {name}"),
}
_KINDS = {
    "replace": Message("changed"),
    "delete": Message("deleted"),
    "add": Message("added"),
    "reissue": Message("issued anew"),
}


def amend(addendum: Path, folder: Path, apply: str, json: Path | None, lang: Lang | None) -> None:
    """Print the changes, or write them as JSON; those that `apply` names go into tender.yaml."""
    from docgen.tasks import amend as amends

    output = Output(language(lang), json == STANDARD)
    with stopping(output):
        codes = [code for code in re.split(r"[,，、\s]+", apply) if code]
        found = amends.amended(addendum, folder, codes)
        if json is not None and json != STANDARD:
            amends.write(found, json)
    if json == STANDARD:
        output.document(amends.document(found))
    elif json is not None:
        output.written([json])
    else:
        _print(output, found)


def _print(output: Output, found: tuple[Amended, ...]) -> None:
    if not found:
        output.lines([output.say(Message("The addendum changes nothing of the tender."))])
    for each in found:
        output.out.print(
            f"{each.code} {output.say(_KINDS[each.change.kind])}  {each.place}", style="bold", markup=False
        )
        before, after = each.before or "—", each.change.after or "—"
        output.lines([f"  - {before}", f"  + {after}"])
        if each.touches:
            touched = tuple(_touched(touch) for touch in each.touches)
            output.lines([output.say(Message("  touches: {touches}", {"touches": touched}))])
        output.lines([f"  {output.say(_state(each))}"])


def _touched(touch: str) -> Message:
    """`answers C5` in words."""
    kind, _, name = touch.partition(" ")
    return Message(_TOUCHED[kind].text, {"name": name})


def _state(each: Amended) -> Message:
    """What became of a change in tender.yaml, or what a person has to do."""
    if each.applied and each.form and not each.form.first:
        return Message("written into {file}", {"file": f"templates/forms/{each.form.code}.docx"})
    if each.applied:
        return Message("written into tender.yaml")
    if each.can_apply:
        return Message("not written; confirm it with --apply {code}", {"code": each.code})
    if each.targets:
        return Message("to be put into tender.yaml by hand, at the place named")
    return Message("not found in tender.yaml; to be put in by hand")
