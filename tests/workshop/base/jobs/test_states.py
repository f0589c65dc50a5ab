"""Every way from one state of a job to another, and every way that there is not."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from tests.workshop.base.jobs.cast import BEGINNING, NAME, Clock, Passing, Stage, well
from thang.cli.doctor_workshop import examine_jobs
from thang.words.usage import say
from thang.workshop.base.audit.models import Entry
from thang.workshop.base.audit.services import Actor
from thang.workshop.base.jobs import leases
from thang.workshop.base.jobs.models import Job
from thang.workshop.base.jobs.queries import failed_lately, overdue
from thang.workshop.base.jobs.services import cancel, retry
from thang.workshop.base.jobs.worker import Stop
from thang.workshop.base.parts.forms import Refused
from thang.workshop.base.parts.work import KINDS, LEASE, Outcome, Work

SOMEBODY = Actor("Ai đó")


def trail() -> list[str]:
    """What was recorded of jobs, in its order."""
    return list(Entry.objects.filter(action__startswith="job.").order_by("number").values_list("action", flat=True))


def test_a_job_waits_runs_and_is_done(stage: Stage) -> None:
    job = stage.asked()
    assert (job.state, job.asked_at) == ("waiting", BEGINNING)
    seen = []

    def body(work: Work) -> Outcome:
        job.refresh_from_db()
        seen.append((job.state, job.take, job.lease_until))
        return well(work)

    stage.plays(body)
    assert stage.work()
    job.refresh_from_db()
    assert seen == [("running", 1, BEGINNING + LEASE)]
    assert (job.state, job.done, job.total, job.lease_until, job.ended_at) == ("done", 2, 2, None, BEGINNING)
    assert job.result["en"] == "The trail has 2 entries, and the chain holds. Heads noted elsewhere that agree: 0."
    assert job.result["vi"].startswith("Nhật ký có 2 lần ghi")
    assert trail() == ["job.asked", "job.done"]
    assert not stage.work()


def test_the_one_that_has_been_due_for_longest_is_taken_first(stage: Stage, clock: Clock) -> None:
    first = stage.asked()
    clock.move(seconds=1)
    stage.asked()
    taken = leases.take(clock())
    assert taken is not None
    assert taken.pk == first.pk


def test_what_is_refused_fails_with_its_sentence_in_both_languages(stage: Stage) -> None:
    def body(work: Work) -> Outcome:
        raise Refused("code_is_taken", code="15", name="Lào Cai")

    stage.plays(body)
    job = stage.asked()
    stage.work()
    job.refresh_from_db()
    assert (job.state, job.fault["en"]) == ("failed", "the code 15 is borne by Lào Cai")
    assert job.fault["vi"] == "mã 15 đang là mã của Lào Cai"
    assert trail() == ["job.asked", "job.failed"]
    assert failed_lately(BEGINNING) == 1
    assert failed_lately(BEGINNING + timedelta(days=8)) == 0


def test_an_unforeseen_fault_tells_the_user_a_sentence_and_the_log_the_rest(
    stage: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    def body(work: Work) -> Outcome:
        raise RuntimeError("a detail of no interest")

    stage.plays(body)
    job = stage.asked()
    with caplog.at_level(logging.ERROR):
        stage.work()
    job.refresh_from_db()
    assert job.state == "failed"
    assert job.fault["en"].startswith("The software failed at this work")
    assert "a detail of no interest" in caplog.text
    assert not Entry.objects.filter(after__contains="a detail").exists()


def test_a_passing_fault_is_tried_again_after_waits_that_grow_until_it_is_enough(stage: Stage, clock: Clock) -> None:
    begun = []

    def body(work: Work) -> Outcome:
        begun.append(work.checkpoint)
        work.report(len(begun), 9, "job_step_proving", {"at": len(begun)})
        raise Passing

    stage.plays(body)
    job = stage.asked()
    for tries, wait in enumerate((30, 60, 120, 240), start=1):
        assert stage.work()
        job.refresh_from_db()
        assert (job.state, job.tries) == ("waiting", tries)
        assert job.due_at == clock() + timedelta(seconds=wait)
        clock.move(seconds=wait - 1)
        assert not stage.work(), "not before its time"
        clock.move(seconds=1)
    assert stage.work()
    job.refresh_from_db()
    assert job.state == "failed"
    assert begun == [{}, {"at": 1}, {"at": 2}, {"at": 3}, {"at": 4}]
    assert trail() == ["job.asked", "job.failed"]


def test_a_job_that_waits_is_cancelled_at_once(stage: Stage, clock: Clock) -> None:
    job = stage.asked()
    cancel(job, actor=SOMEBODY, now=clock())
    job.refresh_from_db()
    assert (job.state, job.ended_at) == ("cancelled", BEGINNING)
    assert not stage.work()
    assert trail() == ["job.asked", "job.cancelled"]


def test_a_job_that_runs_ends_at_its_next_report(stage: Stage, clock: Clock) -> None:
    job, reached = stage.asked(), []

    def body(work: Work) -> Outcome:
        try:
            for number in range(1, 5):
                clock.move(seconds=2)
                work.report(number, 5, "job_step_proving", {"at": number})
                reached.append(number)
                if number == 2:
                    cancel(job, actor=SOMEBODY, now=clock())
        except Exception:  # what a job catches does not keep it from ending
            reached.append(99)
        return well(work)

    stage.plays(body)
    stage.work()
    job.refresh_from_db()
    assert (job.state, job.done, reached) == ("cancelled", 3, [1, 2])
    assert job.checkpoint == {"at": 3}
    assert trail() == ["job.asked", "job.cancel_asked", "job.cancelled"]


def test_a_cancelled_job_goes_on_from_its_checkpoint_when_it_is_tried_again(stage: Stage, clock: Clock) -> None:
    job = stage.asked()
    Job.objects.filter(pk=job.pk).update(checkpoint={"at": 3})
    cancel(job, actor=SOMEBODY, now=clock())
    retry(job, actor=SOMEBODY, now=clock())
    begun = []

    def body(work: Work) -> Outcome:
        begun.append(work.checkpoint)
        return well(work)

    stage.plays(body)
    assert stage.work()
    job.refresh_from_db()
    assert (job.state, begun) == ("done", [{"at": 3}])
    assert trail() == ["job.asked", "job.cancelled", "job.retried", "job.done"]


@pytest.mark.parametrize("state", ["done", "failed", "cancelled"])
def test_what_is_over_cannot_be_cancelled(stage: Stage, clock: Clock, state: str) -> None:
    job = stage.asked()
    Job.objects.filter(pk=job.pk).update(state=state)
    with pytest.raises(Refused, match="job_is_over"):
        cancel(job, actor=SOMEBODY, now=clock())
    assert trail() == ["job.asked"]


def test_a_job_is_asked_to_end_only_once(stage: Stage, clock: Clock) -> None:
    job = stage.asked()
    assert leases.take(clock()) is not None
    cancel(job, actor=SOMEBODY, now=clock())
    with pytest.raises(Refused, match="job_cancel_is_asked"):
        cancel(job, actor=SOMEBODY, now=clock())


@pytest.mark.parametrize("state", ["waiting", "running", "done"])
def test_only_what_failed_or_was_cancelled_is_tried_again(stage: Stage, clock: Clock, state: str) -> None:
    job = stage.asked()
    until = clock() + LEASE if state == "running" else None
    Job.objects.filter(pk=job.pk).update(state=state, lease_until=until)
    with pytest.raises(Refused, match="job_is_not_to_retry"):
        retry(job, actor=SOMEBODY, now=clock())


def test_a_worker_that_is_told_to_end_puts_its_job_back_with_what_it_has_done(stage: Stage, clock: Clock) -> None:
    job, stop = stage.asked(), Stop()

    def body(work: Work) -> Outcome:
        for number in range(1, 5):
            if number == 3:
                stop.is_told = True
            work.report(number, 5, "job_step_proving", {"at": number})  # only the first one is written: no time goes by
        return well(work)

    stage.plays(body)
    stage.work(stop)
    job.refresh_from_db()
    assert (job.state, job.done, job.checkpoint, job.tries, job.lease_until) == ("waiting", 3, {"at": 3}, 0, None)
    assert trail() == ["job.asked"]


def test_a_job_whose_lease_ran_out_goes_on_from_its_checkpoint(stage: Stage, clock: Clock) -> None:
    job = stage.asked()
    taken = leases.take(clock())
    assert taken is not None
    leases.report(taken, leases.Progress(1, 2, "job_step_proving", {"at": 1}), clock())
    clock.move(seconds=59)
    assert not stage.work(), "its worker still has it"
    clock.move(seconds=2)
    begun = []

    def body(work: Work) -> Outcome:
        begun.append(work.checkpoint)
        return well(work)

    stage.plays(body)
    assert stage.work()
    job.refresh_from_db()
    assert (job.state, job.take, job.tries, begun) == ("done", 2, 1, [{"at": 1}])


def test_a_worker_that_lost_its_lease_writes_nothing_any_more(stage: Stage, clock: Clock) -> None:
    job = stage.asked()
    stale = leases.take(clock())
    assert stale is not None
    clock.move(minutes=2)
    fresh = leases.take(clock())
    assert fresh is not None
    progress = leases.Progress(1, 1, "job_step_proving", {"at": "stale"})
    writes: tuple[Callable[[], object], ...] = (
        lambda: leases.report(stale, progress, clock()),
        lambda: leases.save_checkpoint(stale, {"at": "stale"}, clock()),
        lambda: leases.put_back(stale, progress, clock()),
        lambda: leases.put_off(stale, progress, clock()),
        lambda: leases.finish(stale, progress, Outcome("trail_changed", {"number": 1}), clock()),
        lambda: leases.fail(stale, progress, leases.fault_of("job_broke"), clock()),
        lambda: leases.end_cancelled(stale, progress, clock()),
    )
    for write in writes:
        with pytest.raises(leases.Lost):
            write()
    job.refresh_from_db()
    assert (job.state, job.take, job.done, job.checkpoint) == ("running", 2, 0, {})
    assert trail() == ["job.asked"], "nor does an entry of what it did not write stand in the trail"
    leases.finish(fresh, None, Outcome("trail_changed", {"number": 1}), clock())


def test_a_write_with_its_checkpoint_is_undone_where_the_lease_was_lost(stage: Stage, clock: Clock) -> None:
    job = stage.asked()

    def body(work: Work) -> Outcome:
        clock.move(minutes=2)
        assert leases.take(clock()) is not None  # somebody else has it now
        with transaction.atomic():
            Job.objects.filter(pk=job.pk).update(actor="written by the stale one")
            work.save({"is_written": True})
        return well(work)

    stage.plays(body)
    stage.work()
    job.refresh_from_db()
    assert (job.state, job.take, job.actor, job.checkpoint) == ("running", 2, "Người thử", {})


def test_a_checkpoint_that_was_undone_with_its_write_is_not_written_afterwards(stage: Stage, clock: Clock) -> None:
    job = stage.asked()

    def body(work: Work) -> Outcome:
        work.report(0, 1, "job_step_proving", {"at": 0})
        with transaction.atomic():
            work.save({"is_written": True})
            raise Passing

    stage.plays(body)
    stage.work()
    job.refresh_from_db()
    assert (job.state, job.checkpoint) == ("waiting", {"at": 0})


def test_a_job_that_was_to_be_cancelled_when_its_worker_was_lost_is_cancelled(stage: Stage, clock: Clock) -> None:
    job = stage.asked()
    leases.take(clock())
    cancel(job, actor=SOMEBODY, now=clock())
    clock.move(minutes=2)
    stage.work()
    job.refresh_from_db()
    assert job.state == "cancelled"


def test_a_job_that_was_to_be_cancelled_does_not_wait_for_its_next_try(stage: Stage, clock: Clock) -> None:
    job = stage.asked()
    Job.objects.filter(pk=job.pk).update(is_cancel_asked=True, due_at=clock() + timedelta(hours=1))
    assert stage.work()
    job.refresh_from_db()
    assert job.state == "cancelled"


def test_a_job_that_kills_its_workers_does_not_go_on_for_ever(stage: Stage, clock: Clock) -> None:
    job = stage.asked()
    for _ in range(leases.MOST_TRIES):
        assert leases.take(clock()) is not None
        clock.move(minutes=2)
    assert stage.work()
    job.refresh_from_db()
    assert (job.state, job.fault) == ("failed", leases.fault_of("job_lost_its_workers"))


def test_a_kind_that_this_version_does_not_know_fails_in_words(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    job = stage.asked()
    monkeypatch.delitem(KINDS, NAME)
    stage.work()
    job.refresh_from_db()
    assert (job.state, job.fault, str(job)) == ("failed", leases.fault_of("job_is_unknown"), NAME)


def test_reports_are_written_once_a_second_and_renew_the_lease(stage: Stage, clock: Clock) -> None:
    job, written = stage.asked(), []

    def body(work: Work) -> Outcome:
        for number in range(1, 7):
            work.report(number, 6, "job_step_proving")
            job.refresh_from_db()
            written.append(job.done)
            assert job.lease_until is not None
            assert job.lease_until > clock()
            clock.move(seconds=0.5)
        return well(work)

    stage.plays(body)
    stage.work()
    assert written == [1, 1, 3, 3, 5, 5]


def test_a_job_left_waiting_is_noticed(stage: Stage, clock: Clock) -> None:
    stage.asked()
    assert overdue(clock() + timedelta(minutes=29)) == 0
    assert overdue(clock() + timedelta(minutes=31)) == 1


def test_the_doctor_says_what_waits_too_long_and_what_failed(stage: Stage, clock: Clock) -> None:
    clock.now = timezone.now() - timedelta(minutes=31)
    job = stage.asked()
    assert told_by_the_doctor() == (
        "background work: 1 waiting for more than 30 minutes; run thang worker, or look at THANG_WORKERS",
        False,
    )
    Job.objects.filter(pk=job.pk).update(state="failed", ended_at=clock())
    assert told_by_the_doctor() == ("background work: nothing left waiting; failed in the last 7 days: 1", True)


def told_by_the_doctor() -> tuple[str, bool]:
    found = examine_jobs()
    return say(found.sentence, "en", found.facts), found.is_good


@pytest.mark.parametrize("wrong", [{"state": "asleep"}, {"lease_until": BEGINNING}, {"state": "running"}, {"done": 1}])
def test_the_database_itself_refuses_what_no_job_can_be(stage: Stage, wrong: dict[str, object]) -> None:
    job = stage.asked()
    with pytest.raises(IntegrityError), transaction.atomic():
        Job.objects.filter(pk=job.pk).update(**wrong)
