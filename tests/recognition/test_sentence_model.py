"""The sentence model: its spaCy pipeline and its plain weights say the same, and a broken model file is named."""

from __future__ import annotations

import pytest

from replylint import Linter
from replylint.errors import ReplylintError
from replylint.languages.word_classes import word_classes
from replylint.model import Message
from replylint.recognition.features import place_of, units_of
from replylint.recognition.linear import MODELS, read_model
from replylint.recognition.second_look import plain_scores

LETTERS = {
    "en": [
        "Hi Ruth,\n\nThank you for the photos. The lamp was packed without corners, and that is our fault.\n\n"
        "I have sent you a new one this morning; it arrives on Friday. Please keep the broken one until then.\n\n"
        "Warm regards,\nDana Whitfield, Orders team",
        "It sounds like the app lost its sign-in. Could you log out and in again and tell me what you see?",
        "",
        "!!!",
    ],
    "he": [
        "שלום רות,\n\nתודה על התמונות. המנורה נארזה בלי הפינות, וזו טעות שלנו.\n\n"
        "שלחתי לך הבוקר חדשה, והיא תגיע ביום שישי. "
        "נא לשמור את השבורה עד אז.\n\nבברכה,\nדנה כרמי, צוות ההזמנות",
        "נראה שהאפליקציה איבדה את ההתחברות. אפשר להתנתק ולהתחבר שוב, ולכתוב לי מה מופיע?",
        "Hello and שלום, both in one line.",
    ],
}


@pytest.mark.parametrize("code", LETTERS)
def test_spacy_and_plain_weights_give_the_same_probabilities(sentence, code):
    from replylint.recognition.pipeline import pipeline_scores

    texts = [line for letter in LETTERS[code] for line in letter.split("\n")]
    class_of = word_classes(code)
    bags = [
        units_of(sentence(t, code), ["thanks/for-a-gift"], place_of(i, len(texts)), class_of)
        for i, t in enumerate(texts)
    ]
    plain, spacy = plain_scores(code, bags), pipeline_scores(code, bags)
    assert plain.labels == spacy.labels
    assert plain.thresholds == spacy.thresholds
    for one, other in zip(plain.rows, spacy.rows, strict=True):
        assert one == pytest.approx(other, abs=1e-6)


@pytest.mark.parametrize("code", LETTERS)
def test_a_warm_linter_judges_as_a_cold_one(code):
    messages = [Message(letter, "markdown") for letter in LETTERS[code]]
    cold, warm = list(Linter().check_all(messages)), list(Linter(warm=True).check_all(messages))
    assert [r.verdicts for r in cold] == [r.verdicts for r in warm]
    assert [r.findings for r in cold] == [Linter().check(m).findings for m in messages]


@pytest.mark.parametrize("code", LETTERS)
def test_the_trained_artefact_is_a_spacy_pipeline_that_stands_alone(code):
    from replylint.recognition.pipeline import pipeline

    doc = pipeline(code)({"en": "Thank you for your message.", "he": "תודה על פנייתך."}[code])
    assert max(doc.cats, key=doc.cats.__getitem__) == "thanks"


def test_a_missing_model_is_named_with_the_mend(tmp_path):
    with pytest.raises(ReplylintError, match="--no-model"):
        read_model(tmp_path / "weights", "en")


def test_a_model_of_another_version_is_named(tmp_path):
    head, _, table = (MODELS / "en" / "moves" / "weights").read_bytes().partition(b"\n")
    (tmp_path / "weights").write_bytes(head.replace(b'"version": 3', b'"version": 1') + b"\n" + table)
    with pytest.raises(ReplylintError, match="version 1, not 3"):
        read_model(tmp_path / "weights", "en")


def test_a_damaged_model_is_named(tmp_path):
    (tmp_path / "weights").write_bytes((MODELS / "en" / "moves" / "weights").read_bytes()[:5000])
    with pytest.raises(ReplylintError, match="damaged"):
        read_model(tmp_path / "weights", "en")
