"""What a resident identity number (居民身份证号, GB 11643-1999) says by itself: day of birth, age, gender.

The place in its first six digits is not looked up: the table of all districts since 1980 would be read at
every start, and the check digit already finds a slip.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Literal

from docgen.model.text import unspaced

LENGTH = 18

WRITTEN = re.compile(rf"(?<!\d)\d{{{LENGTH - 1}}}[\dXx](?!\d)", re.ASCII)
"""What looks like a number in running text, right or not."""


def verified(number: str) -> str:
    """The number as it is written officially; ValueError where length, date or check digit is wrong."""
    from stdnum.cn import ric
    from stdnum.exceptions import ValidationError
    from stdnum.util import isdigits

    try:
        compact = str(ric.compact(unspaced(number)))
        digits = len(compact) == LENGTH and isdigits(compact[:-1])
        if digits and compact[-1] == ric.calc_check_digit(compact):
            ric.get_birth_date(compact)
            return compact
    except ValidationError:
        pass
    raise ValueError("not a resident identity number")


def born(number: str) -> date:
    """The day of birth in a verified number."""
    from stdnum.cn import ric

    day: date = ric.get_birth_date(number)
    return day


def age(number: str, day: date) -> int:
    """Full years of age on `day`."""
    birth = born(number)
    return day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))


def gender(number: str) -> Literal["男", "女"]:
    """The gender in a verified number: its 17th digit is odd for men, even for women."""
    return "男" if int(number[16]) % 2 else "女"
