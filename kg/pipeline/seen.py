"""The documents that a build has met, kept in a temporary database: memory stays flat over a country."""

from __future__ import annotations

from kg.store.scratch import scratch


class Seen:
    """Each document with its digest, and where it stands."""

    def __init__(self) -> None:
        self.count = 0
        self._db = scratch("seen (name PRIMARY KEY, digest, place)")

    def __contains__(self, name: str) -> bool:
        """Whether a document of this name was met, also one that could not be read."""
        return self._db.execute("SELECT 1 FROM seen WHERE name = ?", [name]).fetchone() is not None

    def take(self, name: str, digest: str, place: str) -> tuple[str, str] | None:
        """Note a document, with digest "" where it could not be read.

        Returns digest and place of the one of this name that was read before.
        """
        before: tuple[str, str] | None = self._db.execute(
            "SELECT digest, place FROM seen WHERE name = ?", [name]
        ).fetchone()
        if before and before[0]:
            return before
        self.count += before is None
        self._db.execute("REPLACE INTO seen VALUES (?, ?, ?)", [name, digest, place])
        return None
