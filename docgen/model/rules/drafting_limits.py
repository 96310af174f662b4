"""The words by which limits on people, times, areas, sites and tiers of points become data."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from docgen.model.base import Code, Name, Record
from docgen.model.rules.dated import Dated
from docgen.model.rules.wording import Fragment, Pattern


class PeopleWords(Record):
    """What is asked of people: `education` has § where a word of schooling stands."""

    post_heads: tuple[Name, ...] = Field(title="岗位的列", min_length=1)
    count_heads: tuple[Name, ...] = Field(title="人数的列", min_length=1)
    everybody: Pattern = Field(title="不论岗位的总人数")
    subject: Pattern = Field(title="句首的岗位")
    not_when: Pattern = Field(title="不是限制的字样")
    ages: tuple[Pattern, ...] = Field(title="年龄", min_length=1)
    insured: tuple[Pattern, ...] = Field(title="本人社保月数", min_length=1)
    education: tuple[Fragment, ...] = Field(title="学历", min_length=1)
    years: tuple[Pattern, ...] = Field(title="年限", min_length=1)
    certificate: Pattern = Field(title="证书")
    level_before: Pattern = Field(title="名称前的等级")
    level_after: Pattern = Field(title="等级之后的“以上”")
    unnamed: Pattern = Field(title="没有名称的证书")


class WeekdayWords(Record):
    """Words for days of the week, 1 = Monday."""

    words: Pattern = Field(title="字样")
    days: tuple[Annotated[int, Field(ge=1, le=7)], ...] = Field(title="星期", min_length=1)
    statutory: bool = Field(title="法定工作日", default=False)


class TimeWords(Record):
    """Times of day: a site's hours, or those of something else, to be covered or kept within."""

    opening: Pattern = Field(title="运营时间")
    weekdays: tuple[WeekdayWords, ...] = Field(title="星期", min_length=1)
    cover: Pattern = Field(title="整段都须提供")
    within: Pattern = Field(title="须在其中完成")
    not_when: Pattern = Field(title="不写的字样")
    fillers: Pattern = Field(title="不是事项的字")


class SiteWords(Record):
    """Headings side by side that name sites."""

    tail: Pattern = Field(title="名称后的字")
    names: Pattern = Field(title="站点名称的结尾")
    several: Pattern = Field(title="一个标题下有几处")


class TierWords(Record):
    """Tiers and parts of an item that scores the bid."""

    spans: tuple[Pattern, ...] = Field(title="一档", min_length=1)
    names: Pattern = Field(title="档次名")
    nothing: Pattern = Field(title="不得分")
    not_when: Pattern = Field(title="不是档次的字样")
    range_part: Pattern = Field(title="分项，从零到几分")
    whole_part: Pattern = Field(title="分项，有就得")
    number: Pattern = Field(title="编号")


class LimitWords(Dated):
    """All of rules/drafting_limits.yaml; words and patterns are met in unspaced text."""

    id: Code = Field(title="编号")
    title: Name = Field(title="名称")
    people: PeopleWords = Field(title="人员")
    times: TimeWords = Field(title="时段")
    area: Pattern = Field(title="站点面积")
    not_area: Pattern = Field(title="不是站点的面积")
    sites: SiteWords = Field(title="站点")
    tiers: TierWords = Field(title="得分档次")
