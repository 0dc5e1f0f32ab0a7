from django.apps import AppConfig

from almoner.ground.audit import triggers


class AuditConfig(AppConfig):
    name = "almoner.ground.audit"
    label = "audit"
    guards = triggers.RECORD
