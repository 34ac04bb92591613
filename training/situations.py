"""Trains what tells the situation of a reply: from the customer's own message, and from the reply alone."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from bank import Line, read_bank, read_customers
from fitting import fit, folds, matrix, out_of_fold
from writing import pack, write_weights

from replylint.model import SITUATIONS
from replylint.parsing import one_sentence
from replylint.recognition.features import Unit
from replylint.recognition.linear import MODELS
from replylint.recognition.situation import message_units, reply_units

NEIGHBOURS = 4
"""So many neighbours in a file stay in one fold: some share an opening or a scene."""
OF_REPLIES = ("complaint", "question", "request", "notice")
OF_MESSAGES = ("complaint", "question", "request", "other")


def train_situations(code: str) -> None:
    """Train and write both models of a language, and print their out-of-fold accuracy."""
    letters: dict[str, list[Line]] = {}
    for line in read_bank(code):
        if line.letter and line.heading[1] in SITUATIONS:
            letters.setdefault(line.letter, []).append(line)
    bags = [_reply(lines, code) for lines in letters.values()]
    answers = [lines[0].heading[1] for lines in letters.values()]
    _train(f"{code}/situation", bags, answers, OF_REPLIES, code)
    messages = read_customers(code)
    bags = [message_units(message.text, code) for message in messages]
    _train(f"{code}/message", bags, [message.situation for message in messages], OF_MESSAGES, code)


def _train(name: str, bags: list[list[Unit]], answers: list[str], labels: tuple[str, ...], code: str) -> None:
    truth, features = np.array(answers), matrix(bags, code)
    fold = folds([str(index // NEIGHBOURS) for index in range(len(bags))])
    chances = np.array([out_of_fold(features, truth == label, fold) for label in labels])
    said = np.array(labels)[np.argmax(chances, axis=0)]
    print(f"{name} n={len(bags)} accuracy {(said == truth).mean():.2f}", flush=True)
    weights = pack(name, labels, [fit(features, truth == label) for label in labels])
    write_weights(MODELS / Path(name) / "weights", weights)


def _reply(lines: list[Line], code: str) -> list[Unit]:
    """Give the units of a whole letter, as the linter makes them of a reply."""
    kept = [line for line in lines if "signoff" not in line.labels]
    return reply_units([one_sentence(line.text, code) for line in kept], code)
