"""What happens to accounts is done by actions, so that each leaves its line in the record."""

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret

from almoner.ground.accounts.models import Person
from almoner.ground.audit.models import Reason
from almoner.ground.core.refusals import NotAllowed, Refused
from almoner.ground.office import sign_in
from tests.builders import NOW, a_person
from tests.record import last_line, letters, protected

pytestmark = pytest.mark.django_db


class TestInvitation:
    def test_makes_an_account_and_tells_the_person(self):
        admin = a_person("administrator")

        made = sign_in.invite(
            None, by=admin, at=NOW, email="Asha@Example.org", name=" Asha ", job_title="Officer"
        )

        assert (made.email, made.name, made.job_title, made.has_usable_password()) == (
            "asha@example.org", "Asha", "Officer", False,
        )  # fmt: skip
        assert letters() == [("asha@example.org", "office/you_are_invited")]
        assert (last_line()["action"], last_line()["rows"]) == ("office.invite", protected(made))

    def test_a_stranger_may_not(self):
        with pytest.raises(NotAllowed):
            sign_in.invite(None, by=a_person("officer"), at=NOW, email="asha@example.org", name="Asha")

    def test_an_address_has_one_account(self):
        a_person(email="asha@example.org")

        with pytest.raises(Refused):
            sign_in.invite(None, by=a_person("administrator"), at=NOW, email="ASHA@example.org", name="Asha")
        assert Person.objects.filter(email__iexact="asha@example.org").count() == 1


class TestBeforeSignIn:
    def test_only_the_system_joins_people_and_sends_codes(self):
        person = a_person("administrator")

        with pytest.raises(NotAllowed):
            sign_in.join(None, by=person, at=NOW, email="x@example.org", name="X")
        with pytest.raises(NotAllowed):
            sign_in.send_account_letter(
                None, by=person, at=NOW, to="x@example.org", letter="office/sign_in_code", values={}
            )
        assert letters() == []

    def test_the_record_does_not_hold_the_code_or_the_address(self):
        sign_in.send_account_letter(
            None, by=None, at=NOW, to="x@example.org", letter="office/sign_in_code", values={"code": "ABCD"}
        )

        assert last_line()["facts"] == {"letter": "office/sign_in_code", "letters": 1}
        assert "ABCD" not in str(last_line())
        assert "x@example.org" not in str(last_line())


class TestOneself:
    @pytest.mark.parametrize(
        ("name", "words"),
        [
            ("note_sign_in", {"how": "code"}),
            ("note_sign_out", {}),
            ("confirm_identity", {"how": "code"}),
            ("note_account_change", {"change": "second_factor_set_up"}),
            ("describe_self", {"name": "X", "job_title": "", "phone": ""}),
            ("change_email", {"email": "x@example.org"}),
        ],
    )
    def test_nobody_does_it_for_another(self, name, words):
        with pytest.raises(NotAllowed):
            getattr(sign_in, name)(a_person(), by=a_person("administrator"), at=NOW, **words)

    def test_a_new_address_takes_the_place_of_the_old(self):
        person = a_person(email="old@example.org")
        EmailAddress.objects.create(user=person, email="old@example.org", verified=True, primary=True)

        changed = sign_in.change_email(person, by=person, at=NOW, email="New@example.org")

        assert changed.email == "new@example.org"
        assert list(EmailAddress.objects.values_list("email", "verified", "primary")) == [
            ("new@example.org", True, True)
        ]
        assert letters() == [
            ("old@example.org", "office/email_changed"),
            ("new@example.org", "office/email_changed"),
        ]

    def test_an_address_of_another_is_refused(self):
        person = a_person(email="old@example.org")
        a_person(email="taken@example.org")

        with pytest.raises(Refused):
            sign_in.change_email(person, by=person, at=NOW, email="TAKEN@example.org")


class TestAccount:
    def test_a_closed_account_is_signed_out_and_can_do_nothing(self, client):
        admin, person = a_person("administrator"), a_person("officer")
        client.force_login(person)

        closed = sign_in.close_account(person, by=admin, at=NOW, reason="Left the office")

        assert Reason.objects.get().text == "Left the office"
        assert (last_line()["action"], last_line()["rows"]) == ("office.close_account", protected(closed))
        assert client.get("/account/").headers["Location"].startswith("/account/sign-in/")
        with pytest.raises(NotAllowed):
            sign_in.note_sign_out(closed, by=closed, at=NOW)

    def test_it_is_opened_again(self):
        admin, person = a_person("administrator"), a_person()
        sign_in.close_account(person, by=admin, at=NOW, reason="By mistake")

        assert sign_in.open_account(person, by=admin, at=NOW).is_active

    @pytest.mark.parametrize("name", ["close_account", "reset_second_factor"])
    def test_a_stranger_may_not_and_nobody_does_it_to_themselves(self, name):
        admin = a_person("administrator")

        for by, thing in ((a_person("officer"), a_person()), (admin, admin)):
            with pytest.raises(NotAllowed):
                getattr(sign_in, name)(thing, by=by, at=NOW, reason="Because")

    def test_a_lost_phone_is_no_end(self):
        admin, person = a_person("administrator"), a_person("officer")
        TOTP.activate(person, generate_totp_secret())

        sign_in.reset_second_factor(person, by=admin, at=NOW, reason="Phone lost, rang them")

        assert not Authenticator.objects.exists()
        assert letters() == [(person.email, "office/account_changed")]
