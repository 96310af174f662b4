"""Whether a conversion gave a PDF that can be used."""

from __future__ import annotations

import io
import warnings

from pypdf import PdfReader
from pypdf.errors import PyPdfError

# What pypdf raises on files that are cut short.
_DAMAGED = (PyPdfError, OSError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError)


def is_whole(content: bytes) -> bool:
    """Whether it opens, has pages, and every page's content can be had."""
    if b"%%EOF" not in content[-1024:]:
        return False
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            reader = PdfReader(io.BytesIO(content), strict=True)
            for page in reader.pages:
                contents = page.get_contents()
                if contents is not None:
                    contents.get_data()
            return len(reader.pages) > 0
    except _DAMAGED:
        return False
