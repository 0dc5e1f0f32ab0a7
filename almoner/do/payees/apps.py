from django.apps import AppConfig


class PayeesConfig(AppConfig):
    name = "almoner.do.payees"
    label = "payees"
