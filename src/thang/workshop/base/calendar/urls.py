"""Addresses of the calendar."""

from __future__ import annotations

from django.urls import path

from thang.workshop.base.calendar import views

app_name = "calendar"
urlpatterns = [
    path("", views.this_year, name="this_year"),
    path("<int:year>/", views.year, name="year"),
    path("<int:year>/fill/", views.fill, name="fill"),
    path("set/", views.set_a_day, name="set"),
    path("days/<int:pk>/take-away/", views.take_away, name="take_away"),
    path("count/", views.count, name="count"),
]
