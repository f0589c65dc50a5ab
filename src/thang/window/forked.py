"""Work spread over forked processes: they share what was read before, and hand back small answers.

Where a system cannot fork, the work is done in this process.
"""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterator, Sequence
from multiprocessing import get_all_start_methods, get_context
from multiprocessing.connection import Connection, wait
from typing import Any, Generic, TypeVar

Job = TypeVar("Job")
Answer = TypeVar("Answer")


class WorkerDied(Exception):
    """A process ended without an answer, killed from outside or for want of memory."""


def cores() -> int:
    """How many processes may work at once."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class Forked(Generic[Job, Answer]):
    """`work` done for every job by some processes, which start at once; iterating gives the answers as they come.

    An exception of the work is raised where the answers are taken; the other processes are ended then.
    """

    def __init__(self, work: Callable[[Job], Answer], jobs: Sequence[Job], workers: int) -> None:
        self._work, self._jobs = work, jobs
        self._processes: list[Any] = []
        self._pipes: list[Connection] = []
        self._following: Any = None
        if jobs and workers > 1 and "fork" in get_all_start_methods():
            self._start(min(workers, len(jobs)))

    def _start(self, workers: int) -> None:
        context = get_context("fork")
        self._following = context.Value("i", 0)  # kept: its memory is shared, and must not be given to another one
        gc.collect()
        gc.freeze()  # what is shared stays shared: the collector of a child does not touch it
        for _ in range(workers):
            here, there = context.Pipe(duplex=False)
            process = context.Process(target=self._serve, args=(there,), daemon=True)
            process.start()
            there.close()
            self._processes.append(process)
            self._pipes.append(here)
        gc.unfreeze()

    def _serve(self, pipe: Connection) -> None:
        """In a child: take the next job until there is none."""
        try:
            while True:
                with self._following.get_lock():
                    at = self._following.value
                    self._following.value += 1
                if at >= len(self._jobs):
                    break
                pipe.send((True, self._work(self._jobs[at])))
        except BaseException as error:  # whatever it is, the parent raises it
            pipe.send((False, error))
        pipe.send((None, None))

    def __iter__(self) -> Iterator[Answer]:
        if not self._pipes:
            yield from map(self._work, self._jobs)
            return
        try:
            yield from self._answers()
        finally:
            self.end()

    def _answers(self) -> Iterator[Answer]:
        open_pipes = list(self._pipes)
        while open_pipes:
            ready = wait(open_pipes)
            for pipe in [one for one in open_pipes if one in ready]:
                try:
                    is_answer, found = pipe.recv()
                except EOFError:
                    raise WorkerDied from None
                if is_answer is None:
                    open_pipes.remove(pipe)
                elif is_answer:
                    yield found
                else:
                    raise found

    def end(self) -> None:
        """End what still works; to be called when the answers are no longer wanted."""
        for process in self._processes:
            process.terminate()
            process.join()
        for pipe in self._pipes:
            pipe.close()
        self._processes, self._pipes, self._jobs = [], [], ()
