"""What the company's lists and the bid say of each person, for tables of people and forms that each fills."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from docgen.model import id_number
from docgen.model.company.bidder import StaffMember
from docgen.model.company.certificates import NONE
from docgen.model.project import Project
from docgen.model.text import squeezed
from docgen.rules import label_words

Value = str | date | Decimal | int
"""As the data have it: money in 元, shares in percent; a form writes it in its own way and unit."""


OF_TABLES = frozenset({"person.cert_name", "person.cert_no", "person.cert_level", "person.employment"})
"""What heads of columns ask for alone."""


def persons(project: Project) -> dict[str, Mapping[str, Value]]:
    """The fields person.name, person.cert … of everybody on the staff sheet by code, blank ones left out.

    Ages and years are those on the day of signing; posts those of this bid, each once.
    """
    posts: dict[str, list[str]] = {}
    for site in project.response.sites:
        for post in site.posts:
            roles = posts.setdefault(post.staff, [])
            if post.role not in roles:
                roles.append(post.role)
    return {code: _fields(project, each, posts.get(code, [])) for code, each in project.staff.items()}


def leader(project: Project) -> str:
    """The code of the one person whose post is called that of the project's manager; "" of none or two."""
    role = label_words().manager
    posts = [post for site in project.response.sites for post in site.posts if role.search(post.role)]
    codes = {post.staff for post in posts}
    return codes.pop() if len(codes) == 1 else ""


def _fields(project: Project, person: StaffMember, roles: list[str]) -> Mapping[str, Value]:
    day = project.response.signed
    since = person.working_since
    found: dict[str, Value | None] = {
        "person.name": person.name,
        "person.sex": person.gender,
        "person.age": id_number.age(person.id_number, day),
        "person.id_no": person.id_number,
        "person.education": person.education,
        "person.major": person.major,
        "person.title": person.title,
        "person.school": person.school,
        "person.post": "、".join(roles),
        "person.employment": person.employment,
        "person.phone": person.phone,
        "person.years": whole_years(since, day) if since else None,
        **_certificates(project, person),
    }
    return {name: value for name, value in found.items() if value not in (None, "")}


def _certificates(project: Project, person: StaffMember) -> dict[str, Value | None]:
    """What somebody holds, one after another in each column; numbers and levels where every row says them."""
    rows = project.company.certificates_of(person.code)
    known = {squeezed(NONE), *(squeezed(each.title) for each in rows)}
    others = [each.text for each in person.held if squeezed(each.text) not in known]
    if not rows:
        said = certificates(person)
        return {"person.cert": said, "person.cert_name": said}
    whole = [f"{each.title} {each.number}".strip() for each in rows]
    found: dict[str, Value | None] = {
        "person.cert": "、".join([*whole, *others]),
        "person.cert_name": "、".join([*(each.kind for each in rows), *others]),
    }
    for name, texts in (
        ("person.cert_no", [each.number for each in rows]),
        ("person.cert_level", [each.level for each in rows]),
    ):
        found[name] = "、".join(texts) if all(texts) and not others else None
    return found


def certificates(person: StaffMember) -> str:
    """What somebody holds as the staff sheet names it, one after another; 无 where it says so."""
    said = (person.qualification.strip(), person.certificates.strip())
    return "、".join(each.text for each in person.held) or (NONE if NONE in said else "")


def whole_years(since: date, until: date) -> int:
    """Full years between two days."""
    return until.year - since.year - ((until.month, until.day) < (since.month, since.day))
