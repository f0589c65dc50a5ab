"""Addresses of work, notices and reminders."""

from __future__ import annotations

from django.urls import path

from thang.workshop.base.notices import views

app_name = "notices"
urlpatterns = [
    path("work/", views.work, name="work"),
    path("notices/", views.notices, name="list"),
    path("notices/read/", views.read, name="read"),
    path("notices/digest/", views.digest, name="digest"),
    path("notices/stop/<str:token>/", views.stop, name="stop"),
    path("people/<int:pk>/telephone/", views.telephone, name="telephone"),
]
