"""The pages of jobs: who sees which, what they show in both languages, and what can be done."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from tests.workshop.base.jobs.cast import NAME, Clock, Stage
from tests.workshop.conftest import Browser, person
from thang.words.workshop import WORKSHOP
from thang.workshop.base.audit.services import Actor
from thang.workshop.base.jobs import leases
from thang.workshop.base.jobs.models import STATES, Job
from thang.workshop.base.jobs.services import cancel
from thang.workshop.base.organisations.models import Organisation
from thang.workshop.base.parts.work import KINDS, title_of
from thang.workshop.base.people.models import Person

SOURCE = Path(__file__).parents[4] / "src/thang/workshop"
ENGLISH = {"thang_language": "en"}


def text_of(client: Client, address: str) -> str:
    page = client.get(address)
    assert page.status_code == 200, address
    return page.content.decode()


def test_every_sentence_of_jobs_is_there() -> None:
    """Those that a job or a page builds from a name are not found by looking for them in templates."""
    said = [title_of(name) for name in KINDS if name != NAME] + [f"job_{state}" for state in STATES]
    for path in SOURCE.rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        said += re.findall(r'(?:Outcome|fault_of)\(\s*"(\w+)"', text) + re.findall(r'"(job_step_\w+)"', text)
    said += [f"trail_{how}" for how in ("changed", "missing", "not_next", "shortened")]
    assert sorted(set(said) - set(WORKSHOP)) == []
    assert len(said) > 15


def test_whoever_asked_sees_it_and_others_of_their_rank_do_not(
    stage: Stage, province: Organisation, officer: Person, stranger: Person, browser: Browser
) -> None:
    job = stage.asked(province)
    assert f'href="/jobs/{job.pk}/"' in text_of(browser(stage.person), "/jobs/")
    for one in (officer, stranger):
        assert "Chưa có công việc nền nào" in text_of(browser(one), "/jobs/")
        assert browser(one).get(f"/jobs/{job.pk}/").status_code == 404
        for what in ("cancel", "retry"):
            assert browser(one).post(f"/jobs/{job.pk}/{what}/").status_code == 404
    job.refresh_from_db()
    assert job.state == "waiting"


def test_the_office_sees_the_jobs_of_its_reach_and_everybody_their_own(
    stage: Stage, office: Person, commune: Organisation, officer: Person, browser: Browser
) -> None:
    stage.person = officer
    theirs, without = stage.asked(commune), stage.asked(None)
    assert browser(officer).get(f"/jobs/{without.pk}/").status_code == 200
    assert browser(office).get(f"/jobs/{theirs.pk}/").status_code == 200
    assert browser(office).get(f"/jobs/{without.pk}/").status_code == 404


@pytest.mark.parametrize(
    ("cookies", "wanted"),
    [
        ({}, ("Đang chạy: tính lại mã băm từng lần ghi", "1.234/5.678", "Xem lại", "Dừng công việc", "Người yêu cầu")),
        (ENGLISH, ("Running: computing the digest", "1,234 of 5,678", "Look again", "Cancel the work", "Asked by")),
    ],
)
def test_a_running_job_shows_how_far_it_is(
    stage: Stage, clock: Clock, browser: Browser, cookies: dict[str, str], wanted: tuple[str, ...]
) -> None:
    job = stage.asked()
    taken = leases.take(clock())
    assert taken is not None
    leases.report(taken, leases.Progress(1234, 5678, "job_step_proving"), clock())
    client = browser(stage.person)
    client.cookies.load(cookies)
    text = text_of(client, f"/jobs/{job.pk}/")
    assert all(one in text for one in wanted), text
    assert '<progress class="progress-wide" max="5678" value="1234">' in text
    assert "21 %" in text_of(client, "/jobs/")
    cancel(job, actor=Actor("Ai đó"), now=clock())
    text = text_of(client, f"/jobs/{job.pk}/")
    assert ("About to end" if cookies else "Đang dừng theo yêu cầu") in text
    assert f"/jobs/{job.pk}/cancel/" not in text


def test_what_is_over_shows_its_result_and_where_to_look(stage: Stage, browser: Browser) -> None:
    job = stage.asked()
    stage.work()
    text = text_of(browser(stage.person), f"/jobs/{job.pk}/")
    assert "Nhật ký có 2 lần ghi" in text
    assert '<a href="/audit/">Xem kết quả</a>' in text
    assert "/cancel/" not in text
    assert "/retry/" not in text


def test_cancel_and_retry_by_their_buttons(stage: Stage, browser: Browser) -> None:
    job, client = stage.asked(), browser(stage.person)
    page = f"/jobs/{job.pk}/"
    answer = client.post(f"{page}cancel/")
    assert (answer.status_code, answer.headers["Location"]) == (302, page)
    assert "Đã dừng theo yêu cầu" in text_of(client, page)
    answer = client.post(f"{page}cancel/")
    assert (answer.status_code, "không còn gì để dừng" in answer.content.decode()) == (200, True)
    assert client.post(f"{page}retry/").status_code == 302
    job.refresh_from_db()
    assert job.state == "waiting"
    assert "Chỉ chạy lại được" in client.post(f"{page}retry/").content.decode()


@pytest.mark.parametrize("what", ["cancel", "retry", "start"])
def test_nothing_is_done_by_a_link_alone(stage: Stage, browser: Browser, what: str) -> None:
    job = stage.asked()
    address = "/jobs/start/audit.prove/" if what == "start" else f"/jobs/{job.pk}/{what}/"
    assert browser(stage.person).get(address).status_code == 405
    assert Job.objects.count() == 1


@pytest.mark.parametrize("kind", [NAME, "organisations.import_list", "no.such"])
def test_only_what_may_be_started_from_a_page_is(stage: Stage, browser: Browser, kind: str) -> None:
    assert browser(stage.person).post(f"/jobs/start/{kind}/").status_code == 404
    assert not Job.objects.exists()


def test_what_somebody_started_already_is_shown_and_not_started_twice(
    office: Person, province: Organisation, browser: Browser
) -> None:
    colleague = person("colleague", "operator", province)
    started = [browser(one).post("/jobs/start/audit.prove/").headers["Location"] for one in (office, office, colleague)]
    assert started[0] == started[1] != started[2]
    assert browser(office).post(f"{started[0]}cancel/").status_code == 302
    assert browser(office).post("/jobs/start/audit.prove/").headers["Location"] not in started
    assert Job.objects.count() == 3


def test_a_fault_is_shown_as_it_is_written(stage: Stage, clock: Clock, browser: Browser) -> None:
    job = stage.asked()
    taken = leases.take(clock())
    assert taken is not None
    leases.fail(taken, None, {"vi": "<script>vi", "en": "<script>en"}, clock())
    client = browser(stage.person)
    assert "&lt;script&gt;vi" in text_of(client, f"/jobs/{job.pk}/")
    client.cookies.load(ENGLISH)
    assert "&lt;script&gt;en" in text_of(client, f"/jobs/{job.pk}/")


def test_the_list_asks_the_same_few_questions_however_many_jobs_there_are(
    stage: Stage, province: Organisation, browser: Browser, django_assert_max_num_queries: Any
) -> None:
    for number in range(30):
        stage.person = person(f"nguoi-{number}", "officer", province)
        stage.asked(province)
    client = browser(Person.objects.get(sign_in="office"))
    with django_assert_max_num_queries(8):
        assert client.get("/jobs/").content.decode().count("/jobs/") > 30
