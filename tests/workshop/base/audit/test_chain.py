"""The chain, without a database: whatever is done to a run of entries is found, at the entry where it begins."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import fields, replace
from hashlib import sha256
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thang.workshop.base.audit.chain import BEGINNING, Broken, Head, Link, Said, digest_of, first_broken

TEXTS = [field.name for field in fields(Said) if field.name != "number"]
AT = "2026-11-02T01:00:00.000000Z"


def said(number: int, name: str = "Xã Bát Xát") -> Said:
    state = f'{{"name": "{name}"}}'
    subject = "organisations.organisation:1"
    return Said(number, AT, "An", "Sở", "organisation.renamed", subject, name, "1", "", state, "QĐ 1")


def chained(entries: Iterable[Said]) -> list[Link]:
    """As the trail is written: each with the digest of the one before."""
    links: list[Link] = []
    for one in entries:
        previous = links[-1].digest if links else BEGINNING
        links.append(Link(one, previous, digest_of(one, previous)))
    return links


def head_of(links: Sequence[Link]) -> Head:
    return Head(links[-1].said.number, links[-1].digest) if links else Head(0, BEGINNING)


def numbered(links: Sequence[Link]) -> list[Link]:
    """The same entries with new numbers, and every digest made anew: what a careful forger does."""
    return chained(replace(link.said, number=number) for number, link in enumerate(links, 1))


runs = st.lists(st.text(max_size=20), min_size=1, max_size=8).map(
    lambda names: chained(said(number, name) for number, name in enumerate(names, 1))
)


def test_the_digest_is_that_of_the_sorted_json_of_all_fields_and_the_digest_before() -> None:
    """By hand: the RFC 8785 form has its names in order, no blank, and the letters as they are."""
    one = Said(7, AT, "An", "", "act.added", "1", "Luật", "9", "", "", "")
    text = (
        f'{{"action":"act.added","actor":"An","after":"","at":"{AT}","basis":"","before":"","number":7,'
        f'"on_behalf_of":"","organisation":"9","previous":"{BEGINNING}","subject":"1","subject_name":"Luật"}}'
    )
    assert digest_of(one, BEGINNING) == sha256(text.encode()).hexdigest()


def test_an_empty_trail_holds() -> None:
    assert first_broken([], Head(0, BEGINNING)) is None


@given(runs)
def test_a_trail_as_it_was_written_holds_also_against_every_head_it_ever_had(links: list[Link]) -> None:
    assert first_broken(links, head_of(links), [head_of(links[:many]) for many in range(len(links) + 1)]) is None


@given(links=runs, data=st.data(), field=st.sampled_from(TEXTS))
def test_every_text_changed_alone_is_found_at_its_number(links: list[Link], data: st.DataObject, field: str) -> None:
    at = data.draw(st.integers(0, len(links) - 1))
    old = getattr(links[at].said, field)
    new = data.draw(st.text(max_size=20).filter(lambda text: text != old))
    changed = [*links]
    other = replace(links[at].said, **{field: new})  # type: ignore[arg-type]  # a field of text, picked by its name
    changed[at] = replace(links[at], said=other)
    assert first_broken(changed, head_of(links)) == Broken(at + 1, "changed")


@given(links=runs, data=st.data())
def test_another_number_is_found_where_it_stands(links: list[Link], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(links) - 1))
    number = data.draw(st.integers(-3, 12).filter(lambda other: other != at + 1))
    changed = [*links]
    changed[at] = replace(links[at], said=replace(links[at].said, number=number))
    assert first_broken(changed, head_of(links)) == Broken(at + 1, "missing")


@given(links=runs, data=st.data())
def test_a_changed_digest_is_found_at_its_number(links: list[Link], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(links) - 1))
    changed = [*links]
    changed[at] = replace(links[at], digest="f" * 64)
    assert first_broken(changed, head_of(links)) == Broken(at + 1, "changed")
    changed[at] = replace(links[at], previous="f" * 64)
    assert first_broken(changed, head_of(links)) == Broken(at + 1, "not_next")


@given(links=runs, data=st.data())
def test_an_entry_changed_with_its_own_digest_made_anew_is_found_at_the_next(
    links: list[Link], data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, len(links) - 1))
    other = replace(links[at].said, actor="Bình")
    changed = [*links]
    changed[at] = Link(other, links[at].previous, digest_of(other, links[at].previous))
    is_last = at + 1 == len(links)
    assert first_broken(changed, head_of(links)) == (
        Broken(at + 1, "changed") if is_last else Broken(at + 2, "not_next")
    )


@given(links=runs, data=st.data())
def test_a_removed_entry_is_found(links: list[Link], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(links) - 1))
    how = "shortened" if at + 1 == len(links) else "missing"
    assert first_broken(links[:at] + links[at + 1 :], head_of(links)) == Broken(at + 1, how)


@given(links=runs, data=st.data())
def test_entries_cut_off_at_the_end_are_found_at_the_first_of_them(links: list[Link], data: st.DataObject) -> None:
    left = data.draw(st.integers(0, len(links) - 1))
    assert first_broken(links[:left], head_of(links)) == Broken(left + 1, "shortened")


@given(links=runs, data=st.data())
def test_an_inserted_entry_is_found(links: list[Link], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(links)))
    previous = links[at - 1].digest if at else BEGINNING
    one = said(at + 1, "chen vào")
    changed = [*links[:at], Link(one, previous, digest_of(one, previous)), *links[at:]]
    last = {len(links): Broken(at + 1, "not_next"), len(links) - 1: Broken(at + 1, "changed")}  # the head knows better
    assert first_broken(changed, head_of(links)) == last.get(at, Broken(at + 2, "missing"))


@given(links=runs, data=st.data())
def test_a_doubled_entry_is_found(links: list[Link], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(links) - 1))
    assert first_broken([*links[: at + 1], *links[at:]], head_of(links)) == Broken(at + 2, "missing")


@given(links=runs.filter(lambda links: len(links) > 1), data=st.data())
def test_two_entries_that_changed_places_are_found_at_the_first(links: list[Link], data: st.DataObject) -> None:
    one, other = sorted(data.draw(st.sets(st.integers(0, len(links) - 1), min_size=2, max_size=2)))
    changed = [*links]
    changed[one], changed[other] = links[other], links[one]
    assert first_broken(changed, head_of(links)) == Broken(one + 1, "missing")


def test_entries_whose_texts_changed_places_are_found_at_the_first() -> None:
    links = chained(said(number, f"Xã {number}") for number in range(1, 5))
    changed = [*links]
    for here, there in ((1, 2), (2, 1)):
        changed[here] = replace(links[here], said=replace(links[there].said, number=here + 1))
    assert first_broken(changed, head_of(links)) == Broken(2, "changed")


@given(runs, st.data())
def test_a_chain_rewritten_with_all_digests_is_found_only_through_a_noted_head(
    links: list[Link], data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, len(links) - 1))
    forged = chained(replace(link.said, actor="Bình") if link is links[at] else link.said for link in links)
    assert first_broken(forged, head_of(forged)) is None
    assert first_broken(forged, head_of(forged), [head_of(links)]) == Broken(len(links), "changed")
    earlier = [head_of(links[:many]) for many in range(at + 1)]
    assert first_broken(forged, head_of(forged), earlier) is None  # they say nothing of what came after them


@pytest.mark.parametrize(("removed", "how"), [(5, "shortened"), (2, "changed")])
def test_a_chain_closed_over_a_removed_entry_is_found_only_through_a_noted_head(removed: int, how: str) -> None:
    links = chained(said(number, f"Xã {number}") for number in range(1, 6))
    forged = numbered([link for link in links if link.said.number != removed])
    assert first_broken(forged, head_of(forged)) is None
    noted = head_of(links) if how == "shortened" else head_of(links[:3])
    assert first_broken(forged, head_of(forged), [noted]) == Broken(noted.number, how)


def test_the_first_of_several_noted_heads_that_does_not_fit_is_told() -> None:
    links = chained(said(number) for number in range(1, 6))
    forged = chained(replace(link.said, actor="Bình") for link in links)
    heads = [head_of(links[:many]) for many in (5, 3, 4)]
    assert first_broken(forged, head_of(forged), heads) == Broken(3, "changed")


def test_two_heads_that_disagree_on_one_entry_cannot_both_be_right() -> None:
    links = chained(said(number) for number in range(1, 3))
    assert first_broken(links, head_of(links), [Head(2, "f" * 64)]) == Broken(2, "changed")


@pytest.mark.parametrize("noted", [Head(3, "f" * 64), Head(9, "f" * 64)])
def test_a_head_noted_beyond_the_end_says_that_the_end_was_cut_off(noted: Head) -> None:
    links = chained(said(number) for number in range(1, 3))
    assert first_broken(links, head_of(links), [noted]) == Broken(3, "shortened")


def test_an_entry_added_behind_the_head_is_found() -> None:
    links = chained(said(number) for number in range(1, 6))
    assert first_broken(links, head_of(links[:3])) == Broken(4, "not_next")


def test_each_entry_is_bound_to_the_one_before() -> None:
    links = chained(said(number) for number in range(1, 6))
    assert [later.previous for _, later in pairwise(links)] == [link.digest for link in links[:-1]]
    assert len({link.digest for link in links}) == 5
