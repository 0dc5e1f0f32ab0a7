from django.apps import AppConfig


class BidsConfig(AppConfig):
    name = "almoner.plan.bids"
    label = "bids"
