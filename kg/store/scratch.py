"""A database that lasts as long as its connection: what a build gathers grows on disk, not in memory."""

from __future__ import annotations

import sqlite3


def scratch(table: str) -> sqlite3.Connection:
    """A temporary database with one table; nothing is ever committed."""
    database = sqlite3.connect("", isolation_level=None)  # a file that goes with the connection
    database.execute(f"CREATE TABLE {table} WITHOUT ROWID")
    database.execute("BEGIN")
    return database
