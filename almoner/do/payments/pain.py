"""ISO 20022 customer credit transfer, pain.001.001.09, for a bank that takes it instead of Bacs 18."""

from datetime import datetime
from xml.etree import ElementTree  # nosec B405: it only writes

from almoner.do.payments.bacs import Submission
from almoner.ground.core.money import plain

SPACE = "urn:iso:std:iso:20022:tech:xsd:pain.001.001.09"
NAME, REFERENCE, REMITTANCE = 140, 35, 140


def written(file: Submission, *, run: str, made_at: datetime) -> bytes:
    """The whole message in UTF-8. `run` is the run's reference, and the message's own."""
    root = ElementTree.Element("Document", xmlns=SPACE)
    message = within(root, "CstmrCdtTrfInitn")
    head = within(message, "GrpHdr")
    within(head, "MsgId", run[:REFERENCE])
    within(head, "CreDtTm", f"{made_at:%Y-%m-%dT%H:%M:%SZ}")
    within(head, "NbOfTxs", str(len(file.credits)))
    within(head, "CtrlSum", plain(file.total_pence))
    within(within(head, "InitgPty"), "Nm", file.name[:NAME])
    add_payments(within(message, "PmtInf"), file, run)
    ElementTree.indent(root)
    body: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return body + b"\n"


def within(parent: ElementTree.Element, tag: str, text: str = "") -> ElementTree.Element:
    made = ElementTree.SubElement(parent, tag)
    made.text = text or None
    return made


def add_payments(block: ElementTree.Element, file: Submission, run: str) -> None:
    within(block, "PmtInfId", run[:REFERENCE])
    within(block, "PmtMtd", "TRF")
    within(block, "NbOfTxs", str(len(file.credits)))
    within(block, "CtrlSum", plain(file.total_pence))
    within(within(within(block, "PmtTpInf"), "SvcLvl"), "Cd", "NURG")
    within(within(block, "ReqdExctnDt"), "Dt", f"{file.processed_on:%Y-%m-%d}")
    within(within(block, "Dbtr"), "Nm", file.name[:NAME])
    add_account(within(block, "DbtrAcct"), file.account_number)
    add_bank(within(block, "DbtrAgt"), file.sort_code)
    for one in file.credits:
        transfer = within(block, "CdtTrfTxInf")
        within(within(transfer, "PmtId"), "EndToEndId", one.reference[:REFERENCE])
        within(within(transfer, "Amt"), "InstdAmt", plain(one.pence)).set("Ccy", "GBP")
        add_bank(within(transfer, "CdtrAgt"), one.sort_code)
        within(within(transfer, "Cdtr"), "Nm", one.name[:NAME])
        add_account(within(transfer, "CdtrAcct"), one.account_number)
        within(within(transfer, "RmtInf"), "Ustrd", one.reference[:REMITTANCE])


def add_account(parent: ElementTree.Element, number: str) -> None:
    within(within(within(parent, "Id"), "Othr"), "Id", number)


def add_bank(parent: ElementTree.Element, sort_code: str) -> None:
    member = within(within(parent, "FinInstnId"), "ClrSysMmbId")
    within(within(member, "ClrSysId"), "Cd", "GBDSC")
    within(member, "MmbId", sort_code)
