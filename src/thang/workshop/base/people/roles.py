"""The roles, and what each may do: one table, from which permission and the access table are made."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Role:
    """`sees_below`: also everything below the organisation in which it is held. `keeps`: what it may write there."""

    name: str
    sees_below: bool = False
    sees_trail: bool = False
    keeps: frozenset[str] = frozenset()


ORGANISATIONS, PEOPLE, ACTS, CALENDAR, FILES, JOBS = "organisations", "people", "acts", "calendar", "files", "jobs"
SENDING = frozenset({FILES})
EVERYTHING = frozenset({ORGANISATIONS, PEOPLE, ACTS, CALENDAR, FILES, JOBS})
ROLES = {
    role.name: role
    for role in (
        Role("office", sees_below=True, sees_trail=True, keeps=EVERYTHING),
        Role("officer", keeps=SENDING),
        Role("supplier", sees_below=True, keeps=SENDING),
        Role("head", sees_below=True, keeps=SENDING),
        Role("appraiser"),
        Role("council", sees_below=True, sees_trail=True),
        Role("data_officer", keeps=SENDING),
        Role("security_officer", keeps=SENDING),
        Role("infrastructure_officer", keeps=SENDING),
        Role("operator", sees_below=True, sees_trail=True),
    )
}


# How a role is held: by appointment proper, as acting holder of the post (quyền), or in charge of it (phụ trách).
FULL = "full"
APPOINTMENT_KINDS = (FULL, "acting", "in_charge")


def those_that(**wanted: object) -> list[str]:
    """Names of the roles with such properties.

    >>> those_that(sees_trail=True)
    ['office', 'council', 'operator']
    """
    return [one.name for one in ROLES.values() if all(getattr(one, name) == value for name, value in wanted.items())]


def keepers(of: str) -> list[str]:
    """Names of the roles that may write it."""
    return [one.name for one in ROLES.values() if of in one.keeps]
