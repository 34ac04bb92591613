"""Measures phrases and model together on a fifth of the bank that the model has not seen, against the recorded table.

    python training/held_out.py             exits with 1 where a move falls over 0.03 F1 under training/held-out.json
    python training/held_out.py --record    writes the table anew

The model that ships has seen the whole bank, so one of the same make is fitted here on the other four fifths. It
judges by the thresholds that ship; they were chosen on out-of-fold figures of the whole bank, one number a move. A
letter's name decides whether it is held out, so that a bank that grows at its ends keeps the lines it is measured on.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

import numpy as np
from bank import Line, read_bank
from fitting import FOLDS, Matrix, fit, matrix
from moves import MOVES, bags_of, families_of, group_of, weights_of

from replylint.languages import LANGUAGES
from replylint.parsing import one_sentence
from replylint.recognition.features import Unit
from replylint.recognition.linear import linear_model
from replylint.recognition.matcher import phrase_matcher
from replylint.recognition.second_look import Question, Scores, look_again

TABLE = Path(__file__).parent / "held-out.json"
DROP = 0.03
"""How far a move's F1 may fall."""
ENOUGH = 20
"""Moves with fewer positive lines are shown and not held against the table."""


class Row(NamedTuple):
    """What was measured of one move: lines held out, lines that make it, F1 of 0 to 1."""

    lines: int
    positives: int
    f1: float


def measure(code: str) -> dict[str, Row]:
    """Fit on four fifths of a language's bank and give the figures of every move on the fifth."""
    lines = read_bank(code)
    bags = bags_of(lines, families_of(lines, code), code)
    held = np.array([crc32(group_of(line, index).encode()) % FOLDS == 0 for index, line in enumerate(lines)])
    chances = _chances(matrix(bags, code, weights_of(lines)), lines, held)
    kept = [(line, bag) for line, bag, out in zip(lines, bags, held, strict=True) if out]
    found = _recognised(kept, chances, code)
    return {
        move: _row([label in line.labels for line, _ in kept], [move in moves for moves in found])
        for label, move in MOVES.items()
    }


def _chances(features: Matrix, lines: Sequence[Line], held: np.ndarray) -> np.ndarray:
    """Give the probability of every move for the held-out lines, a row a line, by models that have not seen them."""
    rest, columns = Matrix(features.rows[~held], features.used, features.weights[~held]), []
    for label in MOVES:
        fitted = fit(rest, np.array([label in line.labels for line in lines])[~held])
        columns.append(features.rows[held] @ fitted.weights[features.used] + fitted.bias)
    return 1 / (1 + np.exp(-np.stack(columns, axis=1)))


def _recognised(kept: Sequence[tuple[Line, list[Unit]]], chances: np.ndarray, code: str) -> list[frozenset[str]]:
    """Give the moves of every line as the linter recognises them in an open sentence."""
    thresholds = linear_model(code).thresholds

    def scorer(_code: str, _bags: Sequence[list[Unit]]) -> Scores:
        return Scores(tuple(MOVES.values()), thresholds, chances.tolist())

    matcher = phrase_matcher(code)
    sentences = [one_sentence(line.text, code) for line, _ in kept]
    proposed = [list(matcher.moves([sentence])) for sentence in sentences]
    asked = [[Question(sentence, bag, True)] for sentence, (_, bag) in zip(sentences, kept, strict=True)]
    moves = look_again(proposed, asked, scorer)
    return [frozenset(move.name for move in found if not move.doubtful) for found in moves]


def _row(truth: Sequence[bool], said: Sequence[bool]) -> Row:
    hits = sum(t and s for t, s in zip(truth, said, strict=True))
    return Row(len(truth), sum(truth), round(2 * hits / max(sum(truth) + sum(said), 1), 3))


def fallen(recorded: dict[str, dict[str, Row]], measured: dict[str, dict[str, Row]]) -> Iterator[str]:
    """Give a line for every move that fell too far under the record."""
    for code, rows in measured.items():
        for move, row in rows.items():
            before = recorded[code][move]
            if row.positives >= ENOUGH and row.f1 < before.f1 - DROP:
                yield f"{code} {move}: F1 {row.f1:.3f} on the held-out lines, recorded {before.f1:.3f}"


def read_table() -> dict[str, dict[str, Row]]:
    """Read the recorded table."""
    table = json.loads(TABLE.read_text(encoding="utf-8"))
    return {code: {move: Row(**row) for move, row in rows.items()} for code, rows in table.items()}


def main() -> int:
    """Print the table, write it or hold it against the record."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--record", action="store_true", help="write training/held-out.json")
    record = parser.parse_args().record
    with ProcessPoolExecutor() as pool:
        measured = dict(zip(LANGUAGES, pool.map(measure, LANGUAGES), strict=True))
    for code, rows in measured.items():
        for move, row in rows.items():
            print(f"{code} {move:14} {row.positives:4} of {row.lines} lines  F1 {row.f1:.3f}")
    if record:
        table = {code: {move: row._asdict() for move, row in rows.items()} for code, rows in measured.items()}
        TABLE.write_text(json.dumps(table, indent=1) + "\n", encoding="utf-8")
        return 0
    problems = list(fallen(read_table(), measured))
    print("\n".join(problems))
    return int(bool(problems))


if __name__ == "__main__":
    raise SystemExit(main())
