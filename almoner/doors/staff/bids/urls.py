"""Addresses of bids (in the staff door's namespace)."""

from django.urls import path

from almoner.doors.staff.bids import asking, entering, lists, pages, sifting

urlpatterns = [
    path("bids/", lists.bids, name="bids"),
    path("bids/findings/<str:code>/", lists.findings, name="findings"),
    path("bids/late/", entering.late, name="late_bids"),
    path("bids/enter/", entering.enter, name="enter_bid"),
    path("bids/<str:public_id>/", pages.bid, name="bid"),
    path("bids/<str:public_id>/overlaps/find/", sifting.find_overlaps, name="bid_find_overlaps"),
    path("bids/<str:public_id>/overlaps/<int:overlap>/", sifting.view_overlap, name="bid_view_overlap"),
    path("bids/<str:public_id>/judge/", sifting.judge, name="bid_judge"),
    path("bids/<str:public_id>/eligible/", sifting.pass_sift, name="bid_pass_sift"),
    path("bids/<str:public_id>/not-eligible/", sifting.fail_sift, name="bid_fail_sift"),
    path("bids/<str:public_id>/consult/", asking.consult, name="bid_consult"),
    path("bids/<str:public_id>/open-checks/", sifting.open_checks, name="bid_open_checks"),
    path("bids/<str:public_id>/accept-late/", entering.accept_late, name="accept_late"),
    path("bids/<str:public_id>/withdraw/", asking.withdraw, name="bid_withdraw"),
    path("bids/<str:public_id>/files/<str:file>/", pages.file, name="bid_file"),
    path("bids/<str:public_id>/<slug:tab>/", pages.bid, name="bid_tab"),
]
