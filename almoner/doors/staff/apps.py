from django.apps import AppConfig


class StaffConfig(AppConfig):
    name = "almoner.doors.staff"
    label = "staff"
