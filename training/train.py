"""Trains the models of the languages named, or of all: same bank and seed, same bytes.

    python training/train.py [en] [he]

Thresholds are chosen on the bank's own lines and letters: every probability they are chosen by comes from a model that
has not seen the letter. The figures it prints are those out-of-fold figures.
"""

from __future__ import annotations

import sys

from moves import train_moves
from situations import train_situations

from replylint.languages import LANGUAGES

if __name__ == "__main__":
    for language_code in sys.argv[1:] or LANGUAGES:
        train_moves(language_code)
        train_situations(language_code)
