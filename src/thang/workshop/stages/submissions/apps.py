from django.apps import AppConfig


class SubmissionsConfig(AppConfig):
    name = "thang.workshop.stages.submissions"
    label = "submissions"
