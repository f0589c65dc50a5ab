"""Addresses of acts."""

from __future__ import annotations

from django.urls import path

from thang.workshop.base.acts import views

app_name = "acts"
urlpatterns = [
    path("", views.acts, name="list"),
    path("enter/", views.enter, name="enter"),
    path("<int:pk>/", views.act, name="act"),
    path("<int:pk>/correct/", views.correct, name="correct"),
    path("<int:pk>/replace/", views.replace, name="replace"),
    path("<int:pk>/lapse/", views.lapse, name="lapse"),
    path("replacements/<int:pk>/withdraw/", views.withdraw, name="withdraw"),
]
