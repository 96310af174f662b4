"""Ledgers of a service centre that is scored every half-year."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from random import Random
from typing import Any

from docgen.derive.calendar import is_workday
from scripts.example_ledgers.people import firm, person, phone

Rows = list[dict[str, Any]]


@dataclass(frozen=True)
class Half:
    """What went wrong in a half-year; the rest meets every target."""

    jobs: int = 540
    small_fairs: int = 0
    late_hires: int = 0
    unanswered: int = 0
    complaints: int = 0
    late_papers: int = 0
    officer_away: int = 0
    city_reports: int = 2


@dataclass(frozen=True)
class Centre:
    """The days of the service, the last day of each half-year, and what went wrong in it."""

    opened: date
    ends: tuple[date, ...]
    halves: tuple[Half, ...]
    firms: int = 32
    starts: tuple[date, ...] = field(init=False)

    def __post_init__(self) -> None:
        after = tuple(end + timedelta(days=1) for end in self.ends[:-1])
        object.__setattr__(self, "starts", (self.opened, *after))


def ledgers(centre: Centre, seed: int) -> dict[str, Rows]:
    """Every ledger's rows by its code."""
    random = Random(seed)
    found: dict[str, Rows] = {
        "employers": [
            {"id": f"E{n:03}", "day": centre.opened, "name": firm(n), "park": n <= centre.firms - 6}
            for n in range(1, centre.firms + 1)
        ]
    }
    for first, last, half in zip(centre.starts, centre.ends, centre.halves, strict=True):
        days = [day for day in _days(first, last) if is_workday(day)[0]]
        for code, rows in _half(random, days, half, centre.firms).items():
            found.setdefault(code, []).extend(rows)
    for code, rows in found.items():
        rows.sort(key=lambda row: row["day"])
        if code not in ("employers", "opening"):
            for n, row in enumerate(rows, 1):
                row["id"] = f"{code[:2].upper()}{n:05}"
    return {code: [_id_first(row) for row in rows] for code, rows in found.items()}


def _id_first(row: dict[str, Any]) -> dict[str, Any]:
    return {key: row[key] for key in sorted(row, key=lambda name: name != "id")}


def _days(first: date, last: date) -> Iterator[date]:
    for offset in range((last - first).days + 1):
        yield first + timedelta(days=offset)


def _half(random: Random, days: list[date], half: Half, firms: int) -> dict[str, Rows]:
    return {
        "rosters": _rosters(random, days, firms),
        "hires": _hires(random, days, half, firms),
        "demands": _demands(random, days, half, firms),
        "services": _services(random, days),
        "jobs": _jobs(random, days, half, firms),
        "incubation": _incubation(random, days),
        "events": _events(random, days, half),
        "media": _media(random, days, half),
        "courses": _courses(random, days),
        "checks": _checks(random, days, half),
        "opening": [
            {
                "day": day,
                "opened": time(8, random.randint(45, 59)),
                "closed": time(17, random.randint(0, 30)),
                "staff": random.choice((2, 2, 3)),
                "officer": n >= half.officer_away,
            }
            for n, day in enumerate(days)
        ],
        "complaints": [
            {
                "day": random.choice(days),
                "name": person(random),
                "matter": "反映答复不及时",
                "valid": n < half.complaints,
            }
            for n in range(half.complaints + 1)
        ],
        "archive": [
            {"day": day, "title": "业务资料", "filed": True}
            for day in days
            for _ in range(random.randint(0, 2))
        ],
    }


def _employer(random: Random, firms: int) -> str:
    return f"E{random.randint(1, firms):03}"


def _rosters(random: Random, days: list[date], firms: int) -> Rows:
    months = {(day.year, day.month): day for day in days}
    return [
        {"day": day, "employer": f"E{n:03}", "workers": random.randint(15, 300), "complete": True}
        for day in months.values()
        for n in range(1, firms + 1)
    ]


def _hires(random: Random, days: list[date], half: Half, firms: int) -> Rows:
    return [
        {
            "day": random.choice(days),
            "name": person(random),
            "phone": phone(random),
            "employer": _employer(random, firms),
            "matched": n < 270,
            "workdays": 7 if n < half.late_hires else random.randint(0, 3),
            "wrong": n in (11, 12),
        }
        for n in range(330)
    ]


def _demands(random: Random, days: list[date], half: Half, firms: int) -> Rows:
    rows: Rows = []
    for n, day in enumerate(days[::2]):
        late = n < half.unanswered
        answered = day + timedelta(days=10 if late else random.randint(0, 3))
        matter = random.choice(("招工", "融资", "用电", "政策咨询", "劳动关系"))
        rows.append(
            {
                "day": day,
                "employer": _employer(random, firms),
                "matter": matter,
                "answered_on": min(answered, days[-1]) if not late else answered,
                "solved": n % 3 == 0,
            }
        )
    return rows


def _services(random: Random, days: list[date]) -> Rows:
    counts = {"就业": 150, "培训": 90, "创业": 45, "招聘": 58, "推荐参训": 66}
    return [
        {"day": random.choice(days), "kind": kind, "name": person(random)}
        for kind, wanted in counts.items()
        for _ in range(wanted)
    ]


def _jobs(random: Random, days: list[date], half: Half, firms: int) -> Rows:
    return [
        {"day": random.choice(days), "employer": _employer(random, firms), "park": n % 10 < 7}
        for n in range(half.jobs)
    ]


def _incubation(random: Random, days: list[date]) -> Rows:
    counts = {"孵化台账": 24, "项目入库": 11, "跟踪服务": 6}
    return [
        {"day": random.choice(days), "kind": kind, "complete": True}
        for kind, wanted in counts.items()
        for _ in range(wanted)
    ]


def _events(random: Random, days: list[date], half: Half) -> Rows:
    rows: Rows = []
    for kind, wanted in (("招聘活动", 7), ("政策宣传", 4), ("培训宣传", 4)):
        for n in range(wanted):
            fair = kind == "招聘活动"
            employers = (8 if n < half.small_fairs else random.randint(10, 24)) if fair else None
            day = days[(n + 1) * len(days) // (wanted + 1)]
            rows.append(
                {
                    "day": day,
                    "kind": kind,
                    "title": f"{kind}第{n + 1}次",
                    "employers": employers,
                    "people": random.randint(60, 220),
                }
            )
    quarters = {(day.year, (day.month - 1) // 3): day for day in days[: -len(days) // 6]}
    rows += [
        {
            "day": day,
            "kind": "法律服务",
            "title": "律师现场咨询",
            "employers": None,
            "people": random.randint(8, 25),
        }
        for day in quarters.values()
    ]
    return rows


def _media(random: Random, days: list[date], half: Half) -> Rows:
    kinds = [("报道", "其他", None)] * 4 + [("报道", "市", None)] * half.city_reports
    kinds += [("短视频", None, None)] * 17 + [("宣传片", None, None)] + [("宣传资料", None, 1_100)] * 5
    return [
        {"day": random.choice(days), "kind": kind, "level": level, "copies": copies}
        for kind, level, copies in kinds
    ]


def _courses(random: Random, days: list[date]) -> Rows:
    kinds = ("职业技能提升", "企业管理", "劳动关系调解")
    return [
        {
            "day": days[(n + 1) * len(days) // 4],
            "kind": kind,
            "title": f"{kind}培训班",
            "people": random.randint(101, 130),
        }
        for n, kind in enumerate(kinds)
    ]


def _checks(random: Random, days: list[date], half: Half) -> Rows:
    late = [
        {"day": random.choice(days), "kind": "材料迟报", "cases": 1, "note": "半年材料迟报一天"}
        for _ in range(half.late_papers)
    ]
    return late or [{"day": days[10], "kind": "设施", "cases": 0, "note": "检查设施，完好"}]
