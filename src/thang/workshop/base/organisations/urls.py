"""Addresses of organisations."""

from __future__ import annotations

from django.urls import path

from thang.workshop.base.organisations import import_views, rearrange_views, views

app_name = "organisations"
urlpatterns = [
    path("", views.organisations, name="list"),
    path("tree/", views.tree, name="tree"),
    path("<int:pk>/", views.organisation, name="page"),
    path("<int:pk>/found/", views.found_below, name="found"),
    path("<int:pk>/rename/", views.give_name, name="rename"),
    *(
        path(f"<int:pk>/{name}/", rearrange_views.rearrangement, {"kind": kind}, name=name)
        for name, kind in rearrange_views.KINDS.items()
    ),
    path("<int:pk>/import/", import_views.choose_file, name="import"),
    path("<int:pk>/import/example.xlsx", import_views.example, name="import_example"),
    path("<int:pk>/import/<int:draft>/", import_views.preview, name="import_preview"),
]
