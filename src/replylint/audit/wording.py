"""What a reply's wording is known by, so that letters from one template meet: a hash and a MinHash signature.

Names, numbers, dates and merge fields are masked, greeting and sign-off left out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from hashlib import blake2b
from typing import NamedTuple

from replylint.languages import language
from replylint.model import Draft

_SHINGLE = 3
_SEED = 20260801
MASK = "#"
_CHANGING = re.compile(r"[\d@]|^\{\}$")


class Wording(NamedTuple):
    """A 64-bit hash of the masked words, and a MinHash signature of their runs of three."""

    hash: int
    minhash: Sequence[int]


def wording_of(draft: Draft, width: int) -> Wording:
    """Give the wording of a draft's body; `width` values in the signature, none for a body without words."""
    from rensa import RMinHash

    words = masked_words(draft)
    digest = int.from_bytes(blake2b(" ".join(words).encode("utf-8", "replace"), digest_size=8).digest())
    if not words:
        return Wording(digest, ())
    sketch = RMinHash(num_perm=width, seed=_SEED)
    runs = zip(*(words[place:] for place in range(_SHINGLE)), strict=False)
    sketch.update([" ".join(run) for run in runs] or [" ".join(words)])
    return Wording(digest, sketch.digest())


def masked_words(draft: Draft) -> list[str]:
    """Give the folded words of the body, what changes from customer to customer exchanged for a mask."""
    names, changing = language(draft.language).lexicon.first_names, _CHANGING.search
    norms = (token.norm for sentence in draft.body for token in sentence.tokens)
    return [MASK if norm in names or (not norm.isalpha() and changing(norm)) else norm for norm in norms]
