"""Writes what was trained: weights as signed bytes (recognition/linear.py tells the layout), in a spaCy pipeline."""

from __future__ import annotations

import json
import math
import zlib
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import spacy
from fitting import Fitted

from replylint.recognition.linear import MODELS, VERSION
from replylint.recognition.pipeline import MovesComponent


def pack(
    name: str, labels: Sequence[str], fitted: Sequence[Fitted],
    thresholds: Mapping[str, tuple[float, float]] | None = None,
) -> bytes:  # fmt: skip
    """Give the bytes of a weights file.

    No weight is clipped: the few largest decide, and clipping one in 2 000 costs 0.01 of F1 on held-out lines.
    """
    scales = [math.ceil(float(np.abs(f.weights).max()) / 127 * 1e7) / 1e7 for f in fitted]
    table = [np.round(f.weights / scale).astype(np.int8) for f, scale in zip(fitted, scales, strict=True)]
    header = {
        "version": VERSION, "model": name, "labels": list(labels), "scales": scales,
        "biases": [f.bias for f in fitted], "thresholds": dict(thresholds or {}),
    }  # fmt: skip
    return json.dumps(header).encode() + b"\n" + zlib.compress(np.ascontiguousarray(np.stack(table).T).tobytes(), 9)


def write_pipeline(code: str, weights: bytes) -> None:
    """Write the spaCy pipeline of a language with the weights of its moves."""
    nlp = spacy.blank(code, config={"nlp": {"tokenizer": {"@tokenizers": "replylint.Tokenizer.v1"}}})
    component = nlp.add_pipe("replylint_moves", name="moves")
    assert isinstance(component, MovesComponent)
    component.from_bytes(weights)
    nlp.meta.update(name="replylint_moves", version=f"{VERSION}.0.0", description="Moves of service replies")
    nlp.to_disk(MODELS / code, exclude=["vocab"])


def write_weights(path: Path, weights: bytes) -> None:
    """Write a weights file beside the pipeline."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(weights)
