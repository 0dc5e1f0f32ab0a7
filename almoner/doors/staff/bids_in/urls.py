"""Addresses of bids for outside money (in the staff door's namespace)."""

from django.urls import path

from almoner.doors.staff.bids_in import pages, steps, writing

urlpatterns = [
    path("bids-in/", pages.pipeline, name="bids_in"),
    path("bids-in/export/<str:kind>/", pages.export, name="bids_in_export"),
    path("bids-in/new/", writing.record, name="bid_in_new"),
    path("bids-in/<str:public_id>/", pages.bid, name="bid_in"),
    path("bids-in/<str:public_id>/change/", writing.change, name="bid_in_change"),
    path("bids-in/<str:public_id>/parts/", writing.part, name="bid_in_part_new"),
    path("bids-in/<str:public_id>/parts/<int:row>/", writing.part, name="bid_in_part"),
    path("bids-in/<str:public_id>/parts/<int:row>/drop/", writing.drop, name="bid_in_part_drop"),
    path("bids-in/<str:public_id>/sign-off/", steps.sign_off, name="bid_in_sign_off"),
    path("bids-in/<str:public_id>/reopen/", steps.reopen, name="bid_in_reopen"),
    path("bids-in/<str:public_id>/submit/", steps.submit, name="bid_in_submit"),
    path("bids-in/<str:public_id>/win/", steps.win, name="bid_in_win"),
    path("bids-in/<str:public_id>/lose/", steps.lose, name="bid_in_lose"),
    path("bids-in/<str:public_id>/withdraw/", steps.withdraw, name="bid_in_withdraw"),
    path("bids-in/<str:public_id>/sheet/", steps.sheet, name="bid_in_sheet"),
]
