"""Where a partner answers by a link (in the public door's namespace)."""

from django.urls import path

from almoner.doors.public.endorse import pages

urlpatterns = [path("endorse/<str:token>/", pages.endorse, name="endorse")]
