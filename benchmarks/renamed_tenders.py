"""Tenders with other names, numbers and amounts, and their truths alike: no rule may hang on one of them.

    python -m benchmarks.renamed_tenders TENDERS OUT

TENDERS has a folder a tender with `tender.docx` and `truth.yaml`; OUT gets the same folders. Names of the
project, the parties and the lots become other characters but for their last two, which say what they are;
digits of numbers and telephones move on by three; amounts are tripled, in capitals too, so that sums hold.
"""

from __future__ import annotations

import re
import sys
import zipfile
from decimal import Decimal
from pathlib import Path
from typing import Any

from lxml import etree
from ruamel.yaml import YAML

from docgen.model.money import capitals
from docgen.model.written_figure import written_amount

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BLANK = r"[ \u3000]?"
_FIRST, _COUNT = 0x5200, 0x1A00  # from 刀 on, where characters are in use
_CAPITALS = "(?:人民币)?[零壹贰叁肆伍陆柒捌玖拾佰仟万亿]{3,}元整?"
_AMOUNT = re.compile(
    rf"{_CAPITALS}|(?<![0-9.,])[0-9]{{4,}} [0-9]\.[0-9]{{2}}(?![0-9])"
    r"|(?<![0-9.,])[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?"
    r"|(?<![0-9.,])[0-9]+(?:\.[0-9]+)?(?=\s?(?:万元|元))"
)
_MONEY_KEYS = {
    "budget",
    "budget_total",
    "ceiling",
    "ceiling_unit",
    "deposit",
    "agency_fee",
    "performance_bond",
}


class Renaming:
    """What becomes of the texts of one tender."""

    def __init__(self, truth: dict[str, Any]) -> None:
        meta = truth["meta"]
        names = [meta["project"], meta["purchaser"], meta["agency"], *(lot["name"] for lot in truth["lots"])]
        places = {name[:2] for name in (meta["purchaser"], meta["agency"])}
        self.names = {name: self._name(name) for name in names}
        self.names |= {place: "".join(map(self._sign, place)) for place in places}
        number = meta["number"]
        self.names[number] = re.sub("[0-9]", lambda digit: str((int(digit[0]) + 3) % 10), number)
        # A converter's blanks may stand within a name.
        spaced = (_BLANK.join(map(re.escape, name)) for name in sorted(self.names, key=len, reverse=True))
        self._any = re.compile("|".join(spaced))

    def text(self, text: str) -> str:
        """A text with other names, numbers and amounts."""
        for start, end, new in sorted(self.changes(text), reverse=True):
            text = text[:start] + new + text[end:]
        return text

    def changes(self, text: str) -> list[tuple[int, int, str]]:
        """From where to where a text becomes what."""
        found = [
            (*met.span(), self.names[re.sub(_BLANK, "", met.group())]) for met in self._any.finditer(text)
        ]
        taken = [range(start, end) for start, end, _ in found]
        for met in _AMOUNT.finditer(text):
            if not any(met.start() in span for span in taken):
                found.append((*met.span(), _tripled(met.group())))
        return found

    def data(self, value: Any, key: str = "") -> Any:
        """A truth with other names, numbers and amounts."""
        if isinstance(value, str):
            return self.text(value)
        if isinstance(value, dict):
            if key in _MONEY_KEYS:  # an amount a lot
                return {k: self.data(v, key) for k, v in value.items()}
            money = value.get("key") in _MONEY_KEYS
            return {k: self.data(v, "budget" if money and k == "value" else k) for k, v in value.items()}
        if isinstance(value, list):
            return [self.data(each, key) for each in value]
        return (
            value * 3
            if key in _MONEY_KEYS and isinstance(value, int) and not isinstance(value, bool)
            else value
        )

    def part(self, content: bytes) -> bytes:
        """A part of a Word file with its texts changed, whatever runs they are cut into."""
        root = etree.fromstring(content)
        for paragraph in root.iter(f"{_W}p"):
            texts = [
                text for text in paragraph.iter(f"{_W}t") if next(text.iterancestors(f"{_W}p")) is paragraph
            ]
            for start, end, new in sorted(
                self.changes("".join(text.text or "" for text in texts)), reverse=True
            ):
                _replaced(texts, start, end, new)
        return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))

    def _name(self, name: str) -> str:
        return "".join(map(self._sign, name[:-2])) + name[-2:]

    def _sign(self, sign: str) -> str:
        if not "\u4e00" <= sign <= "\u9fff":
            return sign
        return chr(_FIRST + (ord(sign) * 7919) % _COUNT)


def _tripled(amount: str) -> str:
    if not amount[0].isdigit():
        value = written_amount(amount)
        whole = f"{capitals(value * 3)}" if value is not None else amount
        return f"人民币{whole}" if amount.startswith("人民币") else whole
    tripled = Decimal(amount.replace(",", "").replace(" ", "")) * 3
    if " " in amount:  # broken by a converter: 264000 0.00
        return f"{str(tripled)[:-4]} {str(tripled)[-4:]}"
    return f"{tripled:,}" if "," in amount else str(tripled)


def _replaced(texts: list[Any], start: int, end: int, new: str) -> None:
    at = 0
    for text in texts:
        said = text.text or ""
        begins, ends = max(start - at, 0), min(end - at, len(said))
        if begins < ends:
            text.text = said[:begins] + (new if at + begins == start else "") + said[ends:]
            text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        at += len(said)


def renamed(folder: Path, out: Path) -> None:
    """Write a tender and its truth anew."""
    yaml = YAML(typ="safe")
    truth = yaml.load((folder / "truth.yaml").read_text("utf-8"))
    renaming = Renaming(truth)
    out.mkdir(parents=True, exist_ok=True)
    with (
        zipfile.ZipFile(folder / "tender.docx") as old,
        zipfile.ZipFile(out / "tender.docx", "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            content = old.read(name)
            words = name.startswith("word/") and name.endswith(".xml")
            new.writestr(name, renaming.part(content) if words else content)
    with (out / "truth.yaml").open("w", encoding="utf-8") as file:
        yaml.dump(renaming.data(truth), file)


if __name__ == "__main__":
    for each in sorted(Path(sys.argv[1]).iterdir()):
        if (each / "truth.yaml").exists():
            renamed(each, Path(sys.argv[2]) / each.name)
