"""Pictures made fit for paper: upright, in colours that Word takes, no finer than a printer prints."""

from __future__ import annotations

import io

import pytest
from PIL import Image, ImageOps

from docgen.model.frame import EVIDENCE
from docgen.render.engine.print_picture import print_ready

SIZE = (60, 40)


def corner() -> Image.Image:
    """White, its upper left quarter red: which way is up can be seen."""
    image = Image.new("RGB", SIZE, "white")
    image.paste((255, 0, 0), (0, 0, 30, 20))
    return image


def saved(image: Image.Image, kind: str = "PNG", **options: object) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def ready(content: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(print_ready(content, EVIDENCE)))
    image.load()
    return image


def red_corner(image: Image.Image) -> str:
    shown = image.convert("RGB")
    places = {"upper left": (2, 2), "upper right": (-3, 2), "lower left": (2, -3), "lower right": (-3, -3)}
    for name, (x, y) in places.items():
        pixel = shown.getpixel((x % shown.width, y % shown.height))
        assert isinstance(pixel, tuple)
        if pixel[0] > 200 and pixel[1] < 60:
            return name
    return ""


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("kind", ["JPEG", "TIFF", "PNG"])
def test_every_turn_that_a_camera_notes_is_made(orientation: int, kind: str) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    # How the sensor saw it: the turn that brings it upright, undone.
    turns = {2: 0, 3: 3, 4: 1, 5: 5, 6: 2, 7: 6, 8: 4}
    seen = corner().transpose(Image.Transpose(turns[orientation])) if orientation > 1 else corner()

    made = ready(saved(seen, kind, exif=exif, **({"quality": 95} if kind == "JPEG" else {})))

    assert red_corner(made) == "upper left"
    assert made.size == SIZE
    assert ImageOps.exif_transpose(made).size == SIZE


@pytest.mark.parametrize(
    ("image", "kind"),
    [
        (corner(), "PNG"),
        (corner().convert("L"), "PNG"),
        (corner().convert("P"), "PNG"),
        (corner().convert("1"), "PNG"),
        (corner(), "JPEG"),
        (corner().convert("L"), "JPEG"),
    ],
)
def test_what_needs_nothing_keeps_its_bytes(image: Image.Image, kind: str) -> None:
    content = saved(image, kind)

    assert print_ready(content, EVIDENCE) == content


@pytest.mark.parametrize("kind", ["GIF", "BMP", "TIFF"])
def test_other_kinds_become_png(kind: str) -> None:
    made = ready(saved(corner(), kind))

    assert made.format == "PNG"
    assert red_corner(made) == "upper left"


def test_cmyk_becomes_rgb() -> None:
    made = ready(saved(corner().convert("CMYK"), "JPEG", quality=95))

    assert (made.format, made.mode) == ("JPEG", "RGB")
    assert red_corner(made) == "upper left"


def test_what_is_transparent_is_white_on_paper() -> None:
    image = Image.new("RGBA", SIZE, (0, 0, 0, 0))
    image.paste((255, 0, 0, 255), (0, 0, 30, 20))

    made = ready(saved(image))

    assert (made.mode, made.getpixel((50, 30))) == ("RGB", (255, 255, 255))
    assert red_corner(made) == "upper left"


def test_sixteen_bits_of_grey_become_eight() -> None:
    made = ready(saved(Image.new("I;16", SIZE, 0x8000)))

    assert (made.mode, made.getpixel((0, 0))) == ("L", 128)


@pytest.mark.parametrize(
    ("size", "printed"),
    [((1831, 2433), (1831, 2433)), ((1832, 2433), (1831, 2432)), ((9000, 4500), (1831, 916))],
    ids=["just as fine as printed", "a dot too wide", "a telephone's"],
)
def test_nothing_finer_than_the_printer_is_kept(size: tuple[int, int], printed: tuple[int, int]) -> None:
    assert ready(saved(Image.new("RGB", size))).size == printed


@pytest.mark.parametrize("content", [b"", b"\x89PNG\r\n\x1a\n", saved(corner())[:90], b"%PDF-1.4"])
def test_what_is_no_picture_is_refused(content: bytes) -> None:
    with pytest.raises(ValueError, match="no picture"):
        print_ready(content, EVIDENCE)
