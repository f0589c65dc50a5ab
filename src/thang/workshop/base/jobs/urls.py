"""Addresses of jobs."""

from __future__ import annotations

from django.urls import path

from thang.workshop.base.jobs import views

app_name = "jobs"
urlpatterns = [
    path("", views.jobs, name="list"),
    path("<int:pk>/", views.job, name="job"),
    path("<int:pk>/cancel/", views.cancel_job, name="cancel"),
    path("<int:pk>/retry/", views.retry_job, name="retry"),
    path("start/<str:kind>/", views.start, name="start"),
]
