"""A tender's forms as read: every chapter of forms cut, each form with volume, blanks and tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Literal

from docgen.intake.forms.asked import around, label
from docgen.intake.forms.cutting import SURE, WEAK, Cut, Cuts, cut, volume_named
from docgen.intake.forms.pages import Item, items
from docgen.intake.forms.places import Spot
from docgen.intake.forms.signs import Sign
from docgen.intake.forms.spots import spots
from docgen.intake.forms.tables import table_parts
from docgen.intake.forms.volumes import named, volume_of
from docgen.intake.outline.lots import lot_of
from docgen.model.reading.blocks import Paragraph, Table
from docgen.model.reading.outline import Chapter, Lot, Outline
from docgen.model.reading.reading import Certainty, FormBlank, FormTable, Found, TenderForm
from docgen.model.rules.forms import BlankWords, TitleWords
from docgen.model.text import narrow, squeezed
from docgen.rules import blank_words, title_words

_NOTE = re.compile("^(?:注|备注|说明|填写说明|填表说明|注意事项)[0-9]*[:：.、]")
_BELOW = re.compile(r"\(([^()]{2,16})\)")
_HEADING = re.compile(r"[一二三四五六七八九十]{1,2}[、.]|[(][一二三四五六七八九十]{1,2}[)]")
_NEEDED_LESS = re.compile("(?:无需|不需|不需要|可不|不必)(?:提交|提供|填写|出具)|如有|若有")
_AT_LEAST = 2


def forms(outline: Outline, volumes: tuple[str, ...] = ()) -> tuple[TenderForm, ...]:
    """The forms that a tender prescribes, in its order.

    `volumes` are those that the tender's facts name; without them they are looked for here. Chapters that
    nobody recognised are cut too, and count where at least two titles with something to fill stand there.
    """
    titles, blanks = title_words(), blank_words()
    volumes = volumes or named(outline, titles)
    chapters: list[tuple[Chapter, list[Item], Cuts]] = []
    for chapter in outline.chapters:
        if chapter.kind == "forms" or _may_hold_forms(chapter, titles):
            shown = _below_title(items(chapter.blocks), chapter)
            cuts = cut(shown, titles)
            own = volume_named(f"{chapter.label}{chapter.title.removeprefix(chapter.label)}", titles)
            if own:  # a chapter a volume: 第一部分 “资格性响应文件”格式
                within = tuple(replace(each, volume=each.volume or own) for each in cuts.forms)
                cuts = replace(cuts, forms=within, volumes=(own, *cuts.volumes))
            chapters.append((chapter, shown, cuts))
    headings = tuple(
        dict.fromkeys(
            heading for chapter, _, cuts in chapters if chapter.kind == "forms" for heading in cuts.volumes
        )
    )
    found: list[TenderForm] = []
    for chapter, shown, cuts in chapters:
        above = cuts.volumes if len(cuts.volumes) > 1 else headings or cuts.volumes
        read = list(_of_chapter(chapter, shown, cuts, above, volumes, titles, blanks, outline.lots))
        if chapter.kind == "forms" or sum(bool(form.blanks or form.tables) for form in read) >= _AT_LEAST:
            found += read
    return tuple(found)


def _below_title(shown: list[Item], chapter: Chapter) -> list[Item]:
    """Without the chapter's own title, which ends like one of a form."""
    own = squeezed(chapter.label + chapter.title)
    while shown and shown[0].paragraph and squeezed(shown[0].text) and squeezed(shown[0].text) in own:
        shown = shown[1:]
    return shown


def _may_hold_forms(chapter: Chapter, words: TitleWords) -> bool:
    title = squeezed(chapter.title)
    if words.not_chapters.search(title):
        return False
    return chapter.kind == "unknown" or (not chapter.certain and bool(words.chapters.search(title)))


def _of_chapter(
    chapter: Chapter,
    shown: list[Item],
    cuts: Cuts,
    headings: tuple[str, ...],
    volumes: tuple[str, ...],
    titles: TitleWords,
    words: BlankWords,
    lots: tuple[Lot, ...],
) -> Iterator[TenderForm]:
    for each in cuts.forms:
        body = shown[each.first + 1 : each.last + 1]
        notes = [item.text for item in body]
        volume, stated = volume_of(each.sign.title, each.volume, " ".join(notes), volumes, headings, titles)
        blanks, tables = body_parts(shown[each.first : each.last + 1], words, title=each.sign.paragraph)
        sign = each.sign
        yield TenderForm(
            title=sign.title,
            found=Found(_place(chapter, sign), sign.paragraph.id, _certainty(each, chapter, cuts)),
            last=shown[each.last].block.id,
            label=sign.label,
            lot=lot_of(sign.title, lots) or chapter.lot,
            volume=volume,
            stated=stated,
            blanks=tuple(blanks),
            tables=tuple(tables),
            free=sign.free or _free(body, blanks, tables, titles),
            if_any=sign.if_any or any(_NEEDED_LESS.search(n) for n in notes if _NOTE.match(n)),
            substantive=sign.substantive,
        )


def _place(chapter: Chapter, sign: Sign) -> str:
    """Where a form stands as a reader finds it: its chapter, its number, else its title."""
    return " ".join(part for part in (chapter.label, sign.label or sign.title) if part)


def _certainty(each: Cut, chapter: Chapter, cuts: Cuts) -> Certainty:
    listed = not cuts.listed or squeezed(each.sign.title) in {squeezed(title) for title in cuts.listed}
    if each.sign.score < WEAK or not chapter.certain:
        return "asked"
    sure = each.sign.marked or each.sign.stands_out
    return "exact" if each.main and sure and each.sign.score >= SURE and listed else "likely"


def _free(body: list[Item], blanks: list[FormBlank], tables: list[FormTable], words: TitleWords) -> bool:
    said = any(words.free_body.search(item.text) for item in body)
    return not blanks and not tables and (said or not body)


def body_parts(shown: list[Item], words: BlankWords, title: Paragraph | None = None
               ) -> tuple[list[FormBlank], list[FormTable]]:  # fmt: skip
    """The places to fill of a form's blocks, in reading order, and its tables; notes hold none."""
    blanks: list[FormBlank] = []
    tables: list[FormTable] = []
    noted = False
    before: Paragraph | None = None
    section = ""
    for item in shown:
        if isinstance(item.block, Table):
            noted = False
            heads, places = table_parts(item.block, words)
            tables += heads
            blanks += places
            continue
        if item.block is title:
            continue
        if blanks and (below := _named_below(blanks[-1], item.block, before)):
            blanks[-1] = below
            continue
        before = item.block
        section = _section(item.block, section, words)
        noted = bool(_NOTE.match(item.text)) or (noted and bool(re.match(r"[0-9(（一二三四五]", item.text)))
        if not noted:
            blanks += (_about(each, section, words) for each in line_blanks(item.block, words))
    return blanks, tables


def _section(paragraph: Paragraph, section: str, words: BlankWords) -> str:
    """Whom the lines below are about; a heading of anything else ends the part that the last one began."""
    text = narrow(re.sub(r"\s+", "", paragraph.printed))
    if found := words.sections.fullmatch(text):
        return found["about"] if _HEADING.match(text) else section
    return "" if _HEADING.match(text) else section


def _about(blank: FormBlank, section: str, words: BlankWords) -> FormBlank:
    """A blank with whom its part of the form is about, where its label names nobody."""
    named = blank.kind in ("sign", "seal", "date", "tick") or words.parties.match(blank.label)
    return blank if named or not section else replace(blank, group=section)


def _named_below(line: FormBlank, paragraph: Paragraph, before: Paragraph | None) -> FormBlank | None:
    """A line that stands alone, with what the bracket below it says it is for: ____ over （供应商名称）."""
    below = _BELOW.fullmatch(narrow(re.sub(r"\s+", "", paragraph.text)))
    alone = before is not None and before.id == line.block and not line.label
    if below is None or before is None or not alone or before.text.strip("_ \t\u3000\xa0"):
        return None
    words = blank_words()
    asked = below[1]
    return replace(line, label=asked, kind=_by_hand(asked, words) or line.kind)


def line_blanks(paragraph: Paragraph, words: BlankWords) -> list[FormBlank]:
    """The places to fill of a paragraph; where it only says who signs, one without characters at its end."""
    found = spots(paragraph, words)
    if not found and (bare := _signed(paragraph, words)):
        return [bare]
    return [_blank(paragraph, found, at, words) for at in range(len(found))]


def _blank(paragraph: Paragraph, found: list[Spot], at: int, words: BlankWords) -> FormBlank:
    asked = label(paragraph.text, found, at, words)
    before, after = around(paragraph.text, found, at)
    spot = found[at]
    kind = spot.look if spot.look in ("date", "tick", "bracket") else _by_hand(asked, words) or spot.look
    return FormBlank(asked, paragraph.id, kind, spot.start, spot.end, before, after)


def _by_hand(asked: str, words: BlankWords) -> Literal["sign", "seal", ""]:
    """Whether a person signs there or a seal goes there: 签章 of a company is its seal."""
    if words.not_signed.search(asked):
        return ""
    if words.sign.search(words.seal.sub("", asked)):
        return "sign"
    return "seal" if words.seal.search(asked) else ""


def _signed(paragraph: Paragraph, words: BlankWords) -> FormBlank | None:
    text = narrow(re.sub(r"\s+", "", paragraph.text))
    if len(text) > words.longest_label:
        return None
    found = re.fullmatch(
        rf"(.*?):?\(?([^():]*(?:{words.sign.pattern}|{words.seal.pattern})[^():]*)\)?:?", text
    )
    if not found or re.search("[,。;]|^[(]|应当|须|由|请", text):
        return None
    party = found[1] + "名称" if words.parties.fullmatch(found[1]) else found[1]
    asked = re.sub(r"\([^()]*\)", "", party) + found[2]
    end = len(paragraph.text.rstrip())
    return FormBlank(asked, paragraph.id, _by_hand(asked, words) or "sign", end, end, text)
