from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "thang.workshop.base.audit"
    label = "audit"
