"""Addresses of submissions, below those of rounds."""

from __future__ import annotations

from django.urls import path

from thang.workshop.stages.submissions import board_views, citing_views, confirm_views, supply_views, views

app_name = "submissions"
urlpatterns = [
    path("<int:pk>/board/", board_views.board, name="board"),
    path("<int:pk>/board/indicators/", board_views.indicators, name="indicators"),
    path("<int:pk>/board/days/", board_views.days, name="days"),
    path("supplies/", supply_views.supplies, name="supplies"),
    path("supplies/<int:pk>/", supply_views.supply, name="supply"),
    path("supplies/<int:pk>/sheet/", supply_views.sheet, name="sheet"),
    path("units/<int:pk>/", views.form, name="form"),
    path("units/<int:pk>/print/", views.printed, name="print"),
    path("units/<int:pk>/carry-over/", views.carry, name="carry"),
    path("units/<int:pk>/confirm/", confirm_views.confirm_page, name="confirm"),
    path("units/<int:pk>/withdraw/", confirm_views.withdraw_page, name="withdraw"),
    path("units/<int:pk>/indicators/<str:code>/", views.answer, name="answer"),
    path("units/<int:pk>/indicators/<str:code>/cite/", citing_views.cite_one, name="cite"),
    path("units/<int:pk>/indicators/<str:code>/cite/<int:citation>/let-go/", citing_views.let_one_go, name="let_go"),
    path("units/<int:pk>/indicators/<str:code>/here/", views.here, name="here"),
    path("units/<int:pk>/indicators/<str:code>/supplied/", views.supplied, name="supplied"),
    path("units/<int:pk>/indicators/<str:code>/remark/", views.say, name="remark"),
]
