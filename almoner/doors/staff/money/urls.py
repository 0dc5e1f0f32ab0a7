"""Addresses of money (in the staff door's namespace)."""

from django.urls import path

from almoner.doors.staff.money import forecast, funds, home, journal, moving, walk, year_end

urlpatterns = [
    path("money/", home.home, name="money"),
    path("money/export.<str:kind>", home.export, name="money_export"),
    path("money/forecast/", forecast.radar, name="forecast"),
    path("money/journal/", journal.journal_page, name="journal"),
    path("money/journal.csv", journal.journal_csv, name="journal_csv"),
    path("money/journal/code/<int:budget>/", journal.set_code, name="cost_code"),
    path("money/moved/", moving.moves, name="moves"),
    path("money/move/", moving.move, name="move"),
    path("money/year-end/", year_end.closing, name="year_end"),
    path("money/year-end/accrue/", year_end.accrue, name="accrue"),
    path("money/year-end/carry/<int:budget>/", year_end.carry, name="carry_forward"),
    path("money/to/<str:code>/", walk.pound_to, name="pound_to"),
    path("money/from/<str:public_id>/", walk.pound_from, name="pound_from"),
    path("money/funds/new/", funds.keep_fund, name="fund_new"),
    path("money/funds/streams/new/", funds.keep_stream, name="stream_new"),
    path("money/funds/streams/<str:code>/", funds.keep_stream, name="stream_change"),
    path("money/funds/<str:code>/", funds.fund, name="fund"),
    path("money/funds/<str:code>/change/", funds.keep_fund, name="fund_change"),
    path("money/funds/<str:code>/budget/", funds.set_budget, name="budget_set"),
]
