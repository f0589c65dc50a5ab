"""The reference pages of the workshop: its settings, who gets which page, what the trail records."""

from collections.abc import Iterator

from thang.words.workshop import workshop_text
from thang.words.workshop_audit import ACTIONS
from thang.workshop.base.people.roles import ROLES
from thang.workshop.project.access import lines
from thang.workshop.project.table import FAULTS, TABLE

Lines = Iterator[str]

SETTINGS = """# Settings of the workshop

Read once from the environment when `thang serve`, `thang migrate`, `thang begin` or `thang doctor` starts. A wrong
value, or a variable that begins with `THANG_` and is none of these, stops the start; all faults are told at once.

| variable | without it | tiếng Việt | English |
|---|---|---|---|"""

ACCESS = """# Who gets which page

One table, in `thang/workshop/project/access.py`; the tests ask for every page as every role and compare (`make
access` prints it). A page says `given` for all organisations, or for which: `own`, in which the role is held;
`child`, below it; `parent`, above it; `other`. What is not given answers 404, as if it were not there; who has not
signed in is led to signing in.

## Roles

| role | tiếng Việt | English | sees below | sees the trail | keeps |
|---|---|---|---|---|---|"""

TRAIL = """# What the trail records

Every write leaves an entry: who, on whose behalf, when, what, how it was, how it became, the legal basis. Entries are
chained: the SHA-256 of an entry covers the RFC 8785 JSON of all that it says together with the digest of the entry
before it (`thang/workshop/base/audit/chain.py`). `thang doctor` proves the chain and names the first entry that does
not hold.

| action | tiếng Việt | English |
|---|---|---|"""


def settings() -> Lines:
    yield SETTINGS
    for one in TABLE:
        default = f"`{one.default}`" if one.default else ""
        yield f"| `{one.variable}` | {default} | {_cell(one.help.vi)} | {_cell(one.help.en)} |"
    yield "\n## What is wrong with a value\n\n| tiếng Việt | English |\n|---|---|"
    yield from (f"| {_cell(one.vi)} | {_cell(one.en)} |" for one in FAULTS.values())


def access() -> Lines:
    yield ACCESS
    for role in ROLES.values():
        said = (workshop_text(f"role_{role.name}", language) for language in ("vi", "en"))
        marks = ("✓" if seen else "" for seen in (role.sees_below, role.sees_trail))
        yield f"| `{role.name}` | {' | '.join(said)} | {' | '.join(marks)} | {', '.join(sorted(role.keeps))} |"
    head, *rows = lines()
    yield f"\n## Pages\n\n| {' | '.join(head)} |\n|{'---|' * len(head)}"
    yield from (f"| `{row[0]}` | {' | '.join(row[1:])} |" for row in rows)


def trail() -> Lines:
    yield TRAIL
    yield from (f"| `{name}` | {sentence.vi} | {sentence.en} |" for name, sentence in ACTIONS.items())


def _cell(text: str) -> str:
    return text.replace("⟦", "").replace("⟧", "").replace("|", r"\|")
