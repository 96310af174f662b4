"""Pictures without what they say of their making; what they show stays."""

from __future__ import annotations

import io

import pytest
from PIL import Image, ImageCms, PngImagePlugin

from docgen.guard.bare_picture import bare
from docgen.model.frame import EVIDENCE
from docgen.render.engine.print_picture import print_ready

CANARY = "CANARY-19900000001"


def scene(size: tuple[int, int] = (60, 40)) -> Image.Image:
    image = Image.new("RGB", size, "white")
    image.paste((255, 0, 0), (0, 0, size[0] // 2, size[1] // 2))
    return image


def told(turn: int = 1) -> Image.Exif:
    exif = Image.Exif()
    exif[0x0112] = turn
    exif[0x010E] = CANARY
    exif[0x8825] = {1: "N", 2: (22.0, 49.0, 12.5), 29: CANARY}
    return exif


def jpeg(size: tuple[int, int] = (60, 40), turn: int = 1) -> bytes:
    out = io.BytesIO()
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    scene(size).save(out, "JPEG", quality=95, exif=told(turn), comment=CANARY, icc_profile=profile)
    # A second picture behind the first, as telephones put it there, and an XMP segment before.
    packet = b"http://ns.adobe.com/xap/1.0/\x00" + CANARY.encode()
    segment = b"\xff\xe1" + (len(packet) + 2).to_bytes(2) + packet
    content = out.getvalue()
    return content[:2] + segment + content[2:] + content


def png(size: tuple[int, int] = (60, 40)) -> bytes:
    out, texts = io.BytesIO(), PngImagePlugin.PngInfo()
    texts.add_text("Author", CANARY)
    texts.add_itxt("XML:com.adobe.xmp", CANARY)
    scene(size).save(out, "PNG", pnginfo=texts, exif=told(), dpi=(300, 300))
    return out.getvalue() + CANARY.encode()


@pytest.mark.parametrize("content", [jpeg(), png()], ids=["jpeg", "png"])
def test_nothing_of_the_making_stays_and_every_pixel_does(content: bytes) -> None:
    assert CANARY.encode() in content

    made = bare(content)

    assert CANARY.encode() not in made
    with Image.open(io.BytesIO(made)) as image, Image.open(io.BytesIO(content)) as before:
        assert not image.getexif()
        assert image.tobytes() == before.tobytes()
        assert image.info.get("icc_profile") == before.info.get("icc_profile")


@pytest.mark.parametrize("turn", range(2, 9))
def test_which_way_is_up_is_kept(turn: int) -> None:
    made = bare(jpeg(turn=turn))

    assert CANARY.encode() not in made
    with Image.open(io.BytesIO(made)) as image:
        assert dict(image.getexif()) == {0x0112: turn}


@pytest.mark.parametrize(
    "content", [jpeg(), jpeg(turn=6), jpeg((5000, 3000)), png(), png((5000, 3000))], ids=len
)
def test_printed_pictures_are_bare(content: bytes) -> None:
    assert CANARY.encode() not in print_ready(content, EVIDENCE)


@pytest.mark.parametrize("cut", [12, 30, 200])
def test_a_picture_cut_off_is_refused_or_written_anew(cut: int) -> None:
    for content in (jpeg(), png()):
        try:
            made = bare(content[:cut])
        except ValueError:
            continue
        assert CANARY.encode() not in made


def test_a_png_without_an_end_is_written_anew() -> None:
    content = png()
    content = content[: content.index(b"IEND") - 4]

    made = bare(content)

    assert CANARY.encode() not in made
    with Image.open(io.BytesIO(made)) as image:
        assert image.tobytes() == scene().tobytes()


@pytest.mark.parametrize("kind", ["GIF", "TIFF"])
def test_other_kinds_that_tell_become_png(kind: str) -> None:
    out = io.BytesIO()
    told_so = {"comment": CANARY} if kind == "GIF" else {"description": CANARY}
    scene().save(out, kind, **told_so)
    assert CANARY.encode() in out.getvalue()

    made = bare(out.getvalue())

    assert CANARY.encode() not in made
    with Image.open(io.BytesIO(made)) as image:
        assert image.convert("RGB").tobytes() == scene().tobytes()
