"""Everything else that stations record: services to firms, events, rides, postings, attendance, checks."""

from __future__ import annotations

from datetime import date, time, timedelta
from itertools import count
from random import Random

from scripts.example_ledgers.people import person, phone
from scripts.example_ledgers.station_plan import Rows, Stations, months, workdays


def employer_services(lot: Stations, random: Random, employers: Rows) -> Rows:
    """What every firm got month by month."""
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


def events(lot: Stations, random: Random) -> Rows:
    """Fairs, campaigns and trips."""
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


def transport(lot: Stations, random: Random, referrals: Rows) -> Rows:
    """Rides to firms of the park: of everyone to the first, by chance to others."""
    rows: Rows = []
    driven: set[str] = set()
    for referral in referrals:
        if referral["employer"] <= f"E{lot.park_firms:03}":
            chosen = random.random() < 0.35
            if not chosen and referral["jobseeker"] in driven:
                continue
            driven.add(referral["jobseeker"])
            rows.append(
                {
                    "id": f"D{len(rows) + 1:05}",
                    "day": referral["day"],
                    "jobseeker": referral["jobseeker"],
                    "employer": referral["employer"],
                    "outsider": chosen and random.random() < 0.12,
                }
            )
    return rows


def postings(lot: Stations, random: Random) -> Rows:
    """What was published where."""
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


def reviews(lot: Stations, random: Random, employers: Rows) -> Rows:
    """Vacancies handed in online and looked through."""
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


def subsidies(lot: Stations, random: Random) -> Rows:
    """Subsidies applied for."""
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
            name, granted = person(random), random.random() < 0.7
            rows.append(
                {
                    "id": f"B{len(rows) + 1:04}",
                    "day": day,
                    "name": name,
                    "kind": kind,
                    "amount": f"{amount}.00",
                    "granted": granted,
                    "granted_on": day + timedelta(days=20) if granted else None,
                }
            )
    return rows


def disputes(lot: Stations, random: Random) -> Rows:
    """Disputes, all mediated and reported."""
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
                    "mediated_on": day,
                    "reported_on": day + timedelta(days=random.randint(0, 1)),
                }
            )
    return rows


def staff(lot: Stations) -> Rows:
    """Everybody who serves, from the first day on."""
    return [
        {"id": f"{site}-{number:02}", "day": lot.opened, "site": site, "left_on": None}
        for site, posts in lot.staff.items()
        for number in range(1, posts + 1)
    ]


def attendance(lot: Stations, random: Random) -> Rows:
    """Every shift with its times: half the staff of a site that is open in the evening come later."""
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
                minute = 0 if absent else random.randint(1, 20) if late else random.randint(40, 59)
                arrives = time(9 if late else 8, minute)
                evening = site in lot.evenings and number > staff // 2
                rows.append(
                    {
                        "day": day,
                        "site": site,
                        "staff": f"{site}-{number:02}",
                        "begins": _shifted(time(9), evening),
                        "finishes": _shifted(time(18), evening),
                        "arrived": None if absent else _shifted(arrives, evening),
                        "left_at": None if absent else _shifted(leaves, evening),
                        "uniform": random.random() > 0.004,
                    }
                )
    return rows


def _shifted(moment: time, evening: bool) -> time:
    """The same moment of the shift that ends three hours later."""
    return moment.replace(hour=moment.hour + 3) if evening else moment


def checked_weeks(lot: Stations, random: Random) -> Rows:
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


def checks(lot: Stations, random: Random) -> Rows:
    """What checks and complaints found."""
    kinds = (
        ("设备", "打印机卡纸，当天修好"),
        ("卫生", "等候区地面有纸屑"),
        ("投诉", "反映窗口等候较久"),
        ("查询机", "查询机岗位信息未更新"),
        ("换人未报", "一名服务人员离职，补报迟了两天"),
    )
    rows: Rows = [
        {
            "id": "K001",
            "day": lot.opened + timedelta(days=7),
            "kind": "设备",
            "cases": 0,
            "source": "自查",
            "note": "启用一周后自查，设备完好",
        }
    ]
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


def notices(lot: Stations) -> Rows:
    """A public notice in the last week of every quarter."""
    ends = [month for month in months(lot) if month.month in (3, 6, 9, 12)]
    days = [day for month in ends if (day := month + timedelta(days=25)) <= lot.ends]
    return [
        {"id": f"N{n:02}", "day": day, "community": "宜景社区", "people": 180 + 15 * n}
        for n, day in enumerate(days, 1)
    ]


def reports(lot: Stations) -> Rows:
    """Papers owed by a day, nearly all in time."""
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


def tasks(lot: Stations, random: Random) -> Rows:
    """Tasks given and problems passed on."""
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
