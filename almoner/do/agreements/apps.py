from django.apps import AppConfig


class AgreementsConfig(AppConfig):
    name = "almoner.do.agreements"
    label = "agreements"
