from django.apps import AppConfig


class AllocationsConfig(AppConfig):
    name = "almoner.plan.allocations"
    label = "allocations"
