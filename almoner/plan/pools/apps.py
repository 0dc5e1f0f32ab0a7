from django.apps import AppConfig


class PoolsConfig(AppConfig):
    name = "almoner.plan.pools"
    label = "pools"
