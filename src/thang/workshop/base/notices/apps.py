from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "thang.workshop.base.notices"
    label = "notices"

    def ready(self) -> None:
        """What other apps tell is kept here."""
        from thang.workshop.base.notices.services import keep  # noqa: PLC0415  # models are not there before
        from thang.workshop.base.parts.telling import HEARERS  # noqa: PLC0415  # loads the words

        HEARERS.append(keep)
