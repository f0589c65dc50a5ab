"""Addresses of frameworks."""

from __future__ import annotations

from django.urls import path

from thang.workshop.stages.frameworks import (
    adoption_views,
    annex_views,
    comment_views,
    effect_views,
    indicator_views,
    sheet_views,
    views,
)

app_name = "frameworks"
urlpatterns = [
    path("", views.editions, name="list"),
    path("upload/", views.upload, name="upload"),
    path("<int:pk>/", views.edition, name="edition"),
    path("<int:pk>/file/", views.file, name="file"),
    path("<int:pk>/edit/", views.edit, name="edit"),
    path("<int:pk>/preview/", adoption_views.preview, name="preview"),
    path("<int:pk>/adopt/", adoption_views.adopt_by_act, name="adopt"),
    path("<int:pk>/copy/", adoption_views.copy, name="copy"),
    path("<int:pk>/changes/", adoption_views.changes, name="changes"),
    path("workbook/upload/", sheet_views.upload_workbook, name="upload_workbook"),
    path("workbook/template/", sheet_views.template, name="template"),
    path("<int:pk>/effect/", effect_views.effect, name="effect"),
    path("annex/", annex_views.annex, name="annex"),
    path("<int:pk>/workbook/", sheet_views.workbook, name="workbook"),
    path("<int:pk>/send/", comment_views.send, name="send"),
    path("<int:pk>/comments/", comment_views.comments, name="comments"),
    path("<int:pk>/comments/add/", comment_views.add, name="comment_add"),
    path("comments/<int:pk>/", comment_views.reply, name="reply"),
    path("<int:pk>/indicators/add/", indicator_views.add, name="indicator_add"),
    path("<int:pk>/indicators/<int:at>/", indicator_views.indicator, name="indicator"),
    path("<int:pk>/indicators/<int:at>/move/", indicator_views.move, name="indicator_move"),
    path("<int:pk>/indicators/<int:at>/remove/", indicator_views.remove, name="indicator_remove"),
]
