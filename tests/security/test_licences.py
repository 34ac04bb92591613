"""Every package that replylint and its extras bring is under a licence that asks nothing of its user."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution

from packaging.requirements import Requirement

EXTRAS = ("audit", "lsp", "msg", "parquet", "serve", "spark")
PERMISSIVE = (
    "MIT",
    "BSD",
    "Apache",
    "ISC",
    "PSF",
    "Python Software Foundation",
    "MPL",
    "Mozilla",
    "Zlib",
    "CC0",
    "CNRI",
)
"""MPL asks only that changes to its own files stay open; nothing of ours is one."""


def brought(name: str, extras: tuple[str, ...], seen: set[str]) -> Iterator[Distribution]:
    """Give a distribution and what it requires, each once; a package that another system needs is not installed."""
    try:
        found = distribution(name)
    except PackageNotFoundError:
        return
    if name not in seen:
        seen.add(name)
        yield found
    for line in found.requires or ():
        wanted = Requirement(line)
        held = wanted.marker is None or any(wanted.marker.evaluate({"extra": extra}) for extra in (extras or ("",)))
        if held and wanted.name not in seen:
            yield from brought(wanted.name, tuple(wanted.extras), seen)


def licences(found: Distribution) -> str:
    classifiers = [line for line in found.metadata.get_all("Classifier", []) if line.startswith("License ::")]
    return found.metadata["License-Expression"] or " ".join(classifiers) or found.metadata["License"] or "none named"


def test_every_licence_of_the_tree_is_permissive():
    tree = list(brought("replylint", EXTRAS, set()))
    assert len(tree) > 20
    told = {package.metadata["Name"]: licences(package) for package in tree}
    assert {name: said for name, said in told.items() if not any(word in said for word in PERMISSIVE)} == {}
