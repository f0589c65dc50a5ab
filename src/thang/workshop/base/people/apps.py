from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "thang.workshop.base.people"
    label = "people"

    def ready(self) -> None:
        """Models cannot be asked for before, so what leans on them is imported here."""
        from thang.workshop.base.people.handover_drafts import DRAFTS  # noqa: PLC0415  # models are not there before
        from thang.workshop.base.people.waiting import register  # noqa: PLC0415  # models are not there before
        from thang.workshop.base.people.waiting_people import SOURCES  # noqa: PLC0415  # models are not there before

        for source in (DRAFTS, *SOURCES):
            register(source)
