from django.apps import AppConfig


class DiligenceConfig(AppConfig):
    name = "almoner.do.diligence"
    label = "diligence"
