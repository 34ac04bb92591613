"""How the replies of a job are judged: one configuration for all of them, checked before the job starts."""

from __future__ import annotations

from pathlib import Path

from replylint.errors import ConfigError
from replylint.project import Plan, Project


def plan_of(config: str | Path | None) -> Plan:
    """Read a configuration file, or take replylint's defaults; raises ConfigError."""
    return plan_in(Project(Path(config)) if config else Project(isolated=True))


def plan_in(project: Project) -> Plan:
    """Give the plan of the current folder, everything in it loaded once; raises ConfigError, also for overrides."""
    overrides = project.config_for(Path()).overrides
    if overrides:
        raise ConfigError("overrides go by file, and rows of a table have none", where=overrides[0].where,
                          mend="audit each kind by a --config of its own")  # fmt: skip
    plan = project.plan_for(Path("-"))
    plan.prepare()
    return plan
