from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "almoner.ground.accounts"
    label = "accounts"
