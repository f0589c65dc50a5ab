"""Addresses of people."""

from __future__ import annotations

from django.urls import path

from thang.workshop.base.people import delegation_views, import_views, invitation_views, on_behalf_views, views

app_name = "people"
urlpatterns = [
    path("sign-out/", views.sign_out, name="sign_out"),
    path("acting-as/", views.act_as, name="act_as"),
    path("on-behalf/", on_behalf_views.begin, name="on_behalf"),
    path("on-behalf/leave/", on_behalf_views.leave, name="on_behalf_leave"),
    path("people/", views.people, name="list"),
    path("people/<int:pk>/", views.person, name="person"),
    path("people/add/", views.add, name="add"),
    path("people/invite/", invitation_views.invite_somebody, name="invite"),
    path("people/links/", invitation_views.give_links, name="links"),
    path("people/import/", import_views.choose_file, name="import"),
    path("people/import/example.xlsx", import_views.example, name="import_example"),
    path("people/import/<int:draft>/", import_views.preview, name="import_preview"),
    path("people/<int:pk>/link/", invitation_views.give_link, name="link"),
    path("people/<int:pk>/reset-link/", invitation_views.give_reset_link, name="reset_link"),
    path("people/<int:pk>/appoint/", views.give_role, name="appoint"),
    path("people/appointments/<int:pk>/delegate/", delegation_views.lend, name="delegate"),
    path("people/delegations/<int:pk>/withdraw/", delegation_views.take_back, name="withdraw"),
    path("people/appointments/<int:pk>/end/", views.end_role, name="relieve"),
]
