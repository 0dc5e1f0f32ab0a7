from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "almoner.ground.audit"
    label = "audit"
