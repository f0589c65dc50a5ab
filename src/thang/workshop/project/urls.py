"""Every address of the workshop."""

from __future__ import annotations

from django.urls import include, path

urlpatterns = [
    path("", include("thang.workshop.base.ui.urls")),
    path("", include("thang.workshop.base.people.urls")),
    path("", include("thang.workshop.base.signin.urls")),
    path("organisations/", include("thang.workshop.base.organisations.urls")),
    path("files/", include("thang.workshop.base.files.urls")),
    path("acts/", include("thang.workshop.base.acts.urls")),
    path("calendar/", include("thang.workshop.base.calendar.urls")),
    path("jobs/", include("thang.workshop.base.jobs.urls")),
    path("", include("thang.workshop.base.notices.urls")),
    path("frameworks/", include("thang.workshop.stages.frameworks.urls")),
    path("rounds/", include("thang.workshop.stages.rounds.urls")),
    path("rounds/", include("thang.workshop.stages.submissions.urls")),
    path("evidence/", include("thang.workshop.stages.evidence.urls")),
    path("audit/", include("thang.workshop.base.audit.urls")),
]
handler404 = "thang.workshop.base.parts.errors.not_found"
handler429 = "thang.workshop.base.parts.errors.too_many"
handler403 = "thang.workshop.base.parts.errors.forbidden"
handler500 = "thang.workshop.project.operating.broken.broken"
