"""What a resident identity number says by itself, and which are none."""

from __future__ import annotations

import subprocess
import sys
from datetime import date

import pytest

from docgen.model.id_number import age, born, gender, verified

# The number that GB 11643-1999 prints as its example.
EXAMPLE = "11010519491231002X"


@pytest.mark.parametrize("written", [EXAMPLE, EXAMPLE.lower(), f" {EXAMPLE} ", "440524188001010014"])
def test_a_number_with_its_check_digit_is_one(written: str) -> None:
    assert verified(written) == written.strip().upper()


@pytest.mark.parametrize(
    "written",
    [
        "",
        "110105194912310",
        "110105194912310021",
        "11010519491231002XX",
        "1101051949123100X2",
        "X1010519491231002X",
        "110105194902300020",
    ],
    ids=[
        "blank",
        "of 1985",
        "another digit",
        "too long",
        "X inside",
        "X first",
        "30 February",
    ],
)
def test_what_is_no_number_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match="not a resident identity number"):
        verified(written)


def test_wide_digits_are_written_narrow() -> None:
    assert verified("１１０１０５１９４９１２３１００２X") == EXAMPLE


def test_the_day_of_birth_stands_in_it() -> None:
    assert born(EXAMPLE) == date(1949, 12, 31)


@pytest.mark.parametrize(
    ("day", "years"), [(date(2025, 12, 30), 75), (date(2025, 12, 31), 76), (date(2026, 1, 1), 76)]
)
def test_a_year_of_age_is_full_on_the_birthday(day: date, years: int) -> None:
    assert age(EXAMPLE, day) == years


@pytest.mark.parametrize(("number", "of"), [(EXAMPLE, "女"), ("440524188001010014", "男")])
def test_the_seventeenth_digit_tells_the_gender(number: str, of: str) -> None:
    assert gender(number) == of


def test_the_table_of_places_is_not_read() -> None:
    program = f"""
import sys
from docgen.model.id_number import verified
verified("{EXAMPLE}")
print("stdnum.numdb" in sys.modules)
"""
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "False"
