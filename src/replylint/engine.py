"""The linter: one message in, one report out; many in, many out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from replylint.bank import Bank
from replylint.findings import finding_of, shown, skipped, verdict_of
from replylint.judging.case import Case
from replylint.judging.registry import Registry, builtin_rules
from replylint.languages import LANGUAGES
from replylint.languages.address import address_of
from replylint.letters import merged, worst_first
from replylint.locations import Locator
from replylint.model import Draft, Message, Report
from replylint.parsing import parse
from replylint.parsing.templates import Variant, variants
from replylint.recognition import Evidence, recognise
from replylint.recognition.facts import facts_of
from replylint.recognition.jargon import find_jargon
from replylint.recognition.second_look import Scorer, plain_scores
from replylint.recognition.situation import situation_of
from replylint.scoring import score
from replylint.suppressions import Suppression, silenced
from replylint.wording import Voice

if TYPE_CHECKING:
    from replylint.listening.hearing import Heard

_ALONE = (Variant(()),)
_BATCH = 64


@dataclass(frozen=True, slots=True)
class Linter:
    """Judges replies by a set of rules; holds no state between messages and may be shared by threads."""

    rules: Registry = field(default_factory=builtin_rules)
    messages: str | None = None
    """The language that findings speak to the agent in; None: the draft's own."""
    glossary: Mapping[str, str] = field(default_factory=dict)
    """House terms, folded, to plain words."""
    model: bool = True
    """Whether the sentence model takes a second look; without it phrases judge alone."""

    warm: bool = False
    """Whether the sentence model runs in its spaCy pipeline: a second once, quicker over thousands of replies."""

    packs: tuple[Path, ...] = ()
    """Folders with phrase families beside the built-in ones, `LANGUAGE/moves/*.yaml` in each."""

    bank: Bank = field(default_factory=Bank)
    """The house's own sentences, which suggestions and fixes take from first."""

    def check(self, message: Message, aside: Sequence[Suppression] = ()) -> Report:
        """Judge one reply, less what its own comments and the suppressions from `aside` silence; raises nothing.

        Of a template, every letter that its branches make is judged, and one report made of them.
        """
        return self._studied([message], aside)[0][1]

    def check_all(self, messages: Iterable[Message]) -> Iterator[Report]:
        """Judge many replies in their order, the sentence model taking a batch of them at a time."""
        return (report for _, report in self.study_all(messages))

    def study_all(self, messages: Iterable[Message]) -> Iterator[tuple[Case, Report]]:
        """Judge as `check_all` does and give what was recognised too; of a template, what its first letter holds."""
        for batch in _batches(messages):
            yield from self._studied(batch)

    def case(self, message: Message) -> Case:
        """Give everything recognised in one message, before any rule."""
        return self._cases([parse(message)])[0]

    def _studied(self, messages: Sequence[Message], aside: Sequence[Suppression] = ()) -> list[tuple[Case, Report]]:
        letters = [variants(message.source) if message.template else _ALONE for message in messages]
        drafts = [parse(m, letter.hidden) for m, own in zip(messages, letters, strict=True) for letter in own]
        studied = ((case, self._report(case, aside)) for case in self._cases(drafts))
        return [self._merged(list(islice(studied, len(own))), own) for own in letters]

    def _merged(self, studied: list[tuple[Case, Report]], letters: Sequence[Variant]) -> tuple[Case, Report]:
        reports = [report for _, report in studied]
        return studied[0][0], merged(self.rules, reports, [letter.tag for letter in letters])

    def _cases(self, drafts: Sequence[Draft]) -> list[Case]:
        return [self._case(evidence) for evidence in recognise(drafts, self._scorer(), self.packs)]

    def _case(self, evidence: Evidence) -> Case:
        jargon = find_jargon(evidence.draft, self.glossary)
        facts = facts_of(evidence, jargon)
        template = bool(evidence.draft.message.template)
        heard = _heard(evidence) if not template and evidence.draft.language in LANGUAGES else None
        return Case(evidence, facts, situation_of(evidence, self.model), jargon, heard, template)

    def _scorer(self) -> Scorer | None:
        if not self.model:
            return None
        if not self.warm:
            return plain_scores
        from replylint.recognition.pipeline import pipeline_scores

        return pipeline_scores

    def _report(self, case: Case, aside: Sequence[Suppression] = ()) -> Report:
        draft = case.draft
        code = self.messages or draft.language
        locator = Locator(draft.message)
        voice = Voice(draft.language, address_of(draft.sentences), case.situation, self.bank)
        outcomes = silenced([(rule, rule.decide(case)) for rule in self.rules], draft, self.rules, aside)
        findings = [
            finding_of(rule, fault, case, locator, code, voice)
            for rule, outcome in outcomes
            for fault in outcome.faults
        ]
        return Report(
            message=draft.message,
            language=draft.language,
            situation=case.situation,
            score=score(self.rules, {rule.id: outcome.value for rule, outcome in outcomes}),
            findings=tuple(sorted(findings, key=worst_first)),
            verdicts={rule.id: verdict_of(outcome, draft, code) for rule, outcome in outcomes},
            facts={name: shown(fact, draft) for name, fact in case.facts.items()},
            jargon_terms=case.jargon_terms,
            skipped=skipped(draft),
            coverage=case.heard.coverage if case.heard else None,
        )


def _heard(evidence: Evidence) -> Heard | None:
    """Listen, where there is a message of the customer's."""
    if evidence.draft.message.customer_message is None:
        return None
    from replylint.listening.hearing import listen

    return listen(evidence)


def _batches(messages: Iterable[Message]) -> Iterator[list[Message]]:
    rest = iter(messages)
    while batch := list(islice(rest, _BATCH)):
        yield batch
