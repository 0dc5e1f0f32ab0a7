"""Address of Today (in the staff door's namespace)."""

from django.urls import path

from almoner.doors.staff.today import pages

urlpatterns = [path("", pages.today, name="today")]
