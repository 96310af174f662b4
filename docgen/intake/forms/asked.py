"""What a place to fill asks for: the words around it beat the word before, the nearest word the first."""

from __future__ import annotations

import re

from docgen.intake.forms.spots import GAP, Spot
from docgen.model.rules.forms import BlankWords
from docgen.model.text import narrow

_BREAK = re.compile(r"[,。;!?\n“”\"《》()\[\]:]")


def around(text: str, spots: list[Spot], at: int) -> tuple[str, str]:
    """The words before and after a place within its line, unspaced, other places as _."""
    text, spot = narrow(text), spots[at]
    before, after = "", ""
    last = text.rfind("\n", 0, spot.start) + 1
    for other in spots[:at]:
        if other.start >= last:
            before += text[last : other.start] + "_"
            last = other.end
    before += text[last : spot.start]
    first, stop = spot.end, text.find("\n", spot.end)
    stop = len(text) if stop < 0 else stop
    for other in spots[at + 1 :]:
        if other.end <= stop:
            after += text[first : other.start] + "_"
            first = other.end
    after += text[first:stop]
    return _unspaced(before), _unspaced(after)


def _unspaced(text: str) -> str:
    return re.sub(rf"[{GAP}]+", "", text)


def label(text: str, spots: list[Spot], at: int, words: BlankWords, head: str = "") -> str:
    """What a place asks for, as printed where it can be; `head` stands over its column or beside its row.

    A party alone (投标人：) asks for its name, a unit behind says of what (从业人员__人). The words for
    signing and sealing stay with the label: 投标人名称（盖章）.
    """
    spot = spots[at]
    before, after = around(text, spots, at)
    if spot.hint:
        return spot.hint
    if spot.look == "tick":
        return _ticked(text[spot.end :])
    kind = "date" if spot.look == "date" else ""
    for context in words.contexts:
        if context.meets(before, after, kind):
            return context.label
    own = _words_before(before.rpartition("_")[2], words)
    if not own and before.endswith((")", "):")) and at:
        variant = re.search(r"\(([^()]*)\):?$", before)
        if variant and words.variants.fullmatch(variant[1]):
            earlier = label(text, spots, at - 1, words, head)
            return words.variants.sub("", re.sub(r"[()]", "", earlier)) + variant[1]
    if words.variants.fullmatch(own) and head:
        return re.sub(r"\([^()]*\)", "", head) + own
    own = own or _words_after(after) or _unspaced(head) or _clause_before(before)
    return _completed(own, after, words)


def _ticked(rest: str) -> str:
    return re.split(rf"[□☐◻▢☑■\n]|[{GAP}]{{2,}}|\u3000", rest)[0].strip(GAP + "；;，,。")


def _words_before(text: str, words: BlankWords) -> str:
    text = words.number.sub("", text)
    text = re.sub(r"[:]+$", "", text)
    signing, stand_in, variant = "", "", ""
    while closing := re.search(r"\(([^()]*)\)$", text):
        inner = closing[1]
        if words.sign.search(inner) or words.seal.search(inner):
            signing = signing or inner
        elif words.variants.fullmatch(inner):
            variant = variant or inner
        else:
            stand_in = stand_in or inner
        text = text[: closing.start()]
    plain = re.sub(r"\([^()]*\)", "", text)
    pieces = _BREAK.split(plain)
    own = words.number.sub("", pieces[-1])
    if len(own) > 12 and "、" in own:
        own = own.rpartition("、")[2]
    own = words.tail.sub("", own)
    if words.stand_ins.fullmatch(own) and stand_in:
        own = stand_in
    if not own:
        return ""
    own += variant
    if words.parties.fullmatch(own):
        own += "名称"
    return own + signing


def _words_after(text: str) -> str:
    found = re.match(r"\(([^()]{2,20})\)", text)
    return found[1] if found else ""


def _clause_before(text: str) -> str:
    clauses = [clause for clause in re.split(r"[,。;!?\n:“”\"()]", text) if clause.strip("_")]
    return clauses[-1].rpartition("_")[2] or clauses[-1].strip("_") if clauses else ""


def _completed(own: str, after: str, words: BlankWords) -> str:
    own = own.strip("_")
    for completion in words.completions:
        if completion.after.search(after):
            return own if any(word in own for word in completion.words) else own + completion.words[0]
    return own
