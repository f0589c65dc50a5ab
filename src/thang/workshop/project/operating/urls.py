"""Addresses for programs that look after the workshop."""

from __future__ import annotations

from django.urls import path

from thang.workshop.project.operating import health, metrics

app_name = "operating"
urlpatterns = [
    path("health/live", health.live, name="live"),
    path("health/ready", health.ready, name="ready"),
    path("metrics", metrics.shown, name="metrics"),
]
