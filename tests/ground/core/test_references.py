from almoner.ground.core import references


def test_identifiers_are_long_plain_and_different():
    for make, length in ((references.public_id, 14), (references.link_token, 32)):
        made = {make() for _ in range(1_000)}
        assert len(made) == 1_000
        assert {len(one) for one in made} == {length}
        assert set("".join(made)) <= set(references.ALPHABET)


def test_a_salt_is_sixteen_random_bytes():
    assert len({references.salt() for _ in range(1_000)}) == 1_000
    assert len(bytes.fromhex(references.salt())) == 16


def test_a_number_is_written_with_three_figures():
    assert (references.numbered("24R1", 14), references.numbered("24R1", 1_014)) == ("24R1-014", "24R1-1014")
