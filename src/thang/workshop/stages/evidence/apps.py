from django.apps import AppConfig


class EvidenceConfig(AppConfig):
    name = "thang.workshop.stages.evidence"
    label = "evidence"
