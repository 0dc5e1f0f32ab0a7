"""R8.5-1 and R8.5-2: which strategies of partners a sheet has regard to, by name."""

from datetime import timedelta

import pytest

from almoner.do.decisions import actions
from almoner.do.decisions.changes import Change, changes_for
from almoner.do.decisions.content import digest_of, words_of_regard
from almoner.do.decisions.signing import findings
from almoner.ground.core.refusals import Refused
from tests.builders import NOW, TODAY, a_person, a_strategy
from tests.do.decisions.sheets import a_draft, an_open_sheet, reasons_for, signed_by, the_three

pytestmark = pytest.mark.django_db


def doubted(sheet):
    return [one.because for one in findings(sheet, at=NOW) if one.clause == "8.5" and one.outcome != "met"]


def test_8_5_a_sheet_names_a_strategy_or_says_in_words_which_it_regards():
    sheet = a_draft(200_001)
    once = {"by": sheet.author, "at": NOW}
    sheet = actions.revise(sheet, **once, values={"strategic_links": ""})
    assert doubted(sheet) == ["The section “Strategic links” is blank."]

    sheet = actions.regard(sheet, **once, strategies=[a_strategy(ends_on=TODAY)])

    assert (doubted(sheet), words_of_regard(sheet)) == ([], "Safety board: Violence strategy")


def test_8_5_a_strategy_that_has_ended_on_the_sheets_day_needs_a_reason():
    sheet = a_draft(200_001)
    old = a_strategy(ends_on=sheet.dated - timedelta(days=1))

    sheet = actions.regard(sheet, by=sheet.author, at=NOW, strategies=[old])

    assert doubted(sheet) == ["Not in force on the day of the report: Safety board: Violence strategy."]
    assert [one.rule for one in findings(sheet, at=NOW) if one.blocks] == []
    actions.open_for_signature(sheet, by=sheet.author, at=NOW, reasons=reasons_for(sheet))


def test_8_5_naming_another_voids_signatures_and_is_shown_to_those_who_signed():
    three, author = the_three(), a_person("officer")
    sheet = signed_by(an_open_sheet(200_001, author=author), three.monitoring)
    first, strategy = sheet.digest, a_strategy()

    sheet = actions.regard(sheet, by=author, at=NOW, strategies=[strategy])

    assert (sheet.status, digest_of(sheet) != first) == ("draft", True)
    assert changes_for(three.monitoring, sheet) == [Change("Strategies of partners", "", str(strategy))]
    sheet = actions.regard(sheet, by=author, at=NOW, strategies=[])
    assert digest_of(sheet) == first


def test_8_5_a_signed_sheet_names_what_it_named():
    sheet = signed_by(an_open_sheet(200_001), *the_three().in_order())

    with pytest.raises(Refused):
        actions.regard(sheet, by=sheet.author, at=NOW, strategies=[a_strategy()])
