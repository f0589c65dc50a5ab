"""Some hundred changed publications: each is refused with a reason, or rightly passes.

`python -m benchmarks.mutants` tries thousands.
"""

from __future__ import annotations

from random import Random

import pytest

from benchmarks import bundle_mutants
from benchmarks.bundle_mutants import FORMS, Mutant, judge, originals
from benchmarks.mutants import Task, failures, tried
from benchmarks.mutation import Outcome
from tests.bundle.resealed import replaced
from thang.bundle.verify import verify

pytestmark = pytest.mark.slow

COUNT, SEED = 300, 20261122


def test_no_changed_publication_misbehaves() -> None:
    found = [tried(Task("publications", SEED, number)) for number in range(COUNT)]
    assert failures(found) == []
    assert {"cell.differs", "zip.form", "zip.broken"} <= {one.outcome.end for one in found}


def test_the_originals_pass_so_that_a_refusal_means_something() -> None:
    for original in originals():
        verify(original)


@pytest.mark.parametrize("change", FORMS)
def test_every_change_of_form_makes_another_file(change: bundle_mutants.Change) -> None:
    made = {change(Random(number), originals()[0]) for number in range(20)}
    assert made - {originals()[0]}


def test_a_mutant_is_made_again_from_its_number() -> None:
    one, again = (tried(Task("publications", 1, 7)).outcome for _ in range(2))
    assert one == again


def test_a_pass_of_another_content_would_be_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    """The judge does not take the verifier's word."""
    original = originals()[0]
    verdict = verify(original)
    other = replaced(original, "ranking.csv", ",high,", ",low,")
    monkeypatch.setattr(bundle_mutants, "make", lambda dice, data: Mutant("edit", other))
    monkeypatch.setattr(bundle_mutants, "verify", lambda data: verdict)
    monkeypatch.setattr(bundle_mutants, "originals", lambda: (original,))
    assert judge(Random(1)) == Outcome("edit", "PASS", "passed though these differ: ranking.csv")
