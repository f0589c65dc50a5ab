"""Addresses of work, notices and reminders."""

from __future__ import annotations

from django.urls import path

from thang.workshop.base.notices import reminder_views, views

app_name = "notices"
urlpatterns = [
    path("my-work/", views.work, name="work"),
    path("notices/", views.notices, name="list"),
    path("notices/read/", views.read, name="read"),
    path("notices/digest/", views.digest, name="digest"),
    path("notices/stop/<str:token>/", views.stop, name="stop"),
    path("reminders/", reminder_views.log, name="log"),
    path("reminders/note/", reminder_views.note_call, name="note"),
    path("reminders/<int:pk>/amend/", reminder_views.amend, name="amend"),
    path("reminders/lists/", reminder_views.lists, name="lists"),
    path("reminders/lists/add/", reminder_views.add_list, name="list_add"),
    path("reminders/lists/<int:pk>/", reminder_views.text, name="text"),
    path("reminders/lists/<int:pk>/change/", reminder_views.change_list, name="list_change"),
    path("reminders/lists/<int:pk>/drop/", reminder_views.drop, name="list_drop"),
    path("reminders/lists/<int:pk>/send/", reminder_views.send, name="send"),
    path("people/<int:pk>/telephone/", views.telephone, name="telephone"),
]
