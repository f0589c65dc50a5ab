from django.apps import AppConfig


class RoundsConfig(AppConfig):
    name = "thang.workshop.stages.rounds"
    label = "rounds"

    def ready(self) -> None:
        """What waits here is in the register of open work."""
        from thang.workshop.base.people.waiting import register  # noqa: PLC0415  # models are not there before
        from thang.workshop.stages.rounds.waiting import SOURCES  # noqa: PLC0415  # as above

        for source in SOURCES:
            register(source)
