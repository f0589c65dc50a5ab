from django.apps import AppConfig


class SignInConfig(AppConfig):
    name = "thang.workshop.base.signin"
    label = "signin"

    def ready(self) -> None:
        """What allauth tells of by signals is recorded."""
        from thang.workshop.base.signin import told  # noqa: PLC0415  # models cannot be asked for before

        told.listen()
