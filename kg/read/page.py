"""HTML pages: the article trafilatura finds in each."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

from kg.model import Document, InputError
from kg.read.document import calendar_date, document
from kg.read.failure import attempt, failure
from kg.read.plain import load
