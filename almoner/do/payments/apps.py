from django.apps import AppConfig


class PaymentsConfig(AppConfig):
    name = "almoner.do.payments"
    label = "payments"
