from django.apps import AppConfig


class EvidenceConfig(AppConfig):
    name = "thang.workshop.stages.evidence"
    label = "evidence"

    def ready(self) -> None:
        from thang.workshop.base.files.services import HOLDS  # noqa: PLC0415  # models are there only now
        from thang.workshop.stages.evidence.queries import document_of  # noqa: PLC0415  # as above

        HOLDS.append(document_of)
