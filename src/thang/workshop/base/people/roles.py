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
FRAMEWORKS, ROUNDS, EVIDENCE = "frameworks", "rounds", "evidence"
# Of a unit alone, and not of those below it: what it answers, what it supplies to others, the head's confirmation.
ANSWERS, SUPPLIES, CONFIRMS = "answers", "supplies", "confirms"
SENDING = frozenset({FILES, EVIDENCE})
ANSWERING = SENDING | {ANSWERS}
EVERYTHING = frozenset({ORGANISATIONS, PEOPLE, ACTS, CALENDAR, FILES, JOBS, FRAMEWORKS, ROUNDS, EVIDENCE})
ROLES = {
    role.name: role
    for role in (
        Role("office", sees_below=True, sees_trail=True, keeps=EVERYTHING),
        Role("officer", keeps=ANSWERING),
        Role("supplier", sees_below=True, keeps=SENDING | {SUPPLIES}),
        Role("head", sees_below=True, keeps=ANSWERING | {CONFIRMS}),
        Role("appraiser"),
        Role("council", sees_below=True, sees_trail=True),
        Role("data_officer", keeps=ANSWERING),
        Role("security_officer", keeps=ANSWERING),
        Role("infrastructure_officer", keeps=ANSWERING),
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
