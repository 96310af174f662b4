"""Which pictures may be opened, how large they may be, and what opening a damaged one raises."""

from __future__ import annotations

import io
import struct
import zlib

from PIL import Image, UnidentifiedImageError
from PIL.BmpImagePlugin import BmpImageFile
from PIL.GifImagePlugin import GifImageFile
from PIL.JpegImagePlugin import JpegImageFile
from PIL.PngImagePlugin import PngImageFile
from PIL.TiffImagePlugin import TiffImageFile

# A3 at 600 dots an inch is 70 million; below Pillow's own alarm.
MAX_PIXELS = 80_000_000
# Named by their readers: Pillow loads TIFF's only when asked for, and no others should ever open a picture.
FORMATS = tuple(
    reader.format for reader in (PngImageFile, JpegImageFile, GifImageFile, BmpImageFile, TiffImageFile)
)
# What Pillow raises on damaged pictures; Warning where warnings are made errors.
DAMAGED = (
    UnidentifiedImageError,
    Image.DecompressionBombError,
    Warning,
    OSError,
    EOFError,
    ValueError,
    SyntaxError,
    KeyError,
    TypeError,
    AttributeError,
    IndexError,
    OverflowError,
    ZeroDivisionError,
    MemoryError,
    struct.error,
    zlib.error,
)


def check_picture(content: bytes) -> tuple[int, int]:
    """Pixels across and down of a picture that Word can show; raises ValueError for anything else."""
    try:
        with Image.open(io.BytesIO(content), formats=FORMATS) as image:
            if image.width * image.height > MAX_PIXELS:
                raise ValueError("too many pixels")
            image.load()
            return image.size
    except DAMAGED as problem:
        raise ValueError("no picture that can be read") from problem
