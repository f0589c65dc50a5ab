from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class JobsConfig(AppConfig):
    name = "thang.workshop.base.jobs"
    label = "jobs"

    def ready(self) -> None:
        """Every app's `jobs` module registers what it has."""
        autodiscover_modules("jobs")
        from thang.workshop.base.jobs.waiting import ENDED  # noqa: PLC0415  # models are not there before
        from thang.workshop.base.people.waiting import register  # noqa: PLC0415  # models are not there before

        register(ENDED)
