from django.apps import AppConfig


class FundsConfig(AppConfig):
    name = "almoner.plan.funds"
    label = "funds"
