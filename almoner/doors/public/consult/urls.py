"""Where somebody whom the office consults answers by a link (in the public door's namespace)."""

from django.urls import path

from almoner.doors.public.consult import pages

urlpatterns = [path("consult/<str:token>/", pages.consult, name="consult")]
