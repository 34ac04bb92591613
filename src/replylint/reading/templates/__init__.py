"""Template files: one template in a dialect's own file, or many in a locale file or a Markdown collection."""

from __future__ import annotations

from replylint.reading.templates.collection import read_collection
from replylint.reading.templates.dialect_files import read_template
from replylint.reading.templates.json_ import read_json_templates
from replylint.reading.templates.po import read_po
from replylint.reading.templates.properties import read_properties

__all__ = ["read_collection", "read_json_templates", "read_po", "read_properties", "read_template"]
