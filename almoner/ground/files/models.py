"""What was uploaded: who, when, how big, what kind. The content lies in the store, named by its hash."""

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q

from almoner.ground.accounts.models import Person
from almoner.ground.core.references import public_id
from almoner.ground.core.rows import Kept

PDF, DOCX, XLSX, ODT, PNG, JPG = "pdf", "docx", "xlsx", "odt", "png", "jpg"
KINDS = (
    (PDF, "PDF"),
    (DOCX, "Word document"),
    (XLSX, "Excel spreadsheet"),
    (ODT, "OpenDocument text"),
    (PNG, "PNG picture"),
    (JPG, "JPEG picture"),
)
CLEAN, NOT_SCANNED = "clean", "not_scanned"
SCANS = ((CLEAN, "Scanned for viruses"), (NOT_SCANNED, "Not scanned for viruses"))


class StoredFile(Kept):
    """One upload. Two uploads of the same content are two rows and one blob."""

    public_id = models.CharField(max_length=14, unique=True, default=public_id, editable=False)
    sha256 = models.CharField(max_length=64, db_index=True, validators=[RegexValidator(r"\A[0-9a-f]{64}\Z")])
    size = models.PositiveBigIntegerField()
    kind = models.CharField(max_length=4, choices=KINDS)
    name = models.CharField(max_length=160)
    scan = models.CharField(max_length=12, choices=SCANS)
    uploaded_by = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="uploads"
    )
    at = models.DateTimeField()

    class Meta:
        ordering = ("-at", "-id")
        constraints = (models.CheckConstraint(condition=Q(size__gt=0), name="file_is_not_empty"),)

    def __str__(self) -> str:
        return self.name
