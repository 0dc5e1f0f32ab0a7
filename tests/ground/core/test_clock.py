from datetime import UTC, date, datetime

from almoner.ground.core import clock as the_clock


def test_a_demonstration_stays_on_its_day_and_its_time_goes_on(settings):
    settings.PINNED_DAY = date(2026, 12, 10)
    before = datetime.now(tz=UTC).time()
    shown = the_clock.now()

    assert (shown.date(), shown.tzinfo) == (date(2026, 12, 10), UTC)
    assert shown.time() >= before or before.hour == 23


def test_without_a_pinned_day_it_is_now(settings):
    settings.PINNED_DAY = None
    before = datetime.now(tz=UTC)
    assert before <= the_clock.now() <= datetime.now(tz=UTC)


def test_today_is_the_day_in_london(clock):
    clock.set(datetime(2026, 6, 1, 23, 30, tzinfo=UTC))
    assert the_clock.today() == date(2026, 6, 2)
