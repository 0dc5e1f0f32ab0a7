"""Giving a stored file out: always as a download, never as a page."""

import logging

from django.http import FileResponse, Http404
from django.utils.http import content_disposition_header

from almoner.ground.files.blobs import blobs
from almoner.ground.files.models import DOCX, JPG, ODT, PDF, PNG, XLSX, StoredFile

log = logging.getLogger(__name__)
TYPES = {
    PDF: "application/pdf",
    DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ODT: "application/vnd.oasis.opendocument.text",
    PNG: "image/png",
    JPG: "image/jpeg",
}
GUARDS = {
    "Content-Security-Policy": "sandbox; default-src 'none'",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "private, no-store",
}


def attachment(stored: StoredFile, *, name: str = "") -> FileResponse:
    """The content in pieces, under its own or another name. Who may have it is the caller's question."""
    try:
        content = blobs().open(stored.sha256)
    except FileNotFoundError:
        log.error("The content of file %s is missing.", stored.public_id)
        raise Http404 from None
    response = FileResponse(content, content_type=TYPES[stored.kind])
    response["Content-Disposition"] = content_disposition_header(True, name or stored.name) or "attachment"
    response["Content-Length"] = str(stored.size)
    for header, value in GUARDS.items():
        response[header] = value
    return response
