"""Address of the commissioning plan (in the public door's namespace)."""

from django.urls import path

from almoner.doors.public.intentions import pages

urlpatterns = [path("commissioning-plan/", pages.plan, name="commissioning_plan")]
