"""Ledgers of stations that find people work: lot 1 and lot 2 differ in figures only."""

from __future__ import annotations

from random import Random

from scripts.example_ledgers import station_people, station_records
from scripts.example_ledgers.station_plan import Rows, Stations


def ledgers(lot: Stations, seed: int) -> dict[str, Rows]:
    """Every ledger's rows by its code."""
    random = Random(seed)
    employers = station_people.employers(lot)
    seekers, referrals, services = station_people.seekers(lot, random, employers)
    notices = {"notices": station_records.notices(lot)} if lot.notices else {}
    return {
        **notices,
        "jobseekers": seekers,
        "referrals": referrals,
        "services": services,
        "employers": employers,
        "visits": station_people.visits(lot, random),
        "employer_services": station_records.employer_services(lot, random, employers),
        "events": station_records.events(lot, random),
        "transport": station_records.transport(lot, random, referrals),
        "postings": station_records.postings(lot, random),
        "reviews": station_records.reviews(lot, random, employers),
        "subsidies": station_records.subsidies(lot, random),
        "disputes": station_records.disputes(lot, random),
        "staff": station_records.staff(lot),
        "attendance": station_records.attendance(lot, random),
        "checked_weeks": station_records.checked_weeks(lot, random),
        "checks": station_records.checks(lot, random),
        "reports": station_records.reports(lot),
        "tasks": station_records.tasks(lot, random),
    }
