"""Addresses of frameworks."""

from __future__ import annotations

from django.urls import URLPattern

app_name = "frameworks"
urlpatterns: list[URLPattern] = []
