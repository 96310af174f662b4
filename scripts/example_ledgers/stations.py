"""Ledgers of stations that find people work: lot 1 and lot 2 differ in figures only."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time, timedelta
from itertools import count
from random import Random
from typing import Any

from scripts.example_ledgers.people import firm, person, phone, village

Rows = list[dict[str, Any]]
_KEY_GROUPS = ("就业困难人员", "失业人员", "脱贫劳动力", "残疾人", "退役军人")


@dataclass(frozen=True)
class Stations:
    """The measure of a lot: its days, sites with their staff, and how much is done."""

    opened: date
    ends: date
    period_ends: tuple[date, ...]
    staff: dict[str, int]
    seekers_a_day: tuple[int, int]
    visits_a_month: int
    park_firms: int
    other_firms: int
    own_fairs: int
    key_groups: tuple[str, ...] = _KEY_GROUPS
    graduates: bool = True
    campus_fairs: int = 12
    notices: bool = False


def ledgers(lot: Stations, seed: int) -> dict[str, Rows]:
    """Every ledger's rows by its code."""
    random = Random(seed)
    employers = _employers(lot)
    seekers, referrals, services = _seekers(lot, random, employers)
    notices = {"notices": _notices(lot)} if lot.notices else {}
    return {
        **notices,
        "jobseekers": seekers,
        "referrals": referrals,
        "services": services,
        "employers": employers,
        "visits": _visits(lot, random),
        "employer_services": _employer_services(lot, random, employers),
        "events": _events(lot, random),
        "transport": _transport(lot, random, seekers, referrals),
        "postings": _postings(lot, random),
        "reviews": _reviews(lot, random, employers),
        "subsidies": _subsidies(lot, random),
        "disputes": _disputes(lot, random),
        "attendance": _attendance(lot, random),
        "checked_weeks": _checked_weeks(lot, random),
        "checks": _checks(lot, random),
        "reports": _reports(lot),
        "tasks": _tasks(lot, random),
    }


def workdays(lot: Stations) -> Iterator[date]:
    """Monday to Saturday, but for the week of the National Day."""
    day = lot.opened
    while day <= lot.ends:
        if day.weekday() < 6 and not (day.month == 10 and day.day <= 7):
            yield day
        day += timedelta(days=1)


def months(lot: Stations) -> list[date]:
    """The first days of the months of service."""
    found, day = [], lot.opened.replace(day=1)
    while day <= lot.ends:
        found.append(day)
        day = (day + timedelta(days=32)).replace(day=1)
    return found


def _period_end(lot: Stations, day: date) -> date:
    return next(end for end in (*lot.period_ends, lot.ends) if day <= end)


def _soon(lot: Stations, random: Random, day: date, most: int) -> date:
    """A day or so later, in the same period."""
    return min(day + timedelta(days=random.randint(0, most)), _period_end(lot, day))


def _employers(lot: Stations) -> Rows:
    return [
        {
            "id": f"E{number:03}",
            "day": lot.opened,
            "name": firm(number),
            "park": number <= lot.park_firms,
            "short": number <= lot.park_firms or number % 2 == 0,
        }
        for number in range(1, lot.park_firms + lot.other_firms + 1)
    ]


def _seekers(lot: Stations, random: Random, employers: Rows) -> tuple[Rows, Rows, Rows]:
    seekers: Rows = []
    referrals: Rows = []
    services: Rows = []
    park = [each["id"] for each in employers if each["park"]]
    others = [each["id"] for each in employers if not each["park"]]
    number, referral, service = count(1), count(1), count(1)
    first, later = lot.seekers_a_day
    for day in workdays(lot):
        usual = first if (day - lot.opened).days < 62 else later
        for _ in range(max(0, usual + random.randint(-2, 2))):
            category = _category(lot, random)
            hired = random.random() < (0.94 if category == "未就业高校毕业生" else 0.55)
            seeker = {
                "id": f"J{next(number):05}",
                "day": day,
                "name": person(random),
                "phone": phone(random),
                "category": category,
                "channel": "小程序" if random.random() < 0.3 else "现场",
                "site": random.choice(list(lot.staff)),
                "willing": category == "一般求职者" or random.random() < 0.9,
                "hired_on": day + timedelta(days=random.randint(2, 25)) if hired else None,
            }
            seekers.append(seeker)
            wanted = (
                random.randint(1, 3) if hired else (2 if random.random() < 0.01 else random.randint(3, 5))
            )
            for turn in range(wanted):
                where = random.choice(park if turn == 0 or random.random() < 0.7 else others)
                when = _soon(lot, random, day, 4)
                referrals.append(
                    {"id": f"R{next(referral):06}", "day": when, "jobseeker": seeker["id"], "employer": where}
                )
            for kind in _services(random, category, bool(seeker["willing"])):
                when = _soon(lot, random, day, 10)
                services.append(
                    {"id": f"S{next(service):06}", "day": when, "jobseeker": seeker["id"], "kind": kind}
                )
    return seekers, referrals, services


def _category(lot: Stations, random: Random) -> str:
    chance = random.random()
    if lot.graduates and chance < 0.06:
        return "未就业高校毕业生"
    return random.choice(lot.key_groups) if chance < 0.36 else "一般求职者"


def _services(random: Random, category: str, willing: bool) -> list[str]:
    """What a member of a key group got; two in a hundred miss something."""
    if category == "一般求职者" or not willing:
        return []
    if category == "未就业高校毕业生":
        full = [
            "政策推介",
            "职业指导",
            "岗位推荐",
            "岗位推荐",
            "岗位推荐",
            random.choice(("培训推荐", "见习机会")),
        ]
    else:
        full = ["职业指导"] * 2 + ["岗位推荐"] * 5 + ["培训推荐"]
    if random.random() < 0.02:
        full.pop(random.randrange(len(full)))
    return full


def _visits(lot: Stations, random: Random) -> Rows:
    rows: Rows = []
    days = list(workdays(lot))
    number = count(1)
    for month in months(lot):
        inside = [day for day in days if (day.year, day.month) == (month.year, month.month)]
        wanted = lot.visits_a_month * len(inside) // 26 + random.randint(5, 40)
        for _ in range(wanted if inside else 0):
            willing, hired = random.random() < 0.4, random.random() < 0.4
            needs = willing and not hired
            rows.append(
                {
                    "id": f"V{next(number):06}",
                    "day": random.choice(inside),
                    "name": person(random),
                    "phone": phone(random),
                    "village": village(random),
                    "method": "入户" if random.random() < 0.35 else "电话",
                    "willing": willing,
                    "hired": hired,
                    "referrals": (2 if random.random() < 0.008 else random.randint(3, 5)) if needs else 0,
                    "leaflet": random.random() < 0.97,
                }
            )
    return sorted(rows, key=lambda row: (row["day"], row["id"]))


def _employer_services(lot: Stations, random: Random, employers: Rows) -> Rows:
    rows: Rows = []
    number = count(1)

    def add(day: date, employer: str, kind: str) -> None:
        if lot.opened <= day <= lot.ends:
            rows.append({"id": f"F{next(number):06}", "day": day, "employer": employer, "kind": kind})

    for month in months(lot):
        for employer in employers:
            if employer["park"]:
                for half in (3, 17):
                    add(month + timedelta(days=half + random.randint(0, 8)), employer["id"], "需求更新")
                add(month + timedelta(days=random.randint(5, 24)), employer["id"], "上门服务")
            elif random.random() > 0.004:
                add(month + timedelta(days=random.randint(4, 24)), employer["id"], "电话或微信")
    return rows


def _events(lot: Stations, random: Random) -> Rows:
    rows: Rows = []
    span = (lot.ends - lot.opened).days
    number = count(1)

    def add(day: date, kind: str, title: str, people: int, joined: bool = True) -> None:
        rows.append(
            {
                "id": f"A{next(number):04}",
                "day": day,
                "kind": kind,
                "title": title,
                "people": people,
                "joined": joined,
            }
        )

    for turn in range(lot.own_fairs):
        people = random.randint(22, 48) if random.random() < 0.2 else random.randint(50, 180)
        add(
            lot.opened + timedelta(days=3 + turn * (span - 6) // lot.own_fairs),
            "自办招聘会",
            f"第{turn + 1}场专场招聘会",
            people,
        )
    for turn in range(12):
        day = lot.opened + timedelta(days=20 + turn * 28)
        if day <= lot.ends:
            add(
                day, "人社招聘会", f"人社部门第{turn + 1}场招聘会", random.randint(100, 400), joined=turn != 7
            )
    for turn in range(lot.campus_fairs):
        add(
            lot.opened + timedelta(days=15 + turn * (span - 30) // lot.campus_fairs),
            "校园招聘会",
            f"第{turn + 1}场校园招聘会",
            random.randint(80, 300),
        )
    for turn, offset in enumerate((40, 150, 260)):
        add(
            lot.opened + timedelta(days=offset),
            "政策宣传",
            f"第{turn + 1}场就业政策宣传",
            random.randint(60, 200),
        )
    for title, offset in (("春季外出招工", 25), ("秋季外出招工", 205)):
        add(lot.opened + timedelta(days=offset), "外出招工", title, random.randint(30, 90))
    return sorted(rows, key=lambda row: (row["day"], row["id"]))


def _transport(lot: Stations, random: Random, seekers: Rows, referrals: Rows) -> Rows:
    rows: Rows = []
    names = {seeker["id"]: seeker for seeker in seekers}
    for referral in referrals:
        if referral["employer"] <= f"E{lot.park_firms:03}" and random.random() < 0.35 and names:
            rows.append(
                {
                    "id": f"D{len(rows) + 1:05}",
                    "day": referral["day"],
                    "jobseeker": referral["jobseeker"],
                    "employer": referral["employer"],
                    "outsider": random.random() < 0.12,
                }
            )
    return rows


def _postings(lot: Stations, random: Random) -> Rows:
    rows: Rows = []
    for day in workdays(lot):
        channels = ["显示屏"] if day.weekday() == 0 or (day.month == 10 and day.day == 8) else []
        channels += ["小程序", "公众号"] if day.weekday() in (1, 3) else []
        channels += [random.choice(("淘就业", "抖音号"))] if random.random() < 0.5 else []
        for channel in channels:
            rows.append(
                {"id": f"P{len(rows) + 1:05}", "day": day, "channel": channel, "title": "园区企业招工信息"}
            )
    return rows


def _reviews(lot: Stations, random: Random, employers: Rows) -> Rows:
    rows: Rows = []
    for day in workdays(lot):
        if random.random() < 0.6:
            late = random.random() < 0.02
            wait = random.randint(6, 9) if late else random.randint(0, 3)
            employer = random.choice(employers)["id"]
            reviewed = day + timedelta(days=wait)
            rows.append(
                {"id": f"W{len(rows) + 1:05}", "day": day, "employer": employer, "reviewed_on": reviewed}
            )
    return rows


def _subsidies(lot: Stations, random: Random) -> Rows:
    kinds = (
        ("社会保险补贴", 3_000),
        ("一次性创业扶持补贴", 5_000),
        ("交通补贴", 500),
        ("一次性用工补贴", 1_000),
    )
    rows: Rows = []
    for day in workdays(lot):
        if random.random() < 0.3:
            kind, amount = random.choice(kinds)
            rows.append(
                {
                    "id": f"B{len(rows) + 1:04}",
                    "day": day,
                    "name": person(random),
                    "kind": kind,
                    "amount": f"{amount}.00",
                    "granted": random.random() < 0.7,
                }
            )
    return rows


def _disputes(lot: Stations, random: Random) -> Rows:
    matters = ("拖欠工资", "未签劳动合同", "加班费", "工伤待遇", "押金")
    rows: Rows = []
    for day in workdays(lot):
        if random.random() < 0.08:
            rows.append(
                {
                    "id": f"L{len(rows) + 1:03}",
                    "day": day,
                    "name": person(random),
                    "phone": phone(random),
                    "matter": random.choice(matters),
                    "mediated": True,
                    "reported_on": day + timedelta(days=random.randint(0, 1)),
                }
            )
    return rows


def _attendance(lot: Stations, random: Random) -> Rows:
    rows: Rows = []
    for day in workdays(lot):
        saturday = day.weekday() == 5
        for site, staff in lot.staff.items():
            for number in range(1, (1 if saturday and staff < 4 else staff) + 1):
                late = random.random() < 0.008
                absent = random.random() < 0.002
                leaves = (
                    time(17, random.randint(30, 59))
                    if saturday and random.random() < 0.06
                    else time(18, random.randint(0, 20))
                )
                rows.append(
                    {
                        "day": day,
                        "site": site,
                        "staff": f"{site}-{number:02}",
                        "arrived": None
                        if absent
                        else time(9, random.randint(1, 20))
                        if late
                        else time(8, random.randint(40, 59)),
                        "left_at": None if absent else leaves,
                        "uniform": random.random() > 0.004,
                    }
                )
    return rows


def _checked_weeks(lot: Stations, random: Random) -> Rows:
    """One week a month, from Monday, wholly inside the month and the service."""
    rows: Rows = []
    for month in months(lot):
        mondays = [month + timedelta(days=n) for n in range(22) if (month + timedelta(days=n)).weekday() == 0]
        inside = [
            day
            for day in mondays
            if lot.opened <= day
            and day + timedelta(days=6) <= lot.ends
            and not (day.month == 10 and day.day < 8)
        ]
        if inside:
            rows.append({"day": random.choice(inside), "by": "市人社局"})
    return rows


def _checks(lot: Stations, random: Random) -> Rows:
    kinds = (
        ("设备", "打印机卡纸，当天修好"),
        ("卫生", "等候区地面有纸屑"),
        ("投诉", "反映窗口等候较久"),
        ("查询机", "查询机岗位信息未更新"),
        ("换人未报", "一名服务人员离职，补报迟了两天"),
    )
    rows: Rows = []
    for month in months(lot):
        for kind, note in random.sample(kinds, random.choice((0, 0, 1))):
            day = max(month + timedelta(days=random.randint(4, 24)), lot.opened)
            if day <= lot.ends:
                rows.append(
                    {
                        "id": f"K{len(rows) + 1:03}",
                        "day": day,
                        "kind": kind,
                        "cases": 1,
                        "source": "投诉" if kind == "投诉" else "抽查",
                        "note": note,
                    }
                )
    return rows


def _notices(lot: Stations) -> Rows:
    """A public notice in the last week of every quarter."""
    ends = [month for month in months(lot) if month.month in (3, 6, 9, 12)]
    days = [day for month in ends if (day := month + timedelta(days=25)) <= lot.ends]
    return [
        {"id": f"N{n:02}", "day": day, "community": "宜景社区", "people": 180 + 15 * n}
        for n, day in enumerate(days, 1)
    ]


def _reports(lot: Stations) -> Rows:
    rows: Rows = []

    def add(kind: str, due: date, sent: date) -> None:
        if lot.opened < due <= lot.ends:
            rows.append({"id": f"M{len(rows) + 1:04}", "kind": kind, "due": due, "sent": sent})

    for turn, month in enumerate(months(lot)):
        fifth = month + timedelta(days=4)
        add("月度监测表", fifth, fifth - timedelta(days=1))
        add("月度计划与总结", fifth, fifth + timedelta(days=1 if turn == 6 else -2))
    monday = lot.opened + timedelta(days=7 - lot.opened.weekday())
    while monday <= lot.ends:
        add("周考勤汇总", monday, monday)
        monday += timedelta(days=7)
    return rows


def _tasks(lot: Stations, random: Random) -> Rows:
    rows: Rows = []
    for day in workdays(lot):
        if random.random() < 0.1:
            issue = random.random() < 0.6
            late = issue and random.random() < 0.06
            rows.append(
                {
                    "id": f"T{len(rows) + 1:03}",
                    "day": day,
                    "kind": "企业问题" if issue else "交办任务",
                    "title": "企业反映招工困难" if issue else "协助开展就业服务活动",
                    "done_on": day + timedelta(days=1 if late else 0 if issue else 3),
                    "grave": False,
                }
            )
    return rows
