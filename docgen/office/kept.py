"""PDFs kept by what they were made of: a paper that stays as it was is not laid out again.

They lie in the user's own cache folder, which nobody else may read, as LibreOffice made them; bids hold
personal data, so what was not asked for in a week goes with the next build. `DOCGEN_KEEP_PDF=0` keeps none.
"""

from __future__ import annotations

import hashlib
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from docgen.user_cache import user_cache

MOST_BYTES = 300 * 2**20
MOST_DAYS = 7
_DIGEST = hashlib.sha256().digest_size
# What beside paper, office and options decides how a page is laid out.
_SURROUNDINGS = ("LANG", "LANGUAGE", "LC_ALL", "LC_CTYPE", "TZ", "SAL_USE_VCLPLUGIN")
_FONTS = {
    "win32": ("C:/Windows/Fonts", "~/AppData/Local/Microsoft/Windows/Fonts"),
    "darwin": ("/Library/Fonts", "/System/Library/Fonts", "~/Library/Fonts"),
}
_FONTS_ELSEWHERE = ("/etc/fonts", "/usr/share/fonts", "/usr/local/share/fonts")


class Kept:
    """PDFs made by one office of one machine, as its fonts are now. A cache that fails costs time only.

    `settings` is what docgen sets of that office.
    """

    def __init__(self, program: Path, settings: bytes) -> None:
        self._folder = user_cache() / "pdf"
        self._maker = hashlib.sha256(b"\0".join((*_marks(program), settings))).digest()

    def place(self, paper: bytes, options: str) -> Path:
        """Where the PDF of the paper with those options is kept."""
        key = hashlib.sha256(self._maker + options.encode() + b"\0" + paper)
        return self._folder / key.hexdigest()

    def get(self, paper: bytes, options: str) -> bytes | None:
        """The PDF, whole as it was kept."""
        place = self.place(paper, options)
        with suppress(OSError):
            kept = place.read_bytes()
            digest, content = kept[:_DIGEST], kept[_DIGEST:]
            if hashlib.sha256(content).digest() == digest:
                os.utime(place)
                return content
        return None

    def put(self, paper: bytes, options: str, content: bytes) -> None:
        """Keep it, whole or not at all, and let go what is old or too much."""
        if len(content) > MOST_BYTES // 3:
            return
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            self._folder.chmod(0o700)
            with tempfile.NamedTemporaryFile(dir=self._folder, delete=False) as file:
                file.write(hashlib.sha256(content).digest() + content)
            Path(file.name).replace(self.place(paper, options))
            self._let_go()

    def _let_go(self) -> None:
        room, oldest = MOST_BYTES, time.time() - MOST_DAYS * 86_400
        found = [(path.stat().st_mtime, path.stat().st_size, path) for path in self._folder.iterdir()]
        for used, size, path in sorted(found, reverse=True):
            room -= size
            if room < 0 or used < oldest:
                path.unlink(missing_ok=True)


def _marks(program: Path) -> Iterator[bytes]:
    """What changes when another office, another font or another language is installed."""
    real = program.resolve()
    for name in (real.name, "soffice.bin", "versionrc", "version.ini"):
        yield _stamp(real.with_name(name))
    for root in map(Path, _FONTS.get(sys.platform, _FONTS_ELSEWHERE)):
        for folder, _, files in os.walk(root.expanduser()):
            yield from (_stamp(Path(folder, name)) for name in (".", *sorted(files)))
    yield from (f"{name}={os.environ.get(name)}".encode() for name in _SURROUNDINGS)


def _stamp(file: Path) -> bytes:
    try:
        seen = file.stat()
    except OSError:
        return f"{file} -".encode(errors="surrogateescape")
    return f"{file} {seen.st_size} {seen.st_mtime_ns}".encode(errors="surrogateescape")
