from django.apps import AppConfig


class AccountDoorConfig(AppConfig):
    name = "almoner.doors.account"
    label = "account_door"
