"""Addresses of a person's own account. Those that allauth must find by name stand in `config.urls`."""

from django.urls import path

from almoner.doors.account import pages

app_name = "account"
urlpatterns = [
    path("", pages.details, name="details"),
    path("confirm/code/", pages.confirm_code, name="confirm_code"),
    path("email/code/", pages.new_email_code, name="new_email_code"),
    path("demo/", pages.demo, name="demo"),
    path("demo/sign-in/", pages.demo_sign_in, name="demo_sign_in"),
]
