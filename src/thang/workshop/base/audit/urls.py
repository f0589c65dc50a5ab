"""Addresses of the trail."""

from __future__ import annotations

from django.urls import path

from thang.workshop.base.audit import views

app_name = "audit"
urlpatterns = [
    path("", views.trail, name="trail"),
    path("<int:number>/", views.entry, name="entry"),
]
