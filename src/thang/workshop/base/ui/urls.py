"""Addresses of the first page and of what belongs to all."""

from __future__ import annotations

from django.urls import path

from thang.workshop.base.ui import views

app_name = "ui"
urlpatterns = [
    path("", views.home, name="home"),
    path("components/", views.components, name="components"),
    path("language/", views.language, name="language"),
]
