"""Addresses of frameworks."""

from __future__ import annotations

from django.urls import path

from thang.workshop.stages.frameworks import views

app_name = "frameworks"
urlpatterns = [
    path("", views.editions, name="list"),
    path("upload/", views.upload, name="upload"),
    path("<int:pk>/", views.edition, name="edition"),
    path("<int:pk>/file/", views.file, name="file"),
    path("<int:pk>/edit/", views.edit, name="edit"),
]
