"""Addresses of evidence."""

from __future__ import annotations

from django.urls import path

from thang.workshop.stages.evidence import file_views, import_views, views

app_name = "evidence"
urlpatterns = [
    path("", views.documents, name="list"),
    path("enter/", views.enter, name="enter"),
    path("import/<int:pk>/", import_views.choose_file, name="import"),
    path("import/example/", import_views.example, name="import_example"),
    path("import/preview/<int:pk>/", import_views.preview, name="import_preview"),
    path("<int:pk>/", views.document, name="document"),
    path("<int:pk>/amend/", views.amend, name="amend"),
    path("<int:pk>/take-away/", views.take_away, name="take_away"),
    path("<int:pk>/files/", file_views.attach_files, name="attach"),
    path("<int:pk>/link/", file_views.link, name="link"),
    path("files/<int:pk>/content/", file_views.content, name="content"),
    path("files/<int:pk>/preview/", file_views.preview, name="preview"),
    path("files/<int:pk>/take-away/", file_views.take_file_away, name="detach"),
]
