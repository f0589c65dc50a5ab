from django.apps import AppConfig


class CalendarConfig(AppConfig):
    name = "thang.workshop.base.calendar"
    label = "calendar"
