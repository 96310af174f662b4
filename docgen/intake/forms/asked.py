"""What a place to fill asks for: the words around it beat the word before, the nearest word the first."""

from __future__ import annotations

import re

from docgen.intake.forms.dates import GAP
from docgen.intake.forms.places import REACH, Spot
from docgen.model.rules.forms import BlankWords
from docgen.model.text import narrow

_LONG = 12
"""A label of more characters that has 、 is a list of which the last is asked for."""

_BREAK = re.compile(r"[,。;!?\n“”\"《》()\[\]:]")


def around(text: str, spots: list[Spot], at: int) -> tuple[str, str]:
    """The words before and after a place within its line, unspaced, other places as _."""
    spot = spots[at]
    before, after = "", ""
    last = max(text.rfind("\n", 0, spot.start) + 1, spot.start - REACH)
    for other in spots[max(0, at - REACH) : at]:
        if other.start >= last:
            before += text[last : other.start] + "_"
            last = other.end
    before += text[last : spot.start]
    first, stop = spot.end, text.find("\n", spot.end)
    stop = min(len(text) if stop < 0 else stop, spot.end + REACH)
    for other in spots[at + 1 : at + REACH]:
        if other.end <= stop:
            after += text[first : other.start] + "_"
            first = other.end
    after += text[first:stop]
    return _unspaced(narrow(before)), _unspaced(narrow(after))


def _unspaced(text: str) -> str:
    return re.sub(rf"[{GAP}]+", "", text)


def label(text: str, spots: list[Spot], at: int, words: BlankWords, head: str = "", back: int = 4) -> str:
    """What a place asks for, as printed where it can be; `head` stands over its column or beside its row.

    A party alone (投标人：) asks for its name, a unit behind says of what (从业人员__人). The words for
    signing and sealing stay with the label: 投标人名称（盖章）.
    """
    spot = spots[at]
    before, after = around(text, spots, at)
    if spot.look == "tick":
        return _ticked(text[spot.end : spot.end + REACH])
    kind = "date" if spot.look == "date" else ""
    around_it = next((c.label for c in words.contexts if c.meets(before, after, kind)), "")
    if spot.hint and not around_it:
        named = f"({spot.hint}){after}"
        around_it = next((c.label for c in words.contexts if c.meets(before, named, kind)), "")
    if spot.hint and spot.hint not in around_it:
        return _signed(spot.hint, after, words)
    if around_it:
        return around_it
    own, base = _words_before(before.rpartition("_")[2], words)
    if words.variants.fullmatch(own):
        return _variant(own, base, text, spots, at, words, head, back)
    own = own or _words_after(after) or _unspaced(head) or _clause_before(before) or _clause_after(after)
    return _signed(_completed(own, after, words), after, words)


def _variant(
    own: str, base: str, text: str, spots: list[Spot], at: int, words: BlankWords, head: str, back: int
) -> str:
    """（大写） names a way of writing; what is written so stands before it, at the place before, or above.

    A place before that asks for no money is none of it.
    """
    if not base and at and back:
        earlier = label(text, spots, at - 1, words, head, back - 1)
        if any(word in earlier for word in words.of_money):
            base = words.variants.sub("", re.sub(r"[()]", "", earlier))
    return (base or re.sub(r"\([^()]*\)", "", head)) + own


def _signed(own: str, after: str, words: BlankWords) -> str:
    """With the words for signing or sealing that stand behind the place: ____（盖单位章）."""
    behind = re.match(r"\(([^()]{1,16})\)", after)
    if not behind or words.sign.search(own) or words.seal.search(own):
        return own
    return own + behind[1] if words.sign.search(behind[1]) or words.seal.search(behind[1]) else own


def _ticked(rest: str) -> str:
    return re.split(rf"[□☐◻▢☑■\n]|[{GAP}]{{2,}}|\u3000", rest)[0].strip(GAP + "；;，,。")


def _words_before(text: str, words: BlankWords) -> tuple[str, str]:
    """The label before a place; and, where it is （大写） or the like, what is written so."""
    text = re.sub(r"[:]+$", "", text)
    text = _untailed(text, words)
    signing, stand_in, variant = "", "", ""
    while closing := re.search(r"\(([^()]*)\):?$", text):
        inner = closing[1]
        if words.sign.search(inner) or words.seal.search(inner):
            signing = signing or inner
        elif words.variants.fullmatch(inner):
            variant = variant or inner
        else:
            stand_in = stand_in or inner
        text = text[: closing.start()]
    text = re.sub(r"[:]+$", "", _untailed(text, words))
    money = bool(re.search("[￥¥]$", text))
    pieces = [
        words.tail.sub("", words.number.sub("", piece))
        for piece in _BREAK.split(re.sub(r"\([^()]*\)", "", text))
    ]
    own = pieces[-1]
    if len(own) > _LONG and "、" in own:
        own = own.rpartition("、")[2]
    if variant or (money and not own):
        return variant or "小写", own
    if words.variants.fullmatch(own):
        return own, next((piece for piece in reversed(pieces[:-1]) if len(piece) > 1), "")
    if words.stand_ins.fullmatch(own) and stand_in:
        own = stand_in
    if not own:
        return "", ""
    if words.parties.fullmatch(own):
        own += "名称"
    return own + signing, ""


def _untailed(text: str, words: BlankWords) -> str:
    """Without what only leads over to the place: （大写）：人民币____."""
    led = re.search(r"(?<=[:)])[^:()￥¥]+$", text)
    return re.sub(r"[:]+$", "", text[: led.start()]) if led and words.tail.fullmatch(led[0]) else text


def _words_after(text: str) -> str:
    found = re.match(r"\(([^()]{2,20})\)", text)
    return found[1] if found else ""


def _clause_before(text: str) -> str:
    clauses = [clause for clause in re.split(r"[,。;!?\n:“”\"()]", text) if clause.strip("_")]
    return clauses[-1].rpartition("_")[2] or clauses[-1].strip("_") if clauses else ""


def _clause_after(text: str) -> str:
    """What a place at the head of a line is about: （  ）投标人为法人的，附上……"""
    found = re.match(r"\)?([^,。;!?:()_]{2,24})", text)
    return found[1] if found else ""


def _completed(own: str, after: str, words: BlankWords) -> str:
    own = own.strip("_")
    for completion in words.completions:
        if completion.after.search(after):
            return own if any(word in own for word in completion.words) else own + completion.words[0]
    return own
