from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    name = "almoner.analyse.organisations"
    label = "organisations"
