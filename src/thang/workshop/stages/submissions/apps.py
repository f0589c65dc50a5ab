from django.apps import AppConfig


class SubmissionsConfig(AppConfig):
    name = "thang.workshop.stages.submissions"
    label = "submissions"

    def ready(self) -> None:
        """Who takes part is counted here from the moment a round opens."""
        from thang.workshop.base.people.waiting import register  # noqa: PLC0415  # models are not there before
        from thang.workshop.stages.evidence.queries import HOLDS  # noqa: PLC0415  # as above
        from thang.workshop.stages.rounds.services import CHANGED  # noqa: PLC0415  # as above
        from thang.workshop.stages.submissions.citing import times_cited  # noqa: PLC0415  # as above
        from thang.workshop.stages.submissions.counting import recount  # noqa: PLC0415  # as above
        from thang.workshop.stages.submissions.waiting import SOURCES  # noqa: PLC0415  # as above

        CHANGED.append(recount)
        HOLDS.append(times_cited)
        for source in SOURCES:
            register(source)
