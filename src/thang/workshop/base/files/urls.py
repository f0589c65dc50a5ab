"""Addresses of files."""

from __future__ import annotations

from django.urls import path

from thang.workshop.base.files import tus, views

app_name = "files"
urlpatterns = [
    path("organisation/<int:pk>/", views.files, name="list"),
    path("organisation/<int:pk>/add/", views.add, name="add"),
    path("organisation/<int:pk>/uploads/", tus.uploads, name="uploads"),
    path("uploads/<uuid:pk>/", tus.upload, name="upload"),
    path("<int:pk>/", views.file, name="file"),
    path("<int:pk>/content/", views.content, name="content"),
    path("<int:pk>/preview/", views.preview, name="preview"),
    path("<int:pk>/take-away/", views.take_file_away, name="take_away"),
]
