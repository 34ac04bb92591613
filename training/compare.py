"""Compares text classifiers on the bank's held-out fold and, where given, on labelled replies; prints a Markdown table.

    python training/compare.py en he --replies labelled-en.jsonl labelled-he.jsonl

Every candidate is trained on the same three fifths of the bank; thresholds are chosen on the fourth, the figures are
those of whole replies in the fifth. What is kept and why stands in docs/decisions.md.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import spacy
from bank import Line, read_bank
from fitting import SEED, best_threshold, fit, folds, matrix, precision_recall
from moves import CAUTION, LEAST, MOVES, bags_of, by_letter, families_of, weights_of
from spacy.tokens import Doc
from spacy.training import Example
from writing import pack

from replylint.calibration.labelled import Labelled, read_labelled
from replylint.calibration.tables import MOVES as LABELS
from replylint.languages.word_classes import word_classes
from replylint.model import Draft, Move, Sentence
from replylint.parsing import one_sentence, parse
from replylint.recognition import _propose
from replylint.recognition.evidence import Evidence
from replylint.recognition.facts import facts_of
from replylint.recognition.features import rows_of
from replylint.recognition.linear import Thresholds
from replylint.recognition.second_look import Question, Scores, look_again, questions

EPOCHS = 8
TOK2VEC = {"@architectures": "spacy.HashEmbedCNN.v2", "pretrained_vectors": None, "width": 96, "depth": 4,
           "embed_size": 5000, "window_size": 1, "maxout_pieces": 3, "subword_features": True}  # fmt: skip
ARCHITECTURES = {
    "spaCy TextCatBOW": {"@architectures": "spacy.TextCatBOW.v3", "exclusive_classes": False, "ngram_size": 3,
                         "no_output_layer": False, "length": 262144},
    "spaCy TextCatCNN": {"@architectures": "spacy.TextCatReduce.v1", "exclusive_classes": False, "tok2vec": TOK2VEC,
                         "use_reduce_first": False, "use_reduce_last": False, "use_reduce_max": True,
                         "use_reduce_mean": True},
    "spaCy attention": {"@architectures": "spacy.TextCatParametricAttention.v1", "exclusive_classes": False,
                        "tok2vec": TOK2VEC},
}  # fmt: skip

Predict = Callable[[Sequence[Sentence], Sequence[object]], np.ndarray]
"""Takes sentences and their units, gives a probability a move for each."""


class Candidate(NamedTuple):
    """A trained classifier, how long it took to train, and its bytes on disk."""

    name: str
    predict: Predict
    seconds: float
    size: int


def linear(lines: Sequence[Line], bags: Sequence[object], code: str) -> Candidate:
    """Train the linear model that replylint ships."""
    began = time.perf_counter()
    features = matrix(bags, code, weights_of(lines))
    fitted = [fit(features, np.array([label in line.labels for line in lines])) for label in MOVES]
    seconds, class_of = time.perf_counter() - began, word_classes(code)
    size = len(pack(f"{code}/moves", tuple(MOVES.values()), fitted))
    table = np.stack([f.weights for f in fitted], axis=1)

    def predict(sentences: Sequence[Sentence], units: Sequence[object]) -> np.ndarray:
        found = np.zeros((len(units), len(fitted)))
        for place, bag in enumerate(units):
            rows = [row for unit in bag for row in rows_of(unit, class_of)]
            norm = 1 / np.sqrt(max(len(rows), 1))
            found[place] = 1 / (1 + np.exp(-(table[rows].sum(axis=0) * norm + [f.bias for f in fitted])))
        return found

    return Candidate("linear, characters and words", predict, seconds, size)


def neural(name: str, lines: Sequence[Line], code: str) -> Candidate:
    """Train one of spaCy's text classifiers."""
    random.seed(SEED)
    spacy.util.fix_random_seed(SEED)
    began = time.perf_counter()
    nlp = spacy.blank(code)
    component = nlp.add_pipe("textcat_multilabel", config={"model": ARCHITECTURES[name]})
    for move in MOVES.values():
        component.add_label(move)
    docs = [doc_of(one_sentence(line.text, code), nlp) for line in lines]
    examples = [Example(doc, Doc(nlp.vocab, words=[t.text for t in doc])) for doc in docs]
    for example, line in zip(examples, lines, strict=True):
        example.reference.cats = {move: float(label in line.labels) for label, move in MOVES.items()}
    optimizer = nlp.initialize(lambda: examples[:200])
    for _ in range(EPOCHS):
        random.shuffle(examples)
        for batch in spacy.util.minibatch(examples, 64):
            nlp.update(batch, sgd=optimizer, drop=0.2)
    seconds = time.perf_counter() - began

    def predict(sentences: Sequence[Sentence], units: Sequence[object]) -> np.ndarray:
        found = component.pipe(doc_of(sentence, nlp) for sentence in sentences)
        return np.array([[doc.cats[move] for move in MOVES.values()] for doc in found])

    return Candidate(name, predict, seconds, len(nlp.to_bytes()))


def doc_of(sentence: Sentence, nlp: spacy.language.Language) -> Doc:
    """Make a Doc of the folded words of a sentence."""
    return Doc(nlp.vocab, words=[word for token in sentence.tokens for word in token.norm.split()] or ["-"])


def compare(code: str, replies: Sequence[Labelled]) -> None:
    """Train every candidate and print a row for each."""
    lines = read_bank(code)
    bags = bags_of(lines, families_of(lines, code), code)
    fold = folds([line.letter or f"{line.source}/{index // 8}" for index, line in enumerate(lines)])
    train, tune, held = (np.flatnonzero(part) for part in (fold > 1, fold == 1, fold == 0))
    own, own_bags = [lines[i] for i in train], [bags[i] for i in train]
    drafts = [parse(reply.message) for reply in replies]
    proposed = [_propose(draft, ()) for draft in drafts]
    asked = [questions(draft, moves) for draft, moves in zip(drafts, proposed, strict=True)]
    for make in (lambda: linear(own, own_bags, code), *(lambda n=n: neural(n, own, code) for n in ARCHITECTURES)):
        candidate = make()

        def chances(places: np.ndarray, candidate: Candidate = candidate) -> np.ndarray:
            return candidate.predict([one_sentence(lines[i].text, code) for i in places], [bags[i] for i in places])

        tuned, seen = chances(tune), chances(held)
        thresholds, scores = {}, []
        for column, (label, move) in enumerate(MOVES.items()):
            answers = np.array([label in line.labels for line in lines])
            yes = max(best_threshold(tuned[:, column], answers[tune]) * CAUTION, LEAST)
            thresholds[move] = Thresholds(yes, 0.2 * yes)
            letters = [lines[i] for i in held]
            said, truth = by_letter(letters, seen[:, column]) >= yes, by_letter(letters, answers[held]) > 0
            precision, recall = precision_recall(said, truth)
            scores.append(2 * precision * recall / max(precision + recall, 1e-9))
        began = time.perf_counter()
        chances(held)
        speed = len(held) / (time.perf_counter() - began)
        macro = on_replies(candidate, thresholds, code, replies, drafts, proposed, asked) if replies else float("nan")
        print(
            f"| {code} | {candidate.name} | {np.mean(scores):.3f} | {macro:.3f} | {candidate.seconds:.0f} s | "
            f"{candidate.size / 1e6:.1f} MB | {speed:.0f}/s |",
            flush=True,
        )


def on_replies(
    candidate: Candidate, thresholds: dict[str, Thresholds], code: str, replies: Sequence[Labelled],
    drafts: Sequence[Draft], proposed: Sequence[list[Move]], asked: Sequence[list[Question]],
) -> float:  # fmt: skip
    """Give the macro F1 of the moves on labelled replies with this candidate as the second look."""
    every = [question for batch in asked for question in batch]
    rows = candidate.predict([q.sentence for q in every], [q.units for q in every])
    known = {id(q.units): row for q, row in zip(every, rows, strict=True)}

    def scorer(_: str, units: Sequence[object]) -> Scores:
        return Scores(tuple(MOVES.values()), thresholds, [known[id(bag)] for bag in units])

    counts = {label: [0, 0, 0] for label in LABELS}
    for reply, draft, moves in zip(replies, drafts, look_again(proposed, asked, scorer), strict=True):
        facts = facts_of(Evidence.of(draft, sorted(moves, key=lambda m: (m.start, m.end))), ())
        for label in LABELS:
            human, said = reply.labels.get(label), bool(facts[label].value)
            if human is not None:
                counts[label] = [
                    a + b
                    for a, b in zip(
                        counts[label], (human and said, said and not human, human and not said), strict=True
                    )
                ]
    return float(np.mean([2 * a / (2 * a + b + c) for a, b, c in counts.values() if a + c]))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("languages", nargs="+")
    parser.add_argument("--replies", nargs="*", type=Path, default=[])
    given = parser.parse_args()
    found = [reply for path in given.replies for reply in read_labelled(path)]
    print("| language | classifier | bank, held out: macro F1 | replies: macro F1 | training | size | sentences |")
    print("|---|---|--:|--:|--:|--:|--:|")
    for language_code in given.languages:
        compare(language_code, [reply for reply in found if parse(reply.message).language == language_code])
