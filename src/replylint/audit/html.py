"""The audit's report as one HTML file: data, style and script inside, nothing loaded, replies only ever as text."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from hashlib import sha256
from html import escape
from pathlib import Path
from typing import Any

from replylint.languages import language

_STATIC = Path(__file__).parent / "static"


def to_html(data: dict[str, Any]) -> Iterator[str]:
    """Give the page that `page_data` fills, in pieces.

    Its content security policy lets nothing run but the script that is in it, and nothing load.
    """
    script, style = (_STATIC / "report.js").read_text("utf-8"), (_STATIC / "report.css").read_text("utf-8")
    policy = f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{_digest(script)}'"
    code = data["code"]
    direction = "rtl" if language(code).rtl else "ltr"
    yield f'<!doctype html>\n<html lang="{code}" dir="{direction}">\n<head>\n<meta charset="utf-8">\n'
    yield f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    yield f"<title>{escape(data['texts']['title'])}</title>\n<style>{style}</style>\n</head>\n<body>\n"
    yield '<main id="page"></main>\n<script type="application/json" id="data">'
    yield json.dumps(data, ensure_ascii=False, separators=(",", ":"), default=str).replace("<", "\\u003c")
    yield f"</script>\n<script>{script}</script>\n</body>\n</html>\n"


def _digest(script: str) -> str:
    return base64.b64encode(sha256(script.encode("utf-8")).digest()).decode("ascii")
