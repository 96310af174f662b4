"""What every rule file has: the day from which it holds."""

from __future__ import annotations

from pydantic import Field

from docgen.model.base import Day, Record


class Dated(Record):
    """One version of a rule; where a file has several, the newest that a day has reached holds on it."""

    effective: Day = Field(title="施行日期", description="自己选定的尺度为选定日期")
