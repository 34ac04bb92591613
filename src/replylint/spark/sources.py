"""The sources of a job: which files they are, in which format, and a frame of their rows as Spark reads them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from replylint.errors import ReadingError, UsageError
from replylint.spark.files import File, Files
from replylint.spark.taking import BROKEN, PATH, plain_path
from replylint.spark.told import RESTORE

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

FORMATS: Mapping[str, tuple[str, ...]] = {
    "parquet": (".parquet", ".pq"),
    "jsonl": (".jsonl", ".ndjson", ".json"),
    "csv": (".csv", ".tsv"),
}
_PACKED = (".gz", ".bz2", ".zst", ".lz4", ".snappy", ".deflate")
_DELIMITERS = ",;\t|"


@dataclass(frozen=True, slots=True)
class Sources:
    """What a job reads."""

    frame: DataFrame
    """Every row, and the file it comes from."""
    files: Sequence[File]
    faults: Sequence[tuple[str, str]]
    """Files that can't be read, and why."""
    kind: str

    @classmethod
    def of(cls, spark: SparkSession, files: Sequence[File], faults: Sequence[tuple[str, str]], kind: str) -> Sources:
        """Read files of one format; raises ReadingError where none is left, with the first fault."""
        if not files:
            raise ReadingError(faults[0][1], where=faults[0][0], mend="no other file is there; check the source")
        frame = _READERS[kind](spark, [file.address for file in files])
        return cls(frame.select("*", frame["_metadata.file_path"].alias(PATH)), files, faults, kind)

    def without(self, fault: tuple[str, str]) -> Sources:
        """Leave out a file that proved to be at fault."""
        files = [file for file in self.files if plain_path(file.address) != fault[0]]
        return self.of(self.frame.sparkSession, files, [*self.faults, fault], self.kind)

    @property
    def paths(self) -> list[str]:
        """Name the files that are read, as the rows name them."""
        return [plain_path(file.address) for file in self.files]


def read(spark: SparkSession, names: Sequence[str], given: str | None) -> Sources:
    """Look at files, folders and patterns of one format; raises ReadingError and UsageError where nothing is there."""
    files = Files(spark)
    found: dict[str, File] = {}
    for name in names:
        own = {file.address: file for file in files.under(name)}
        if not own:
            raise ReadingError("no such file or folder, or an empty one", where=name, mend="check the address")
        found.update(own)
    chosen, kind = _of_one_format(list(found.values()), given)
    faults: list[tuple[str, str]] = []
    if kind == "parquet":
        chosen, faults = _sound(spark, chosen)
    return Sources.of(spark, chosen, faults, kind)


def _of_one_format(files: Sequence[File], given: str | None) -> tuple[list[File], str]:
    """Leave the files of the format that is given, or of the only one that there is."""
    if given is not None:
        if given not in FORMATS:
            raise UsageError(f"Spark reads no {given!r}", mend=f"one of: {', '.join(FORMATS)}; or --engine local")
        return list(files), given
    by_kind: dict[str, list[File]] = {}
    for file in files:
        if kind := _kind(file.address):
            by_kind.setdefault(kind, []).append(file)
    if len(by_kind) != 1:
        what = f"files of several formats: {', '.join(by_kind)}" if by_kind else "no file that Spark reads"
        raise UsageError(what, where=plain_path(files[0].address),
                         mend=f"say --input-format {'|'.join(FORMATS)}, or name the files")  # fmt: skip
    [(kind, chosen)] = by_kind.items()
    return chosen, kind


def _kind(address: str) -> str | None:
    path = PurePosixPath(address.lower())
    suffix = PurePosixPath(path.stem).suffix if path.suffix in _PACKED else path.suffix
    return next((kind for kind, suffixes in FORMATS.items() if suffix in suffixes), None)


def _sound(spark: SparkSession, files: Sequence[File]) -> tuple[list[File], list[tuple[str, str]]]:
    """Leave out the files whose end, which says what is in them, can't be read; only these ends are read."""
    reader = spark.read.option("ignoreCorruptFiles", True).option("recursiveFileLookup", True)
    try:
        whole = reader.parquet(*(file.address for file in files))
        rows = whole.groupBy("_metadata.file_path").count().collect()
    except Exception as error:
        if "UNABLE_TO_INFER_SCHEMA" not in str(error):
            raise
        rows = []
    seen = {plain_path(unquote(row[0])) for row in rows}
    kept = [file for file in files if plain_path(file.address) in seen]
    broken = sorted({plain_path(file.address) for file in files} - seen)
    return kept, [(path, f"not readable Parquet, or without a row; {RESTORE}") for path in broken]


def _parquet(spark: SparkSession, addresses: Sequence[str]) -> DataFrame:
    return spark.read.parquet(*addresses)


def _jsonl(spark: SparkSession, addresses: Sequence[str]) -> DataFrame:
    return spark.read.option("columnNameOfCorruptRecord", BROKEN).json(list(addresses))


def _csv(spark: SparkSession, addresses: Sequence[str]) -> DataFrame:
    """Read CSV whose quoted cells may hold line breaks and doubled quotes; every file has the first one's header."""
    first: Any = spark.read.text(addresses[0]).first()
    delimiter = max(_DELIMITERS, key=(first[0] if first else "").count)
    reader = spark.read.options(header=True, multiLine=True, quote='"', escape='"', sep=delimiter)
    names = [name for name in reader.csv(addresses[0]).columns if name != BROKEN]
    quoted = ", ".join(f"`{name.replace('`', '``')}` string" for name in (*names, BROKEN))
    reader = reader.schema(quoted).options(enforceSchema=False, columnNameOfCorruptRecord=BROKEN)
    return reader.csv(list(addresses))


_READERS: Mapping[str, Callable[[SparkSession, Sequence[str]], DataFrame]] = {
    "parquet": _parquet,
    "jsonl": _jsonl,
    "csv": _csv,
}
