"""Stored files go out as downloads that no browser runs."""

import logging

import pytest
from django.http import Http404

from almoner.ground.files import answers, store
from almoner.ground.files.blobs import blobs
from almoner.ground.files.models import StoredFile
from tests.ground.files import making


def a_file(name: str = "Policy.pdf") -> StoredFile:
    return store.put_bytes(making.plain_pdf(), name).row(by=None, at=None)


def test_a_file_goes_out_in_pieces_with_every_guard():
    stored = a_file()
    response = answers.attachment(stored)

    assert b"".join(response.streaming_content) == making.plain_pdf()
    assert dict(response.headers) == {
        "Content-Type": "application/pdf",
        "Content-Length": str(stored.size),
        "Content-Disposition": 'attachment; filename="Policy.pdf"',
        "Content-Security-Policy": "sandbox; default-src 'none'",
        "X-Content-Type-Options": "nosniff",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Cache-Control": "private, no-store",
    }
    response.file_to_stream.close()


@pytest.mark.parametrize(
    ("name", "header"),
    [
        ("Tŷ Môr.pdf", "attachment; filename*=utf-8''T%C5%B7%20M%C3%B4r.pdf"),
        ('a"b.pdf', 'attachment; filename="a\\"b.pdf"'),
        ("a\r\nSet-Cookie: x.pdf", "attachment; filename*=utf-8''a%0D%0ASet-Cookie%3A%20x.pdf"),
    ],
)
def test_no_name_breaks_the_header(name, header):
    response = answers.attachment(a_file(), name=name)

    assert response.headers["Content-Disposition"] == header
    response.file_to_stream.close()


def test_lost_content_is_not_found_and_is_logged(caplog):
    stored = a_file()
    blobs().path(stored.sha256).unlink()
    with caplog.at_level(logging.ERROR), pytest.raises(Http404):
        answers.attachment(stored)

    assert "is missing" in caplog.text
