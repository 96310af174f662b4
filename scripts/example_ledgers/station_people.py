"""Job seekers, visits and firms of stations."""

from __future__ import annotations

from datetime import timedelta
from itertools import count
from random import Random

from scripts.example_ledgers.people import firm, person, phone, village
from scripts.example_ledgers.station_plan import Rows, Stations, months, soon, workdays


def employers(lot: Stations) -> Rows:
    """The firms: those of the park first."""
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


def seekers(lot: Stations, random: Random, employers: Rows) -> tuple[Rows, Rows, Rows]:
    """Job seekers, the jobs they were referred to, and what key groups got."""
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
            category = some_category(lot, random)
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
                when = soon(lot, random, day, 4)
                referrals.append(
                    {"id": f"R{next(referral):06}", "day": when, "jobseeker": seeker["id"], "employer": where}
                )
            for kind in given_services(random, category, bool(seeker["willing"])):
                when = soon(lot, random, day, 10)
                services.append(
                    {"id": f"S{next(service):06}", "day": when, "jobseeker": seeker["id"], "kind": kind}
                )
    return _distinct(seekers), referrals, services


def _distinct(seekers: Rows) -> Rows:
    """Nobody registers twice: a name and phone that chance gave out again gets the next number."""
    known: set[tuple[str, str]] = set()
    for seeker in seekers:
        while (seeker["name"], seeker["phone"]) in known:
            seeker["phone"] = f"{int(seeker['phone']) + 1}"
        known.add((seeker["name"], seeker["phone"]))
    return seekers


def some_category(lot: Stations, random: Random) -> str:
    """A category, by chance."""
    chance = random.random()
    if lot.graduates and chance < 0.06:
        return "未就业高校毕业生"
    return random.choice(lot.key_groups) if chance < 0.36 else "一般求职者"


def given_services(random: Random, category: str, willing: bool) -> list[str]:
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


def visits(lot: Stations, random: Random) -> Rows:
    """Visits and calls, a little more than are asked for."""
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
