from django.apps import AppConfig


class OwnServicesConfig(AppConfig):
    name = "almoner.do.own_services"
    label = "own_services"
