"""The class of a word for the sentence model: listed in `rules/<language>/classes.yaml`, else told by its shape."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, lru_cache

from replylint.resources import language_folder, optional_yaml

_MARKS = {"{}": "{}", "{url}": "{url}", "{email}": "{email}", "#": "#", "#:#": "#"}
_PARTICLES = frozenset("ושהכבלמ")
_SHORTEST_STEM = 2
_NONE: dict[str, dict[str, str]] = {"words": {}, "endings": {}, "beginnings": {}}


@cache
def word_classes(code: str) -> Callable[[str], str]:
    """Give the function from a folded word to the name of its class, for one language."""
    data = {**_NONE, **optional_yaml(language_folder(code) / "classes.yaml")}
    listed: dict[str, str] = {word: name for name, words in data["words"].items() for word in words.split()}
    endings = sorted(data["endings"].items(), key=lambda pair: -len(pair[0]))
    beginnings = sorted(data["beginnings"].items(), key=lambda pair: -len(pair[0]))

    @lru_cache(maxsize=100_000)
    def class_of(word: str) -> str:
        if word in _MARKS:
            return _MARKS[word]
        if word in listed:
            return listed[word]
        if beginnings and len(word) > _SHORTEST_STEM and word[0] in _PARTICLES and word[1:] in listed:
            return listed[word[1:]]
        head = next((name for part, name in beginnings if word.startswith(part)), "")
        tail = next((name for part, name in endings if word.endswith(part)), "")
        return head + tail if len(word) > _SHORTEST_STEM else "short"

    return class_of
