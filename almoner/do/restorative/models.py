"""Restorative justice cases under references, their parties, consents, risks and contacts; volunteers.

Names, contact and every free text of a case lie encrypted (names.py); no other column holds one.
"""

from django.db import models
from django.db.models import Q

from almoner.analyse.areas.models import Area
from almoner.do.restorative.states import CASE
from almoner.ground.accounts.models import Person
from almoner.ground.core.references import public_id
from almoner.ground.core.rows import Kept
from almoner.policy.restorative import HARMED, HARMER, HIGH, LOW, MEDIUM

SELF = "self"
SOURCES = (
    ("police", "Police"),
    ("victim_service", "Victim service"),
    ("prison", "Prison"),
    ("probation", "Probation"),
    (SELF, "Themselves"),
    ("school", "School"),
    ("housing", "Housing or council"),
    ("other", "Somebody else"),
)
HARMS = (
    ("asb", "Anti-social behaviour or neighbours"),
    ("burglary", "Burglary"),
    ("criminal_damage", "Criminal damage"),
    ("death", "Death by driving, or homicide"),
    ("domestic_abuse", "Domestic abuse"),
    ("hate", "Hate"),
    ("sexual", "Sexual offence"),
    ("theft", "Theft"),
    ("violence_injury", "Violence with injury"),
    ("violence", "Violence without injury"),
    ("other", "Something else, or not said"),
)
SIDES = ((HARMED, "Person who was harmed"), (HARMER, "Person who harmed"))
RISKS = ((LOW, "Low"), (MEDIUM, "Medium"), (HIGH, "High"))
DIRECT, INDIRECT, MEDIATION, COMMUNITY = "direct", "indirect", "mediation", "community"
INTERVENTIONS = (
    (DIRECT, "Direct: they meet"),
    (INDIRECT, "Indirect: letters or messages"),
    (MEDIATION, "Mediation"),
    (COMMUNITY, "Community meeting"),
)
HELD = ("direct_meeting", "messages", "letter", "mediation", "community_meeting")
OUTCOMES = (
    ("direct_meeting", "They met"),
    ("messages", "Messages were carried between them"),
    ("letter", "A letter was given"),
    ("mediation", "They agreed in mediation"),
    ("community_meeting", "A community meeting was held"),
    ("declined_harmed", "The harmed person declined"),
    ("declined_harmer", "The person who harmed declined"),
    ("no_contact", "They could not be reached"),
    ("unsuitable", "Not suitable: the risk"),
)


class RestorativeCase(Kept):
    """Known by its reference (`RJ-26-0121`) alone. `sealed` is what happened, as it was told."""

    public_id = models.CharField(max_length=14, unique=True, default=public_id, editable=False)
    number = models.PositiveIntegerField(unique=True)
    reference = models.CharField(max_length=16, unique=True)
    status = models.CharField(max_length=14, choices=CASE.choices(), default=CASE.start)
    source = models.CharField(max_length=20, choices=SOURCES)
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+")
    harm = models.CharField(max_length=40, choices=HARMS)
    initiated_by = models.CharField(max_length=6, choices=SIDES)
    referred_on = models.DateField()
    is_criminal = models.BooleanField(default=False)
    sentenced_on = models.DateField(null=True, blank=True)
    is_out_of_court = models.BooleanField(default=False)
    sealed = models.TextField(blank=True, editable=False)
    risk = models.CharField(max_length=6, choices=RISKS, blank=True)
    intervention = models.CharField(max_length=10, choices=INTERVENTIONS, blank=True)
    first_contact_on = models.DateField(null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)
    outcome = models.CharField(max_length=30, choices=OUTCOMES, blank=True)
    agreement = models.TextField("what they agreed, sealed", blank=True, editable=False)
    forgotten_at = models.DateTimeField(null=True, blank=True)
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ("-id",)
        indexes = (
            models.Index(fields=("status", "id"), name="restorative_by_state"),
            models.Index(fields=("referred_on",), name="restorative_by_day"),
        )

    def __str__(self) -> str:
        return self.reference


GIVEN, REFUSED, WITHDRAWN = "given", "refused", "withdrawn"
CONSENTS = ((GIVEN, "Consents"), (REFUSED, "Does not consent"), (WITHDRAWN, "Has withdrawn consent"))


class CaseParty(Kept):
    """Somebody harmed, or who harmed. `sealed` holds name, contact and the safe way to reach them."""

    public_id = models.CharField(max_length=14, unique=True, default=public_id, editable=False)
    case = models.ForeignKey(RestorativeCase, on_delete=models.PROTECT, related_name="parties")
    side = models.CharField(max_length=6, choices=SIDES)
    sealed = models.TextField(blank=True, editable=False)
    consent = models.CharField(max_length=9, choices=CONSENTS, blank=True)
    consent_on = models.DateField(null=True, blank=True)
    accepts_on = models.DateField("accepts responsibility since", null=True, blank=True)

    class Meta:
        ordering = ("side", "id")

    def __str__(self) -> str:
        return f"{self.get_side_display()} in {self.case.reference}"


WAYS = (
    ("telephone", "Telephone"),
    ("letter", "Letter"),
    ("email", "Email or message"),
    ("visit", "Visit"),
    ("other", "Another way"),
)


class CaseContact(Kept):
    """A contact or a try, with a sealed note."""

    public_id = models.CharField(max_length=14, unique=True, default=public_id, editable=False)
    case = models.ForeignKey(RestorativeCase, on_delete=models.PROTECT, related_name="contacts")
    party = models.ForeignKey(
        CaseParty, on_delete=models.PROTECT, null=True, blank=True, related_name="contacts"
    )
    made_on = models.DateField()
    way = models.CharField(max_length=10, choices=WAYS)
    was_reached = models.BooleanField(default=True)
    sealed = models.TextField(blank=True, editable=False)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("made_on", "id")

    def __str__(self) -> str:
        return f"Contact in {self.case.reference}"


INITIAL, SECONDARY = "initial", "secondary"
ASSESSMENTS = ((INITIAL, "Initial"), (SECONDARY, "Secondary"))


class RiskAssessment(Kept):
    """The newest one of a case says its risk; the grounds are sealed."""

    public_id = models.CharField(max_length=14, unique=True, default=public_id, editable=False)
    case = models.ForeignKey(RestorativeCase, on_delete=models.PROTECT, related_name="assessments")
    kind = models.CharField(max_length=9, choices=ASSESSMENTS)
    level = models.CharField(max_length=6, choices=RISKS)
    made_on = models.DateField()
    sealed = models.TextField(blank=True, editable=False)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.get_kind_display()} assessment of {self.case.reference}"


ACTIVE, RESTING, LEFT = "active", "resting", "left"
STANDINGS = ((ACTIVE, "Active"), (RESTING, "Resting"), (LEFT, "Left"))


class Volunteer(Kept):
    """Somebody trained to facilitate; known outside the service by the reference (`V07`) alone."""

    public_id = models.CharField(max_length=14, unique=True, default=public_id, editable=False)
    number = models.PositiveIntegerField(unique=True)
    reference = models.CharField(max_length=8, unique=True)
    name = models.CharField(max_length=120)
    status = models.CharField(max_length=8, choices=STANDINGS, default=ACTIVE)
    trained_on = models.DateField(null=True, blank=True)
    dbs_on = models.DateField("date of the DBS check", null=True, blank=True)
    supervised_on = models.DateField("last supervision", null=True, blank=True)

    class Meta:
        ordering = ("number",)

    def __str__(self) -> str:
        return f"{self.reference} {self.name}"


class VolunteerHours(Kept):
    """Hours given, whole ones, in a case or for anything else; `what` never says who."""

    volunteer = models.ForeignKey(Volunteer, on_delete=models.PROTECT, related_name="hours")
    given_on = models.DateField()
    hours = models.PositiveSmallIntegerField()
    what = models.CharField(max_length=120)

    class Meta:
        ordering = ("-given_on", "-id")
        constraints = (models.CheckConstraint(condition=Q(hours__gt=0), name="volunteer_hours_positive"),)

    def __str__(self) -> str:
        return f"{self.hours} hours of {self.volunteer.reference}"


class Allocation(Kept):
    """A volunteer facilitates a case, from a day until the case closes or another takes over."""

    case = models.ForeignKey(RestorativeCase, on_delete=models.PROTECT, related_name="allocations")
    volunteer = models.ForeignKey(Volunteer, on_delete=models.PROTECT, related_name="allocations")
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(
                fields=("case", "volunteer"), condition=Q(ends_on=None), name="facilitates_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.volunteer.reference} in {self.case.reference}"


class CaseFeedback(Kept):
    """What a party said afterwards: 1 to 5, with sealed words."""

    public_id = models.CharField(max_length=14, unique=True, default=public_id, editable=False)
    party = models.OneToOneField(CaseParty, on_delete=models.PROTECT, related_name="feedback")
    satisfaction = models.PositiveSmallIntegerField()
    given_on = models.DateField()
    sealed = models.TextField(blank=True, editable=False)

    class Meta:
        ordering = ("id",)
        constraints = (
            models.CheckConstraint(
                condition=Q(satisfaction__gte=1, satisfaction__lte=5), name="feedback_one_to_five"
            ),
        )

    def __str__(self) -> str:
        return f"Feedback in {self.party.case.reference}"
