"""Where the data that ships with replylint stands, and how it is read: YAML, quickly, as plain values."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from replylint.errors import RuleError

_PACKAGE = Path(__file__).parent
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def rules_folder() -> Path:
    """Give the folder of the built-in rules: `_rules` in the wheel, `rules/` of a checkout otherwise."""
    shipped = _PACKAGE / "_rules"
    return shipped if shipped.is_dir() else _PACKAGE.parents[1] / "rules"


def language_folder(code: str) -> Path:
    """Give the folder of a language's data."""
    return rules_folder() / code


def load_yaml(path: Path) -> Any:
    """Read one YAML file as plain values; raises RuleError with the file, line and column."""
    try:
        return yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)
    except UnicodeDecodeError as error:
        raise RuleError("the file is not UTF-8", where=str(path), mend="save it as UTF-8") from error
    except OSError as error:
        raise RuleError(f"can't be read: {error.strerror}", where=str(path)) from error
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        where = f"{path}:{mark.line + 1}:{mark.column + 1}" if mark else str(path)
        raise RuleError(f"not valid YAML: {error.problem}", where=where) from error
