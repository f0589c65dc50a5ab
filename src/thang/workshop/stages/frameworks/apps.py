from django.apps import AppConfig


class FrameworksConfig(AppConfig):
    name = "thang.workshop.stages.frameworks"
    label = "frameworks"

    def ready(self) -> None:
        """Models cannot be asked for before, so what leans on them is imported here."""
        from thang.workshop.base.people.waiting import register  # noqa: PLC0415  # models are not there before
        from thang.workshop.stages.frameworks.waiting import COMMENTS  # noqa: PLC0415  # models are not there before

        register(COMMENTS)
