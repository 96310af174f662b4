"""Write docs/pictures: the pictures that docs and READMEs show, as the browser tests took them, made small.

`make test-web` takes them into outputs/web; here each gets a palette, so that none is over 100 KB.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).resolve().parents[1]
TAKEN, KEPT = ROOT / "outputs/web", ROOT / "docs/pictures"
MOST = 100_000


def main() -> int:
    """Each picture that is shown; 1 where one was not taken or stays too large."""
    KEPT.mkdir(exist_ok=True)
    shown = {
        name
        for page in (*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"))
        for name in re.findall(r"pictures/([\w-]+\.png)", page.read_text(encoding="utf-8"))
    }
    wrong = 0
    for name in sorted(shown):
        if not (TAKEN / name).is_file():
            print(f"not taken: {name}")
            wrong = 1
            continue
        with Image.open(TAKEN / name) as picture:
            for colours in (256, 128, 64):
                small = picture.convert("RGB").quantize(colours, dither=Image.Dither.NONE)
                small.save(KEPT / name, optimize=True)
                if (KEPT / name).stat().st_size <= MOST:
                    break
            else:
                print(f"over {MOST} bytes: {name}")
                wrong = 1
    for path in KEPT.glob("*.png"):
        if path.name not in shown:
            path.unlink()
    return wrong


if __name__ == "__main__":
    sys.exit(main())
