"""Characters that no document can carry."""

from __future__ import annotations

import re

# XML 1.0 allows tab, line feed and carriage return below U+0020 and no surrogate at all.
UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
