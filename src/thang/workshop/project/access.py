"""Who gets which page: one table of address × role × whose organisation it is about. The tests are made from it.

An address without a row fails a test, and so does a row without an address. Where a page is not given, it answers 404,
as if it were not there; whoever is not signed in is led to signing in.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from thang.workshop.base.people.roles import ROLES

# About whose organisation a page is, seen from the one in which the role is held.
OWN, CHILD, PARENT, OTHER = "own", "child", "parent", "other"
RELATIONS = (OWN, CHILD, PARENT, OTHER)
ALL = frozenset(RELATIONS)
NOBODY: frozenset[str] = frozenset()
OFFICE = ("office",)
READERS = ("office", "council", "operator")
SENDERS = ("office", "officer", "supplier", "head", "data_officer", "security_officer", "infrastructure_officer")
ANSWERERS = ("officer", "head", "data_officer", "security_officer", "infrastructure_officer")
SEEING_BELOW = ("office", "supplier", "head", "council", "operator")


@dataclass(frozen=True, slots=True)
class Row:
    """`about`: what the address names, such as an organisation or a person in one; empty for none.

    `given`: role → for whose organisation the page is given. `is_public`: also to who is not signed in. `asks`: the way
    of asking; an address that only takes a form answers 405 to another one, and says so here.
    """

    about: str = ""
    given: Mapping[str, frozenset[str]] = field(default_factory=dict)
    is_public: bool = False
    asks: str = "GET"


def _to(roles: tuple[str, ...], *relations: str) -> dict[str, frozenset[str]]:
    """For these roles; for no others."""
    return {role: frozenset(relations) if role in roles else NOBODY for role in ROLES}


EVERYBODY = dict.fromkeys(ROLES, ALL)
BELOW_TOO = {role: frozenset({OWN, CHILD}) if role in SEEING_BELOW else frozenset({OWN}) for role in ROLES}
SENDING = {role: BELOW_TOO[role] if role in SENDERS else NOBODY for role in ROLES}

TABLE: dict[str, Row] = {
    "ui:home": Row(given=EVERYBODY),
    "ui:components": Row(given=EVERYBODY),
    "ui:language": Row(given=EVERYBODY, is_public=True, asks="POST"),
    "people:sign_out": Row(given=EVERYBODY, asks="POST"),
    "people:act_as": Row(given=EVERYBODY, asks="POST"),
    "people:on_behalf": Row(given=_to(OFFICE, *RELATIONS)),
    "people:on_behalf_leave": Row(given=EVERYBODY, asks="POST"),
    "people:list": Row(given=EVERYBODY),
    "people:person": Row("person", _to(READERS, OWN, CHILD)),
    "people:add": Row(given=_to(OFFICE, *RELATIONS)),
    "people:invite": Row(given=_to(OFFICE, *RELATIONS)),
    "people:links": Row(given=_to(OFFICE, *RELATIONS)),
    "people:import": Row(given=_to(OFFICE, *RELATIONS)),
    "people:import_example": Row(given=_to(OFFICE, *RELATIONS)),
    "people:import_preview": Row("list of people", _to(OFFICE, OWN, CHILD)),
    "people:link": Row("person", _to(OFFICE, OWN, CHILD), asks="POST"),
    "people:reset_link": Row("account", _to(OFFICE, OWN, CHILD), asks="POST"),
    "people:appoint": Row("person", _to(OFFICE, OWN, CHILD)),
    "people:delegate": Row("appointment", _to(OFFICE, OWN, CHILD)),
    "people:withdraw": Row("delegation", _to(OFFICE, OWN, CHILD), asks="POST"),
    "people:relieve": Row("appointment", _to(OFFICE, OWN, CHILD)),
    "account_login": Row(given=EVERYBODY, is_public=True),
    "signin_as": Row(is_public=True, asks="POST"),
    "openid_connect_login": Row(is_public=True, asks="POST"),
    "openid_connect_callback": Row(is_public=True),
    "signin_invitation_oidc": Row("link", is_public=True, asks="POST"),
    "socialaccount_connections": Row(given=EVERYBODY),
    "mfa_login_webauthn": Row(given=EVERYBODY, is_public=True),
    "mfa_reauthenticate_webauthn": Row(given=EVERYBODY),
    "mfa_add_webauthn": Row(given=EVERYBODY),
    "mfa_remove_webauthn": Row("passkey", given=EVERYBODY),
    "mfa_authenticate": Row(given=EVERYBODY),
    "account_reauthenticate": Row(given=EVERYBODY),
    "mfa_reauthenticate": Row(given=EVERYBODY),
    "signin_invitation": Row("link", EVERYBODY, is_public=True),
    "account_reset_password": Row(given=EVERYBODY, is_public=True),
    "account_reset_password_done": Row(given=EVERYBODY, is_public=True),
    "account_change_password": Row(given=EVERYBODY),
    "usersessions_list": Row(given=EVERYBODY),
    "signin_end_sessions": Row("account", _to(OFFICE, OWN, CHILD), asks="POST"),
    "signin_take_factors_away": Row("account", _to(OFFICE, OWN, CHILD), asks="POST"),
    "mfa_index": Row(given=EVERYBODY),
    "mfa_activate_totp": Row(given=EVERYBODY),
    "mfa_deactivate_totp": Row(given=EVERYBODY),
    "mfa_view_recovery_codes": Row(given=EVERYBODY),
    "mfa_generate_recovery_codes": Row(given=EVERYBODY),
    "organisations:list": Row(given=EVERYBODY),
    "organisations:tree": Row(given=EVERYBODY),
    "organisations:page": Row("organisation", BELOW_TOO),
    "organisations:found": Row("organisation", _to(OFFICE, OWN, CHILD)),
    "organisations:rename": Row("organisation", _to(OFFICE, OWN, CHILD)),
    "organisations:transfer": Row("organisation", _to(OFFICE, OWN, CHILD)),
    "organisations:merge": Row("organisation", _to(OFFICE, OWN, CHILD)),
    "organisations:consolidate": Row("organisation", _to(OFFICE, OWN, CHILD)),
    "organisations:split": Row("organisation", _to(OFFICE, OWN, CHILD)),
    "organisations:dissolve": Row("organisation", _to(OFFICE, OWN, CHILD)),
    "organisations:import": Row("organisation", _to(OFFICE, OWN, CHILD)),
    "organisations:import_example": Row("organisation", _to(OFFICE, OWN, CHILD)),
    "organisations:import_preview": Row("draft", _to(OFFICE, OWN, CHILD)),
    "files:list": Row("organisation", BELOW_TOO),
    "files:add": Row("organisation", SENDING),
    "files:uploads": Row("organisation", SENDING, asks="OPTIONS"),
    "files:upload": Row("upload", SENDING, asks="OPTIONS"),
    "files:file": Row("file", BELOW_TOO),
    "files:content": Row("file", BELOW_TOO),
    "files:preview": Row("file", BELOW_TOO),
    "files:take_away": Row("file", SENDING),
    "evidence:list": Row(given=EVERYBODY),
    "evidence:enter": Row(given=_to(SENDERS, *RELATIONS)),
    "evidence:import": Row("organisation", SENDING),
    "evidence:import_example": Row(given=_to(SENDERS, *RELATIONS)),
    "evidence:import_preview": Row("list of documents", SENDING),
    "evidence:document": Row("document", BELOW_TOO),
    "evidence:amend": Row("document", SENDING),
    "evidence:take_away": Row("document", SENDING),
    "evidence:attach": Row("document", SENDING),
    "evidence:link": Row("document", SENDING),
    "evidence:content": Row("file of a document", BELOW_TOO),
    "evidence:preview": Row("file of a document", BELOW_TOO),
    "evidence:detach": Row("file of a document", SENDING),
    "acts:list": Row(given=EVERYBODY),
    "acts:act": Row("act", EVERYBODY),
    "acts:enter": Row(given=_to(OFFICE, *RELATIONS)),
    "acts:correct": Row("act", _to(OFFICE, *RELATIONS)),
    "acts:replace": Row("act", _to(OFFICE, *RELATIONS)),
    "acts:lapse": Row("act", _to(OFFICE, *RELATIONS)),
    "acts:withdraw": Row("replacement", _to(OFFICE, *RELATIONS)),
    "calendar:this_year": Row(given=EVERYBODY),
    "calendar:year": Row("year", EVERYBODY),
    "calendar:fill": Row("year", _to(OFFICE, *RELATIONS)),
    "calendar:set": Row(given=_to(OFFICE, *RELATIONS)),
    "calendar:take_away": Row("day off", _to(OFFICE, *RELATIONS)),
    "calendar:count": Row(given=EVERYBODY),
    "jobs:list": Row(given=EVERYBODY),
    "jobs:job": Row("job", _to(OFFICE, OWN, CHILD)),
    "jobs:cancel": Row("job", _to(OFFICE, OWN, CHILD), asks="POST"),
    "jobs:retry": Row("job", _to(OFFICE, OWN, CHILD), asks="POST"),
    "jobs:start": Row("kind of job", _to(READERS, *RELATIONS), asks="POST"),
    "notices:work": Row(given=EVERYBODY),
    "notices:list": Row(given=EVERYBODY),
    "notices:read": Row(given=EVERYBODY, asks="POST"),
    "notices:digest": Row(given=EVERYBODY),
    "notices:stop": Row("stop of the digest", given=EVERYBODY, is_public=True),
    "notices:telephone": Row("person", _to(OFFICE, OWN, CHILD)),
    "notices:log": Row(given=_to(OFFICE, *RELATIONS)),
    "notices:note": Row(given=_to(OFFICE, *RELATIONS)),
    "notices:amend": Row("reminder", _to(OFFICE, OWN, CHILD)),
    "notices:lists": Row(given=_to(OFFICE, *RELATIONS)),
    "notices:list_add": Row(given=_to(OFFICE, *RELATIONS)),
    "notices:text": Row("list of whom to remind", _to(OFFICE, OWN, CHILD)),
    "notices:list_change": Row("list of whom to remind", _to(OFFICE, OWN, CHILD)),
    "notices:list_drop": Row("list of whom to remind", _to(OFFICE, OWN, CHILD), asks="POST"),
    "notices:send": Row("list of whom to remind", _to(OFFICE, OWN, CHILD), asks="POST"),
    "frameworks:list": Row(given=EVERYBODY),
    "frameworks:upload": Row(given=_to(OFFICE, *RELATIONS)),
    "frameworks:edition": Row("adopted edition", EVERYBODY),
    "frameworks:file": Row("adopted edition", EVERYBODY),
    "frameworks:edit": Row("draft edition", _to(OFFICE, OWN, CHILD)),
    "frameworks:preview": Row("adopted edition", EVERYBODY),
    "frameworks:changes": Row("adopted edition", EVERYBODY),
    "frameworks:copy": Row("adopted edition", _to(OFFICE, *RELATIONS)),
    "frameworks:adopt": Row("draft edition", _to(OFFICE, OWN, CHILD)),
    "frameworks:send": Row("draft edition", _to(OFFICE, OWN, CHILD)),
    "frameworks:comments": Row("edition sent for comments", BELOW_TOO),
    "frameworks:comment_add": Row("edition sent for comments", _to(ANSWERERS, OWN)),
    "frameworks:reply": Row("comment", _to(OFFICE, OWN, CHILD)),
    "frameworks:workbook": Row("adopted edition", EVERYBODY),
    "frameworks:upload_workbook": Row(given=_to(OFFICE, *RELATIONS)),
    "frameworks:template": Row(given=_to(OFFICE, *RELATIONS)),
    "frameworks:annex": Row(given=_to(OFFICE, *RELATIONS)),
    "frameworks:effect": Row("adopted edition", _to(OFFICE, OWN, CHILD)),
    "frameworks:indicator_add": Row("draft edition", _to(OFFICE, OWN, CHILD)),
    "frameworks:indicator": Row("indicator of a draft", _to(OFFICE, OWN, CHILD)),
    "frameworks:indicator_move": Row("indicator of a draft", _to(OFFICE, OWN, CHILD)),
    "frameworks:indicator_remove": Row("indicator of a draft", _to(OFFICE, OWN, CHILD)),
    "rounds:list": Row(given=EVERYBODY),
    "rounds:make": Row(given=_to(OFFICE, *RELATIONS)),
    "rounds:round": Row("round", BELOW_TOO),
    "rounds:change": Row("round", _to(OFFICE, OWN, CHILD)),
    "rounds:participants": Row("round", _to(OFFICE, OWN, CHILD)),
    "rounds:add": Row("round", _to(OFFICE, OWN, CHILD)),
    "rounds:open": Row("round", _to(OFFICE, OWN, CHILD)),
    "rounds:close": Row("round to close", _to(OFFICE, OWN, CHILD), asks="POST"),
    "rounds:extend": Row("round", _to(OFFICE, OWN, CHILD)),
    "rounds:suppliers": Row("round", _to(OFFICE, OWN, CHILD)),
    "rounds:participant": Row("participant", _to(OFFICE, OWN, CHILD)),
    "rounds:take_out": Row("participant of a draft", _to(OFFICE, OWN, CHILD), asks="POST"),
    "rounds:exclude": Row("participant", _to(OFFICE, OWN, CHILD)),
    "rounds:assignments": Row("participant", _to(ANSWERERS, OWN)),
    "rounds:questions": Row("round", BELOW_TOO),
    "rounds:ask": Row("indicator", _to(ANSWERERS, OWN)),
    "rounds:reply": Row("question", _to(OFFICE, OWN, CHILD)),
    "submissions:board": Row("round", _to(OFFICE, OWN, CHILD)),
    "submissions:indicators": Row("round", _to(OFFICE, OWN, CHILD)),
    "submissions:days": Row("round", _to(OFFICE, OWN, CHILD)),
    "submissions:supplies": Row(given=EVERYBODY),
    "submissions:supply": Row("supply", _to(("supplier",), OWN)),
    "submissions:sheet": Row("supply", _to(("supplier",), OWN)),
    "submissions:form": Row("participant", BELOW_TOO),
    "submissions:print": Row("participant", BELOW_TOO),
    "submissions:carry": Row("participant", _to(ANSWERERS, OWN), asks="POST"),
    "submissions:confirm": Row("participant", _to(("head",), OWN)),
    "submissions:withdraw": Row("participant that handed in", _to(("head",), OWN)),
    "submissions:answer": Row("indicator", BELOW_TOO),
    "submissions:cite": Row("answer to cite for", _to(ANSWERERS, OWN), asks="POST"),
    "submissions:let_go": Row("citation", _to(ANSWERERS, OWN), asks="POST"),
    "submissions:here": Row("indicator", _to(tuple(ROLES), OWN), asks="POST"),
    "submissions:supplied": Row("indicator", _to(ANSWERERS, OWN), asks="POST"),
    "submissions:remark": Row("indicator", _to(ANSWERERS, OWN), asks="POST"),
    "audit:trail": Row(given=_to(READERS, *RELATIONS)),
    "audit:entry": Row("entry", _to(READERS, OWN, CHILD)),
}


def lines() -> Iterator[list[str]]:
    """The table as text: a line for every address, a column for every role, and what is given."""
    yield ["address", "asks", "not signed in", *ROLES]
    for name, row in TABLE.items():
        given = (_told(row, row.given.get(role, NOBODY)) for role in ROLES)
        yield [name, row.asks, "given" if row.is_public else "sign-in", *given]


def _told(row: Row, relations: frozenset[str]) -> str:
    if not relations:
        return "404"
    return "given" if relations == ALL else "+".join(one for one in RELATIONS if one in relations)
