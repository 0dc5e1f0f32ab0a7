"""What the finished demonstration publishes is clean under every check of the quality tool."""

import json

import pytest
from django.test import Client
from django.urls import reverse

from tests.publish.opendata.quality import wrong

pytestmark = [pytest.mark.usefixtures("demo"), pytest.mark.slow, pytest.mark.timeout(900)]


def test_4_21_the_quality_tool_has_nothing_to_say():
    answer = Client(SERVER_NAME="127.0.0.1").get(reverse("public:grants_json"))
    package = json.loads(answer.getvalue())

    assert len(package["grants"]) > 50
    assert wrong(package["grants"]) == []
