"""Addresses of rounds."""

from __future__ import annotations

from django.urls import path

from thang.workshop.stages.rounds import planning_views, question_views, views

app_name = "rounds"
urlpatterns = [
    path("", views.rounds, name="list"),
    path("make/", views.make, name="make"),
    path("<int:pk>/", views.page, name="round"),
    path("<int:pk>/change/", views.change, name="change"),
    path("<int:pk>/participants/", views.participants, name="participants"),
    path("<int:pk>/participants/add/", views.add, name="add"),
    path("<int:pk>/open/", views.open_one, name="open"),
    path("<int:pk>/close/", views.close, name="close"),
    path("<int:pk>/extend/", views.extend, name="extend"),
    path("<int:pk>/suppliers/", planning_views.suppliers, name="suppliers"),
    path("<int:pk>/questions/", question_views.questions, name="questions"),
    path("questions/<int:pk>/reply/", question_views.reply_to, name="reply"),
    path("participants/<int:pk>/ask/<str:code>/", question_views.ask_one, name="ask"),
    path("participants/<int:pk>/", views.participant, name="participant"),
    path("participants/<int:pk>/take-out/", views.take_out_one, name="take_out"),
    path("participants/<int:pk>/exclude/", views.exclude_one, name="exclude"),
    path("participants/<int:pk>/assignments/", planning_views.assignments, name="assignments"),
]
