"""Services the office provides itself: cost lines, quarters with cost and outputs, comparators (2.1 e).

Outputs are counts. No row here is about a person.
"""

from django.db import models
from django.db.models import Q

from almoner.do.agreements.models import Contract
from almoner.ground.accounts.models import Person
from almoner.ground.core.references import public_id
from almoner.ground.core.rows import Kept
from almoner.plan.funds.models import Fund
from almoner.plan.priorities.models import Priority

COST_KINDS = (
    ("staff", "Staff"),
    ("volunteers", "Volunteers' expenses"),
    ("training", "Training"),
    ("premises", "Premises and equipment"),
    ("other", "Other"),
)


class OwnService(Kept):
    """A service in house. Its budgets are those of `fund` under the heading `line`, one or more a year."""

    public_id = models.CharField(max_length=14, unique=True, default=public_id, editable=False)
    name = models.CharField(max_length=120, unique=True)
    does = models.CharField("what it does", max_length=300)
    since = models.DateField()
    ended_on = models.DateField(null=True, blank=True)
    fund = models.ForeignKey(Fund, on_delete=models.PROTECT, related_name="own_services")
    line = models.CharField("heading of its budgets", max_length=40)
    priority = models.ForeignKey(Priority, on_delete=models.PROTECT, related_name="own_services")
    is_restorative = models.BooleanField("it is the restorative justice service (3.10)", default=False)

    class Meta:
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name


class Measure(Kept):
    """What is counted of a service; the first is the one that its unit cost is compared by."""

    public_id = models.CharField(max_length=14, unique=True, default=public_id, editable=False)
    service = models.ForeignKey(OwnService, on_delete=models.PROTECT, related_name="measures")
    position = models.PositiveSmallIntegerField()
    name = models.CharField("what is counted", max_length=80)
    one = models.CharField("one of them", max_length=60)

    class Meta:
        ordering = ("position",)
        constraints = (
            models.UniqueConstraint(fields=("service", "position"), name="measure_place_once"),
            models.UniqueConstraint(fields=("service", "name"), name="measure_once"),
        )

    def __str__(self) -> str:
        return self.name


class ServiceYear(Kept):
    """One financial year (`2026/27`) of a service."""

    public_id = models.CharField(max_length=14, unique=True, default=public_id, editable=False)
    service = models.ForeignKey(OwnService, on_delete=models.PROTECT, related_name="years")
    financial_year = models.CharField(max_length=7)
    begun_at = models.DateTimeField()

    class Meta:
        ordering = ("-financial_year", "service__name")
        constraints = (
            models.UniqueConstraint(fields=("service", "financial_year"), name="service_year_once"),
        )

    def __str__(self) -> str:
        return f"{self.service} {self.financial_year}"


class CostLine(Kept):
    """What something is planned to cost in the year."""

    public_id = models.CharField(max_length=14, unique=True, default=public_id, editable=False)
    year = models.ForeignKey(ServiceYear, on_delete=models.PROTECT, related_name="lines")
    kind = models.CharField(max_length=12, choices=COST_KINDS)
    what = models.CharField("what it is", max_length=120)
    planned_pence = models.BigIntegerField()

    class Meta:
        ordering = ("id",)
        constraints = (
            models.CheckConstraint(condition=Q(planned_pence__gt=0), name="cost_planned_positive"),
            models.UniqueConstraint(fields=("year", "what"), name="cost_line_once"),
        )

    def __str__(self) -> str:
        return self.what


class Quarter(Kept):
    """One quarter's figures, from the office's accounts and the service's own count."""

    year = models.ForeignKey(ServiceYear, on_delete=models.PROTECT, related_name="quarters")
    number = models.PositiveSmallIntegerField()
    note = models.TextField(blank=True)
    recorded_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ("number",)
        constraints = (
            models.UniqueConstraint(fields=("year", "number"), name="quarter_once"),
            models.CheckConstraint(condition=Q(number__gte=1, number__lte=4), name="quarter_of_four"),
        )

    def __str__(self) -> str:
        return f"Quarter {self.number} of {self.year.financial_year}"


class QuarterCost(Kept):
    """What a line cost in a quarter."""

    quarter = models.ForeignKey(Quarter, on_delete=models.PROTECT, related_name="costs")
    line = models.ForeignKey(CostLine, on_delete=models.PROTECT, related_name="costs")
    pence = models.BigIntegerField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("quarter", "line"), name="quarter_cost_once"),
            models.CheckConstraint(condition=Q(pence__gte=0), name="quarter_cost_not_negative"),
        )

    def __str__(self) -> str:
        return f"{self.line} {self.pence}"


class QuarterCount(Kept):
    """How many were counted in a quarter."""

    quarter = models.ForeignKey(Quarter, on_delete=models.PROTECT, related_name="counts")
    measure = models.ForeignKey(Measure, on_delete=models.PROTECT, related_name="counts")
    count = models.PositiveIntegerField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("quarter", "measure"), name="quarter_count_once"),)

    def __str__(self) -> str:
        return f"{self.measure} {self.count}"


class ContractVolume(Kept):
    """How many a contract served in a year, over the `quarters` of it that are known."""

    public_id = models.CharField(max_length=14, unique=True, default=public_id, editable=False)
    contract = models.ForeignKey(Contract, on_delete=models.PROTECT, related_name="volumes")
    financial_year = models.CharField(max_length=7)
    quarters = models.PositiveSmallIntegerField("quarters of the year counted", default=4)
    count = models.PositiveIntegerField()
    one = models.CharField("one of them", max_length=60)
    source = models.CharField("where this is written", max_length=200)

    class Meta:
        ordering = ("-financial_year", "contract__title", "id")
        constraints = (
            models.UniqueConstraint(fields=("contract", "financial_year"), name="contract_volume_once"),
            models.CheckConstraint(
                condition=Q(quarters__gte=1, quarters__lte=4), name="contract_volume_quarters"
            ),
        )

    def __str__(self) -> str:
        return f"{self.contract} {self.financial_year}"


class Benchmark(Kept):
    """What others pay for one, as they publish it."""

    public_id = models.CharField(max_length=14, unique=True, default=public_id, editable=False)
    name = models.CharField("whose figure", max_length=120)
    one = models.CharField("what one is", max_length=60)
    financial_year = models.CharField(max_length=7)
    pence = models.BigIntegerField("cost of one")
    source = models.CharField("where this is written", max_length=200)

    class Meta:
        ordering = ("-financial_year", "name", "id")
        constraints = (
            models.UniqueConstraint(fields=("name", "one", "financial_year"), name="benchmark_once"),
            models.CheckConstraint(condition=Q(pence__gt=0), name="benchmark_positive"),
        )

    def __str__(self) -> str:
        return f"{self.name} {self.financial_year}"
