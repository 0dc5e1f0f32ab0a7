from django.apps import AppConfig


class PartnershipsConfig(AppConfig):
    name = "almoner.analyse.partnerships"
    label = "partnerships"
