"""Addresses of contracts (in the staff door's namespace)."""

from django.urls import path

from almoner.doors.staff.contracts import doing, pages, reaching, reviewing, varying, years

ONE = "contracts/<str:public_id>/"

urlpatterns = [
    path("contracts/", pages.contracts, name="contracts"),
    path("contracts/new/", doing.take_over, name="contract_new"),
    path("contracts/years/", years.years, name="contract_years"),
    path("contracts/export/<str:kind>/", pages.export, name="contract_export"),
    path(ONE, pages.contract, name="contract"),
    path(f"{ONE}signatures/", doing.signatures, name="contract_sign"),
    path(f"{ONE}publication/", doing.publication, name="contract_publication"),
    path(f"{ONE}next/", doing.what_follows, name="contract_next"),
    path(f"{ONE}reach/", reaching.reach, name="contract_reach"),
    path(f"{ONE}co-funders/new/", reaching.co_funder, name="co_funder_new"),
    path(f"{ONE}co-funders/<str:funder>/", reaching.co_funder, name="co_funder"),
    path(f"{ONE}co-funders/<str:funder>/drop/", reaching.drop, name="co_funder_drop"),
    path(f"{ONE}reviews/new/", reviewing.begin, name="review_new"),
    path(f"{ONE}reviews/<int:number>/edit/", reviewing.edit, name="review_edit"),
    path(f"{ONE}reviews/<int:number>/close/", reviewing.close, name="review_close"),
    path(f"{ONE}variations/new/", varying.propose, name="contract_variation_new"),
    path(f"{ONE}variations/<int:number>/sheet/", varying.sheet, name="variation_sheet"),
    path(f"{ONE}variations/<int:number>/make/", varying.make, name="variation_make"),
    path(f"{ONE}variations/<int:number>/give-up/", varying.give_up, name="variation_give_up"),
    path(f"{ONE}copy/", pages.copy, name="contract_copy"),
    path("procurements/<str:public_id>/sheet/", doing.sheet, name="procurement_sheet"),
    path("procurements/<str:public_id>/lots/<str:lot_id>/contract/", doing.make, name="procurement_contract"),
]
