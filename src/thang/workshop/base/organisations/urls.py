"""Addresses of organisations."""

from __future__ import annotations

from django.urls import path

from thang.workshop.base.organisations import views

app_name = "organisations"
urlpatterns = [
    path("", views.organisations, name="list"),
    path("tree/", views.tree, name="tree"),
    path("<int:pk>/", views.organisation, name="page"),
    path("<int:pk>/found/", views.found_below, name="found"),
    path("<int:pk>/rename/", views.give_name, name="rename"),
]
