"""A tick box is □ or ☑, whatever the file encodes it as."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from kit.ooxml import first_table, grid, missed, p, printed, r, read, row, table
from PIL import Image, ImageDraw


def sign(code: str, font: str = "Wingdings") -> str:
    return f'<w:r><w:sym w:font="{font}" w:char="{code}"/></w:r>'


def control(on: int) -> str:
    return (
        f'<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="{on}"/></w14:checkbox></w:sdtPr>'
        f"<w:sdtContent>{r('☒' if on else '☐')}</w:sdtContent></w:sdt>"
    )


def form(state: str) -> str:
    begin = f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{state}</w:ffData></w:fldChar></w:r>'
    return (
        begin + "<w:r><w:instrText> FORMCHECKBOX </w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def in_font(text: str, font: str) -> str:
    return r(text, f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}"/>')


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("□是", "□是"),
        ("☐是 ☒否", "□是 ☑否"),
        ("■不接受 □接受", "☑不接受 □接受"),
        ("√是 □否", "☑是 □否"),
        ("□√是 □否", "☑是 □否"),
        ("（√）是 □否", "☑是 □否"),
        ("■一、总则", "■一、总则"),
        ("符合√", "符合√"),
        (sign("F0A8"), "□"),
        (sign("F06F"), "□"),
        (sign("F0FE"), "☑"),
        (sign("F0FD"), "☑"),
        (sign("F052", "Wingdings 2"), "☑"),
        (sign("F0A3", "Wingdings 2"), "□"),
        ("\uf0fe是 \uf0a8否", "☑是 □否"),
        (in_font("þ", "Wingdings"), "☑"),
        (in_font("¨", "Wingdings"), "□"),
        (in_font("R", "Wingdings 2"), "☑"),
        (control(1), "☑"),
        (control(0), "□"),
        (form("<w:checkBox><w:checked/></w:checkBox>"), "☑"),
        (form('<w:checkBox><w:checked w:val="0"/><w:default/></w:checkBox>'), "□"),
        (form("<w:checkBox><w:default/></w:checkBox>"), "☑"),
        (form("<w:checkBox/>"), "□"),
    ],
)
def test_encodings(tmp_path: Path, content: str, said: str) -> None:
    assert printed(read(tmp_path, p(content))) == [said]


def test_a_sign_that_opens_a_line_is_ticked_where_a_box_opens_the_next(tmp_path: Path) -> None:
    body = p("■不统一组织") + p("□统一组织") + p("间") + p("■要点一") + p("■要点二")

    assert printed(read(tmp_path, body)) == ["☑不统一组织", "□统一组织", "间", "■要点一", "■要点二"]


def test_a_sign_in_a_cell_is_ticked_where_another_cell_has_a_box(tmp_path: Path) -> None:
    document = read(tmp_path, table(row("联合体", "√", "□"), row("分包", "√", "无")))

    assert grid(first_table(document)) == [["联合体", "☑", "□"], ["分包", "√", "无"]]


def test_the_text_as_the_file_has_it_is_kept(tmp_path: Path) -> None:
    (only,) = read(tmp_path, p("■不接受 □接受")).paragraphs()

    assert only.raw == "■不接受 □接受"


def picture(name: str, points: int) -> str:
    size = points * 12_700
    return (
        f'<w:r><w:drawing><wp:inline><wp:extent cx="{size}" cy="{size}"/><wp:docPr id="1" name="图片 1"/>'
        f'<a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:embed="{name}"/></pic:blipFill>'
        "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def drawn(*lines: tuple[int, int, int, int]) -> bytes:
    image = Image.new("RGB", (24, 24), "white")
    pen = ImageDraw.Draw(image)
    for line in lines:
        pen.line(line, fill="black", width=2)
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


FRAME = ((2, 2, 21, 2), (2, 21, 21, 21), (2, 2, 2, 21), (21, 2, 21, 21))
TICK = ((6, 12, 10, 17), (10, 17, 18, 6))


@pytest.mark.parametrize(
    ("lines", "points", "said", "left"),
    [
        (FRAME, 10, "□是", []),
        ((*FRAME, *TICK), 10, "☑是", []),
        (TICK, 10, "是", [("picture", "图片 1")]),
        ([(0, at, 23, at) for at in range(24)], 10, "是", [("picture", "图片 1")]),
        ((*FRAME, *TICK), 200, "是", [("picture", "图片 1")]),
    ],
    ids=["a frame", "a frame with a tick", "no frame", "all black", "a large picture"],
)
def test_a_picture_of_a_box_as_small_as_a_sign_is_one(
    tmp_path: Path, lines: tuple[tuple[int, int, int, int], ...], points: int, said: str, left: object
) -> None:
    document = read(tmp_path, p(picture("a", points), "是"), {"a.png": drawn(*lines)})

    assert printed(document) == [said]
    assert missed(document) == left
