"""Projects changed by chance: into nonsense, and into what people write when they mean the same."""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from collections.abc import Callable
from pathlib import Path
from random import Random

from kit.sheets import Row, sheet_rows, write_sheet

Change = Callable[[Path, Random], str]
"""Changes the project in the folder; gives what was done, or "" where there was nothing to do it to."""

YAML = ("tender.yaml", "answers.yaml", "response.yaml", "project.yaml", "company/bidder.yaml")
SHEETS = ("company/staff.xlsx", "company/licences.xlsx", "company/certificates.xlsx", "equipment.xlsx")

_PLAIN = re.compile(r"^(?P<before>[ -]*)(?P<key>[a-z_]+): (?P<value>[^\s{\[|>&#'\"][^\n]*)$", re.M)
_DATE = re.compile(r"\b(\d{4})-(\d\d)-(\d\d)\b")
_AMOUNT = re.compile(r'(?P<key>\b(?:amount|unit_price|total|points|ceiling)): "?(?P<value>\d+(?:\.\d+)?)"?')


def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def put(path: Path, text: str) -> None:
    path.write_bytes(text.encode())


def _substituted(
    project: Path, chance: Random, pattern: re.Pattern[str], by: Callable[[re.Match[str]], str]
) -> str:
    """One place of a YAML file where the pattern stands, written otherwise; comments are left alone."""
    names = list(YAML)
    chance.shuffle(names)
    for name in names:
        if not (project / name).is_file():
            continue
        text = text_of(project / name)
        found = [each for each in pattern.finditer(text) if not _in_comment(text, each.start())]
        if found:
            place = chance.choice(found)
            put(project / name, text[: place.start()] + by(place) + text[place.end() :])
            return f"{name}:{text.count(chr(10), 0, place.start()) + 1} {place[0][:60]}"
    return ""


def _in_comment(text: str, at: int) -> bool:
    line = text[text.rfind("\n", 0, at) + 1 : at]
    return line.lstrip().startswith("#") or " #" in line


# What must be told.


def a_map_for_a_value(project: Path, chance: Random) -> str:
    return _substituted(project, chance, _PLAIN, lambda m: f"{m['before']}{m['key']}: {{nonsense: [1, 2]}}")


def an_unknown_key(project: Path, chance: Random) -> str:
    return _substituted(project, chance, _PLAIN, lambda m: f"{m['before']}{m['key']}_zz: {m['value']}")


def a_key_twice(project: Path, chance: Random) -> str:
    def twice(m: re.Match[str]) -> str:
        indent = " " * len(m["before"])
        return f"{m[0]}\n{indent}{m['key']}: {m['value']}"

    return _substituted(project, chance, _PLAIN, twice)


def a_day_that_is_not(project: Path, chance: Random) -> str:
    wrong = chance.choice(("2026-13-01", "2026-02-30", "0000-01-01", "20261-01-01"))
    return _substituted(project, chance, _DATE, lambda _: wrong)


def an_amount_that_is_none(project: Path, chance: Random) -> str:
    wrong = chance.choice(("12a", ".nan", "-.inf", "1e400", "１２，，０", "二十", "[]"))
    return _substituted(project, chance, _AMOUNT, lambda m: f"{m['key']}: {wrong}")


def a_character_of_no_text(project: Path, chance: Random) -> str:
    wrong = chance.choice(("\x00", "\x07", "\ufffe", "\x1b[31m"))
    return _substituted(project, chance, _PLAIN, lambda m: f"{m[0]}{wrong}")


def an_unknown_tag(project: Path, chance: Random) -> str:
    tag = chance.choice(("!!python/object:os.system", "!nonsense", "!!binary"))
    return _substituted(project, chance, _PLAIN, lambda m: f"{m['before']}{m['key']}: {tag} {m['value']}")


def deep_nesting(project: Path, chance: Random) -> str:
    deep = "[" * 5000 + "]" * 5000
    return _substituted(project, chance, _PLAIN, lambda m: f"{m['before']}{m['key']}: {deep}")


def a_bomb_of_anchors(project: Path, chance: Random) -> str:
    name = chance.choice([each for each in YAML if (project / each).is_file()])
    lines = ["bomb0: &b0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"bomb{n}: &b{n} [{', '.join([f'*b{n - 1}'] * 9)}]" for n in range(1, 12)]
    put(project / name, text_of(project / name) + "\n" + "\n".join(lines) + "\n")
    return name


def another_file_in_its_place(project: Path, chance: Random) -> str:
    name = chance.choice([each for each in (*YAML, *SHEETS) if (project / each).is_file()])
    path = project / name
    path.unlink()
    chance.choice((_folder, _loop, _noise, _empty_zip))(path, chance)
    return name


def _folder(path: Path, _: Random) -> None:
    path.mkdir()


def _loop(path: Path, _: Random) -> None:
    path.symlink_to(path.name)


def _noise(path: Path, chance: Random) -> None:
    path.write_bytes(b"\xff\xfe\xfa" + chance.randbytes(3000))


def _empty_zip(path: Path, _: Random) -> None:
    path.write_bytes(b"PK\x05\x06" + bytes(18))


def a_sheet_cut_short(project: Path, chance: Random) -> str:
    name = chance.choice([each for each in SHEETS if (project / each).is_file()])
    content = (project / name).read_bytes()
    (project / name).write_bytes(content[: chance.randrange(1, len(content) - 40)])
    return name


def a_heading_nobody_knows(project: Path, chance: Random) -> str:
    name = chance.choice([each for each in SHEETS if (project / each).is_file()])
    rows = sheet_rows(project / name)
    rows[0][chance.randrange(len([each for each in rows[0] if each]))] = "乱写的表头"
    write_sheet(project / name, rows)
    return name


def a_cell_right_of_the_headings(project: Path, chance: Random) -> str:
    name = chance.choice([each for each in SHEETS if (project / each).is_file()])
    rows = sheet_rows(project / name)
    if len(rows) == 1:
        return ""
    row = rows[chance.randrange(1, len(rows))]
    row += [""] * (len(rows[0]) + 2 - len(row))
    row.append("没有表头的内容")
    write_sheet(project / name, rows)
    return name


NONSENSE: tuple[Change, ...] = (
    a_map_for_a_value,
    an_unknown_key,
    a_key_twice,
    a_day_that_is_not,
    an_amount_that_is_none,
    a_character_of_no_text,
    an_unknown_tag,
    deep_nesting,
    a_bomb_of_anchors,
    another_file_in_its_place,
    a_sheet_cut_short,
    a_heading_nobody_knows,
    a_cell_right_of_the_headings,
)


# What must only not break anything: nobody can say what it makes of the project.


def bytes_turned(project: Path, chance: Random) -> str:
    files = sorted(path for path in project.rglob("*") if path.is_file() and path.stat().st_size)
    path = chance.choice(files)
    content = bytearray(path.read_bytes())
    for _ in range(chance.choice((1, 3, 30))):
        content[chance.randrange(len(content))] = chance.randrange(256)
    path.write_bytes(content)
    return path.relative_to(project).as_posix()


def a_file_cut_short(project: Path, chance: Random) -> str:
    files = sorted(path for path in project.rglob("*") if path.is_file() and path.stat().st_size)
    path = chance.choice(files)
    content = path.read_bytes()
    path.write_bytes(content[: chance.randrange(len(content))])
    return path.relative_to(project).as_posix()


def a_file_gone(project: Path, chance: Random) -> str:
    path = chance.choice(sorted(path for path in project.rglob("*") if path.is_file()))
    path.unlink()
    return path.relative_to(project).as_posix()


def a_chapter_of_odd_markdown(project: Path, chance: Random) -> str:
    path = chance.choice(sorted(project.glob("plan/*.md")))
    odd = chance.choice(
        (
            "> " * 3000 + "x",
            "|" * 20000,
            "[" * 4000,
            "*a **a " * 3000,
            ":::图 组织机构\n" * 200,
            "![](../../../../etc/passwd)",
            "<script>alert(1)</script>",
            "{{ 1/0 }} {% for x in range(10**9) %}",
            "\u202e逆序\u202c",
            "# " * 500,
        )
    )
    put(path, text_of(path) + "\n\n" + odd + "\n")
    return f"{path.name}: {odd[:30]!r}"


NOISE: tuple[Change, ...] = (bytes_turned, a_file_cut_short, a_file_gone, a_chapter_of_odd_markdown)


# What says the same as before.


def other_line_ends(project: Path, chance: Random) -> str:
    name = chance.choice([each for each in YAML if (project / each).is_file()])
    put(project / name, text_of(project / name).replace("\n", "\r\n"))
    return name


def a_mark_of_utf8(project: Path, chance: Random) -> str:
    name = chance.choice([each for each in YAML if (project / each).is_file()])
    (project / name).write_bytes(BOM_UTF8 + (project / name).read_bytes())
    return name


def notes_between(project: Path, chance: Random) -> str:
    name = chance.choice([each for each in YAML if (project / each).is_file()])
    put(
        project / name,
        re.sub(r"^([a-z_]+:)", "# 我的备注：待核对\n\n\\1", text_of(project / name), flags=re.M),
    )
    return name


def blanks_at_line_ends(project: Path, chance: Random) -> str:
    return _substituted(project, chance, _PLAIN, lambda m: m[0] + "   ")


def a_day_as_people_write_it(project: Path, chance: Random) -> str:
    form = chance.choice(("{0}/{1}/{2}", "{0}.{1}.{2}", "{0}年{1}月{2}日"))
    pattern = re.compile(r"(?<=: )(\d{4})-(\d\d)-(\d\d)$", re.M)
    return _substituted(project, chance, pattern, lambda m: form.format(m[1], int(m[2]), int(m[3])))


def an_amount_as_people_write_it(project: Path, chance: Random) -> str:
    pattern = re.compile(r'(?P<key>\b(?:amount|unit_price)): "(?P<value>\d{4,}\.\d\d)"')
    return _substituted(project, chance, pattern, lambda m: f'{m["key"]}: "{float(m["value"]):,.2f}"')


def another_order_of_keys(project: Path, chance: Random) -> str:
    names = [each for each in YAML if (project / each).is_file()]
    name = chance.choice(names)
    blocks = re.split(r"(?m)^(?=[a-z_]+:)", text_of(project / name))
    head, rest = blocks[0], blocks[1:]
    chance.shuffle(rest)
    put(project / name, head + "".join(each if each.endswith("\n") else each + "\n" for each in rest))
    return name


def _rows_changed(project: Path, chance: Random, change: Callable[[list[Row]], list[Row]]) -> str:
    name = chance.choice([each for each in SHEETS if (project / each).is_file()])
    write_sheet(project / name, change(sheet_rows(project / name)))
    return name


def blank_rows_in_a_sheet(project: Path, chance: Random) -> str:
    def change(rows: list[Row]) -> list[Row]:
        at = chance.randrange(1, len(rows) + 1)
        return [*rows[:at], [], [], *rows[at:], []]

    return _rows_changed(project, chance, change)


def a_title_above_the_headings(project: Path, chance: Random) -> str:
    return _rows_changed(project, chance, lambda rows: [["台账（内部资料）"], [], *rows])


def columns_in_another_order(project: Path, chance: Random) -> str:
    def change(rows: list[Row]) -> list[Row]:
        order = list(range(len(rows[0])))
        chance.shuffle(order)
        return [[row[at] if at < len(row) else "" for at in order] for row in rows]

    return _rows_changed(project, chance, change)


def blanks_around_words(project: Path, chance: Random) -> str:
    def change(rows: list[Row]) -> list[Row]:
        return [
            [f" {each}\u3000" if isinstance(each, str) and each else each for each in row] for row in rows
        ]

    return _rows_changed(project, chance, change)


def a_note_in_a_chapter(project: Path, chance: Random) -> str:
    path = chance.choice(sorted(project.glob("plan/*.md")))
    put(path, text_of(path).rstrip("\n") + "\n\n上述安排由项目负责人按月检查。\n")
    return path.name


BENIGN: tuple[Change, ...] = (
    other_line_ends,
    a_mark_of_utf8,
    notes_between,
    blanks_at_line_ends,
    a_day_as_people_write_it,
    an_amount_as_people_write_it,
    another_order_of_keys,
    blank_rows_in_a_sheet,
    a_title_above_the_headings,
    columns_in_another_order,
    blanks_around_words,
    a_note_in_a_chapter,
)
