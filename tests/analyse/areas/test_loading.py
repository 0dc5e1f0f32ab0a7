import gzip

import pytest

from almoner.analyse.areas.loading import load_areas, load_postcodes
from almoner.analyse.areas.models import Area, PostcodeArea
from almoner.ground.core.refusals import NotAllowed, Refused
from tests.builders import NOW, a_person, an_area
from tests.record import last_line

pytestmark = pytest.mark.django_db
ROWS = [
    {
        "code": "TEN",
        "ons_code": "E07000076",
        "name": "Tendring",
        "kind": "district",
        "active_from": "2009-04-01",
        "population_2021_rounded": "148300",
        "active_to": "2028-03-31",
        "successor": "NOR",
    },
    {
        "code": "NOR",
        "name": "North Essex",
        "kind": "unitary",
        "starts_on": "2028-04-01",
        "row": "1",
        "column": "3",
    },
]


def test_a_table_of_areas_is_loaded_whatever_order_its_successors_stand_in():
    assert load_areas(ROWS) == 2

    found = list(
        Area.objects.order_by("code").values_list("code", "population", "row", "column", "successor__code")
    )
    assert found == [("NOR", 0, 1, 3, None), ("TEN", 148_300, 0, 0, "NOR")]
    assert (last_line()["action"], last_line()["facts"]) == ("areas.load", {"areas": 2})


def test_loading_again_changes_what_is_there():
    load_areas(ROWS)

    load_areas([{**ROWS[1], "name": "The North"}], by=a_person("administrator"))

    assert [area.name for area in Area.objects.order_by("code")] == ["The North", "Tendring"]


def test_a_stranger_may_not_load_areas():
    with pytest.raises(NotAllowed):
        load_areas(ROWS, by=a_person())


@pytest.mark.parametrize("rows", [[], [{"code": "TEN"}], [{**ROWS[1], "starts_on": "1 April"}]])
def test_a_table_that_cannot_be_read_is_refused_and_nothing_is_kept(rows):
    with pytest.raises(Refused):
        load_areas(rows)
    assert Area.objects.count() == 0


def a_table(folder, lines, name="essex_postcodes.csv.gz"):
    path = folder / name
    text = "\n".join(lines).encode()
    path.write_bytes(gzip.compress(text) if name.endswith(".gz") else text)
    return path


def test_postcodes_replace_those_before_and_other_counties_are_left_out(tmp_path):
    area = an_area(ons_code="E07000076")
    PostcodeArea.objects.create(postcode="CO991AA", area=area)
    lines = ["postcode,lad_code,lat", "CO15 1AA,E07000076,51", "RM176SL,E06000034,51", ",E07000076,5"]
    a_table(tmp_path, lines)

    read = load_postcodes(tmp_path, at=NOW)

    assert (read, list(PostcodeArea.objects.values_list("postcode", "area"))) == (2, [("CO151AA", area.pk)])
    facts = last_line()["facts"]
    assert (facts["postcodes"], facts["elsewhere"], len(facts["digest"])) == (1, 1, 64)


def test_the_onspd_as_published_is_read_by_its_own_column_names(tmp_path):
    an_area(ons_code="E07000076")
    path = a_table(tmp_path, ["PCD7,PCDS,OSLAUA", "CO15 1AA,CO15 1AA,E07000076"], name="ONSPD_NOV_2025.csv")

    assert load_postcodes(path, at=NOW) == 1


@pytest.mark.parametrize(
    "lines", [["postcode,somewhere", "CO15 1AA,E07000076"], ["postcode,lad_code", "CO15 1AA,E09000001"]]
)
def test_a_table_of_postcodes_that_says_nothing_is_refused(tmp_path, lines):
    an_area(ons_code="E07000076")
    with pytest.raises(Refused):
        load_postcodes(a_table(tmp_path, lines), at=NOW)


def test_a_folder_with_two_tables_is_refused(tmp_path):
    a_table(tmp_path, ["postcode,lad_code"])
    a_table(tmp_path, ["postcode,lad_code"], name="ONSPD.csv")

    with pytest.raises(Refused, match="holds 2"):
        load_postcodes(tmp_path)
