from django.apps import AppConfig


class MonitoringConfig(AppConfig):
    name = "almoner.review.monitoring"
    label = "monitoring"
