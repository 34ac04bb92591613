"""The published description is what the API does: Schemathesis tries it against the running application."""

from __future__ import annotations

from typing import get_args

import schemathesis
from hypothesis import settings
from schemathesis.openapi import from_asgi

from replylint.engine import Linter
from replylint.languages import LANGUAGES
from replylint.serve import Profile, Settings, create_app
from replylint.serve.form import Code

_APP = create_app({"default": Profile(Linter())}, Settings(per_second=100_000, hosts=frozenset({"testserver"})))
_SCHEMA = from_asgi("/v1/openapi.json", _APP)


@_SCHEMA.parametrize()
@settings(max_examples=60, deadline=None)
def test_the_api_keeps_its_description(case: schemathesis.Case) -> None:
    case.call_and_validate()


def test_the_form_knows_every_language() -> None:
    assert set(get_args(Code)) == set(LANGUAGES)
