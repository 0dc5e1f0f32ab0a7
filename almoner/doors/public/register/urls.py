"""Addresses of the register (in the public door's namespace)."""

from django.urls import path

from almoner.doors.public.register import export, pages, results

urlpatterns = [
    path("register/", pages.register, name="register"),
    path("register/awards.csv", export.awards_csv, name="register_csv"),
    path("register/grants.json", export.grants_json, name="grants_json"),
    path("register/rounds/", results.results, name="results"),
    path("register/rounds/<slug:code>/", results.round_results, name="round_results"),
    path("register/organisations/<slug:public_id>/", pages.organisation, name="organisation"),
    path("register/<slug:reference>/", pages.award, name="award"),
    path("register/<slug:reference>/contract/", pages.award_contract, name="award_contract"),
]
