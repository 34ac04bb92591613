"""The step that judges: Arrow record batches of replies in, Arrow record batches of verdicts out.

The local runner uses it, and so can any engine that maps a function over Arrow batches; in Spark, for instance,
`frame.mapInArrow(replylint.audit.step, schema)`. Importing this module imports pyarrow.
"""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import Any

from replylint.audit.messages import from_batch
from replylint.audit.rows import Studied, to_columns
from replylint.config.settings import Settings
from replylint.engine import Linter
from replylint.model import Message
from replylint.project import Plan, Project

_AT_A_TIME = 128


@dataclass(frozen=True, slots=True)
class How:
    """How replies are judged; small, and picklable, so that it travels to a worker."""

    settings: Settings
    warm: bool = True
    """Whether the sentence model runs in its spaCy pipeline: right for all but a handful of replies."""

    @classmethod
    def plain(cls) -> How:
        """Give replylint's defaults, no configuration read."""
        return cls(Project(isolated=True).plan_for(Path("-")).settings)


def step(batches: Iterable[Any], how: How | None = None) -> Iterator[Any]:
    """Judge replies: record batches of `columns.REPLIES_IN` in, one of `columns.REPLIES_OUT` for each, row for row.

    Pure: what comes out hangs on the columns and on `how` (None: the defaults) alone, and no state is kept but
    what each process loads once, rules and models. Columns that `REPLIES_IN` does not name are passed through in
    front. Picklable, as is functools.partial(step, how=...). Raises ConfigError where `how` names no such rule; a
    reply that can't be judged gets its row, with the reason in `failure`.
    """
    plan, linter = _prepared(pickle.dumps(how) if how else b"")
    for batch in batches:
        messages = [plan.given(message) for message in from_batch(batch)]
        yield to_columns(batch, list(_studied(linter, messages)))


@lru_cache(maxsize=16)
def _prepared(packed: bytes) -> tuple[Plan, Linter]:
    """Load rules and models, once a process and way of judging."""
    how: How = pickle.loads(packed) if packed else How.plain()
    plan = Plan(how.settings)
    given = plan.linter
    return plan, replace(given, warm=how.warm)


def _studied(linter: Linter, messages: Sequence[Message]) -> Iterator[Studied]:
    """Judge in groups; where a group fails, one by one, so that only the reply at fault is lost."""
    rest = iter(messages)
    while group := list(islice(rest, _AT_A_TIME)):
        try:
            studied: list[Studied] = list(linter.study_all(group))
        except Exception:
            studied = [_alone(linter, message) for message in group]
        yield from studied


def _alone(linter: Linter, message: Message) -> Studied:
    try:
        return next(linter.study_all([message]))
    except Exception as error:
        return f"{type(error).__name__}: {error}"[:300]
