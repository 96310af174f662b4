"""A name written almost right: one or two characters off, found without comparing every place of a text."""

from __future__ import annotations

from collections.abc import Iterator

# Below this length two characters off is another company.
_LONG_NAME = 10


def misspelt(text: str, name: str) -> Iterator[str]:
    """Wordings in `text` that differ from `name` by one or two characters; the text has no right ones.

    Of a name cut in three, one part at least stands unharmed where two characters are off: only those
    places are compared. A name without its first words is a short form, not a misspelling.
    """
    if len(name) < 4:
        return
    most = 2 if len(name) >= _LONG_NAME else 1
    third = -(-len(name) // 3)
    after = 0
    for start in sorted(_anchors(text, name, third)):
        if start < after:
            continue
        windows = [
            (_distance(text[begin : begin + size], name, most), abs(size - len(name)), begin, size)
            for begin in (start - 1, start, start + 1)
            for size in (len(name), len(name) - 1, len(name) + 1)
            if begin >= 0 and begin + size <= len(text)
        ]
        near = min(windows, default=None)
        if near is None or not 1 <= near[0] <= most:
            continue
        found = text[near[2] : near[2] + near[3]]
        if not _short_form(found, name):
            after = near[2] + near[3]
            yield found


def another_word(found: str, name: str) -> bool:
    """Whether one word of two characters stands in another's place: it may be another company."""
    if len(found) != len(name):
        return False
    differ = [at for at, pair in enumerate(zip(found, name, strict=True)) if pair[0] != pair[1]]
    if len(differ) != 2 or differ[1] != differ[0] + 1:
        return False
    first = differ[0]
    return found[first : first + 2] != name[first + 1] + name[first]


def _anchors(text: str, name: str, third: int) -> set[int]:
    """Where the name would begin, judged by each third of it that stands in the text."""
    starts: set[int] = set()
    for offset in range(0, len(name), third):
        part = name[offset : offset + third]
        at = text.find(part)
        while at >= 0:
            starts.add(max(at - offset, 0))
            at = text.find(part, at + 1)
    return starts


def _short_form(found: str, name: str) -> bool:
    """Whether it is the name without its first two or three characters, after other words."""
    for cut in (2, 3):
        if found.endswith(name[cut:]):
            before = found[: -len(name[cut:])]
            return not any(a == b for a, b in zip(reversed(before), reversed(name[:cut]), strict=False))
    return False


def _distance(left: str, right: str, most: int) -> int:
    """How many characters to change, add or drop; anything beyond `most` is `most` + 1."""
    row = list(range(len(right) + 1))
    for i, a in enumerate(left, 1):
        above, row = row, [i]
        for j, b in enumerate(right, 1):
            row.append(min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (a != b)))
        if min(row) > most:
            return most + 1
    return row[-1]
