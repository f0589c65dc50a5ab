"""Changed publications and framework files by the thousand: each is refused with a reason, or rightly passes.

`python -m benchmarks.mutants [--count 10000] [--seed 1] [--only NUMBER]`. Exit status 1 where one misbehaves: a crash,
more than 1 GB of memory, more than 60 seconds, a refusal that cannot be said, a pass of what does not follow.
"""

from __future__ import annotations

import argparse
import os
import resource
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from multiprocessing import Pool
from random import Random

from benchmarks import bundle_mutants, framework_mutants
from benchmarks.mutation import Outcome

LONGEST, MOST_MEMORY = 60.0, 1_000_000_000
JUDGES: dict[str, Callable[[Random], Outcome]] = {
    "publications": bundle_mutants.judge,
    "framework files": framework_mutants.judge,
}


@dataclass(frozen=True, slots=True)
class Tried:
    """One mutant by its number, and how long it took."""

    number: int
    outcome: Outcome
    seconds: float

    @property
    def failure(self) -> str:
        return self.outcome.failure or (f"took {self.seconds:.0f} s" if self.seconds > LONGEST else "")


@dataclass(frozen=True, slots=True)
class Task:
    what: str
    seed: int
    number: int


def tried(task: Task) -> Tried:
    start = time.perf_counter()
    outcome = JUDGES[task.what](Random(f"{task.seed} {task.number}"))
    return Tried(task.number, outcome, time.perf_counter() - start)


def tasks(what: str, seed: int, count: int) -> Iterator[Task]:
    return (Task(what, seed, number) for number in range(count))


def failures(found: Iterable[Tried]) -> list[Tried]:
    return [one for one in found if one.failure]


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.mutants", description=__doc__)
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", type=int, help="try this number alone")
    args = parser.parse_args()
    if args.only is not None:
        for what in JUDGES:
            print(what, tried(Task(what, args.seed, args.only)))
        return 0
    return max([campaign(what, args.seed, args.count) for what in JUDGES])


def campaign(what: str, seed: int, count: int) -> int:
    """All mutants of one kind on all cores; 1 if one misbehaves."""
    start = time.perf_counter()
    with Pool(os.cpu_count(), _bounded) as pool:
        found = list(pool.imap_unordered(tried, tasks(what, seed, count), chunksize=20))
    longest = max(found, key=lambda one: one.seconds)
    print(f"{count:,} {what}, seed {seed}: {time.perf_counter() - start:.0f} s", end=", ")
    print(f"the longest {longest.seconds:.2f} s (number {longest.number})")
    for end, many in Counter(one.outcome.end for one in found).most_common():
        print(f"  {many:7,}  {end}")
    print_passes(found)
    wrong = failures(found)
    for one in wrong[:20]:
        print(f"  WRONG number {one.number}, {one.outcome.change}: {one.failure}")
    print(f"  {len(wrong)} misbehave")
    return 1 if wrong else 0


def print_passes(found: Iterable[Tried]) -> None:
    """What passed, by what was changed: each was found to follow from its own values, or to be the same publication."""
    passed = Counter(one.outcome.change for one in found if one.outcome.end == "PASS")
    for change, many in sorted(passed.items()):
        print(f"           {many:,} passed: {change}")


def _bounded() -> None:
    """No worker may take more memory than a verifier may."""
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))


if __name__ == "__main__":
    sys.exit(main())
