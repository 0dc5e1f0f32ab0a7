from django.apps import AppConfig


class ProcurementConfig(AppConfig):
    name = "almoner.do.procurement"
    label = "procurement"
