"""Checks that no other kind can tell: a literal table from name to function."""

from __future__ import annotations

from collections.abc import Callable

from replylint.judging.case import Case, Outcome
from replylint.judging.checks.appearance import key_facts_stand_out, not_too_much_bold, steps_as_list
from replylint.judging.checks.asking import asked_at_once, one_matter_a_sentence
from replylint.judging.checks.coverage import (
    agrees_with_the_record,
    care_for_the_angry,
    every_ask_answered,
    not_asked_again,
    point_played_back,
    refuses_only_what_was_asked,
    the_whole_question,
)
from replylint.judging.checks.hebrew import html_direction, list_numbers, mixed_direction, slash_forms
from replylint.judging.checks.listening import ends_warmly, hollow_apology, outcome_by_when
from replylint.judging.checks.mechanics import doubled_spaces
from replylint.judging.checks.personal import personal_content, signature_names, slots_of_a_template
from replylint.judging.checks.template_code import template_code
from replylint.judging.checks.tone import calm
from replylint.judging.checks.words import plain_words

CHECKS: dict[str, Callable[[Case], Outcome]] = {
    "agrees-with-the-record": agrees_with_the_record,
    "asked-at-once": asked_at_once,
    "calm": calm,
    "care-for-the-angry": care_for_the_angry,
    "ends-warmly": ends_warmly,
    "doubled-spaces": doubled_spaces,
    "every-ask-answered": every_ask_answered,
    "hollow-apology": hollow_apology,
    "html-direction": html_direction,
    "key-facts-stand-out": key_facts_stand_out,
    "list-numbers": list_numbers,
    "mixed-direction": mixed_direction,
    "not-asked-again": not_asked_again,
    "not-too-much-bold": not_too_much_bold,
    "one-matter-a-sentence": one_matter_a_sentence,
    "outcome-by-when": outcome_by_when,
    "personal-content": personal_content,
    "plain-words": plain_words,
    "point-played-back": point_played_back,
    "refuses-only-what-was-asked": refuses_only_what_was_asked,
    "signature-names": signature_names,
    "slash-forms": slash_forms,
    "slots-of-a-template": slots_of_a_template,
    "steps-as-list": steps_as_list,
    "template-code": template_code,
    "the-whole-question": the_whole_question,
}

__all__ = ["CHECKS"]
