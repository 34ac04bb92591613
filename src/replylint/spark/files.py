"""Files wherever Spark reads and writes them (disk, HDFS, object stores), by Hadoop's own file systems."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple


class File(NamedTuple):
    """A file by its address, and its size in bytes."""

    address: str
    size: int


class Files:
    """The file systems of a session; an error of theirs is raised as py4j raises it."""

    def __init__(self, spark: Any) -> None:
        self._jvm = spark.sparkContext._jvm
        self._conf = spark.sparkContext._jsc.hadoopConfiguration()

    def full(self, address: str) -> str:
        """Give an address with its scheme, as Spark names it: "file:/…" for a path of this machine."""
        system, path = self._at(address)
        return str(system.makeQualified(path).toString())

    def exists(self, address: str) -> bool:
        """Whether a file or folder is there."""
        system, path = self._at(address)
        return bool(system.exists(path))

    def names(self, folder: str) -> list[str]:
        """Name what stands in a folder, nothing where there is none."""
        system, path = self._at(folder)
        return sorted(s.getPath().getName() for s in system.listStatus(path)) if system.exists(path) else []

    def under(self, pattern: str) -> Iterator[File]:
        """Give the files that match a pattern (* and ?) or stand under a folder that does, hidden ones left out."""
        system, path = self._at(pattern)
        for found in system.globStatus(path) or ():
            listed = system.listFiles(found.getPath(), True)
            root = found.getPath().toString()
            while listed.hasNext():
                status = listed.next()
                address = status.getPath().toString()
                inside = address.removeprefix(root).split("/")
                if not any(part.startswith(("_", ".")) for part in inside if part):
                    yield File(address, status.getLen())

    def claim(self, address: str) -> bool:
        """Make an empty file that nobody has made before; False where it is there already."""
        system, path = self._at(address)
        system.mkdirs(path.getParent())
        return bool(system.createNewFile(path))

    def move(self, address: str, to: str) -> None:
        """Move a folder to where nothing is; raises OSError where that fails."""
        system, path = self._at(address)
        target = self._path(to)
        system.mkdirs(target.getParent())
        if system.exists(target) or not system.rename(path, target):
            raise OSError(f"{to} can't be written")

    def delete(self, address: str) -> None:
        """Take a file or folder away with all in it, if it is there."""
        system, path = self._at(address)
        system.delete(path, True)

    def _at(self, address: str) -> tuple[Any, Any]:
        path = self._path(address)
        return path.getFileSystem(self._conf), path

    def _path(self, address: str) -> Any:
        return self._jvm.org.apache.hadoop.fs.Path(address)
