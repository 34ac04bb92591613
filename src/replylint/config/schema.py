"""The JSON Schema of a configuration file, for editors; made from the same table that reads the file."""

from __future__ import annotations

from typing import Any

from replylint.config.keys import KEYS, Key
from replylint.config.rule_options import schema as rule_schema
from replylint.config.values import FILES, TEXTS


def config_schema(rule_names: tuple[str, ...]) -> dict[str, Any]:
    """Give the schema, draft 2020-12; `rule_names` are offered by editors, others (of packs) are allowed."""
    rules = {
        "type": "object",
        "properties": {name: {"$ref": "#/$defs/rule"} for name in rule_names},
        "additionalProperties": {"$ref": "#/$defs/rule"},
    }
    by_file = {name: _property(key) for name, key in KEYS.items() if key.by_file}
    override = {
        "type": "object",
        "properties": {"files": {**TEXTS.schema, "minItems": 1}, **by_file, "rules": rules},
        "required": ["files"],
        "additionalProperties": False,
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "replylint.toml",
        "type": "object",
        "properties": {
            "extends": {**FILES.schema, "description": "Configuration files that this one is laid over."},
            **{name: _property(key) for name, key in KEYS.items()},
            "rules": {**rules, "description": "Rules on and off, their severity, weight and thresholds."},
            "overrides": {"type": "array", "items": override, "description": "Values for the files that match."},
        },
        "additionalProperties": False,
        "$defs": {"rule": rule_schema()},
    }


def _property(key: Key) -> dict[str, Any]:
    default = {"default": key.default} if isinstance(key.default, str | bool) else {}
    return {**key.kind.schema, "description": key.about, **default}
