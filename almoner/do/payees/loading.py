"""The operator loads the published bank tables; the newest loading is the one in use."""

from almoner.do.payees.bank_tables import Read
from almoner.do.payees.models import BankTables
from almoner.do.payees.using import nobody
from almoner.ground.core.refusals import Refused
from almoner.ground.workflow.act import Act
from almoner.ground.workflow.frame import action


@action("payees.load_bank_tables", clause="4.12", may=nobody, system="operator")
def load_bank_tables(act: Act, nothing: None, *, read: Read) -> BankTables:
    """Older loadings stay, so that an old answer can be understood."""
    latest = BankTables.objects.first()
    if latest is not None and latest.digest == read.digest:
        raise Refused(f"These tables are in use already, as {latest.version}.")
    act.note(digest=read.digest, rows=len(read.table.rows), substitutes=len(read.table.substitutes))
    return act.add(
        BankTables(
            version=read.version,
            digest=read.digest,
            weights=read.weights,
            substitutes=read.substitutes,
            rows=len(read.table.rows),
            substitute_rows=len(read.table.substitutes),
            loaded_at=act.at,
        )
    )
