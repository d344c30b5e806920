"""The rules that tell who has a post."""

from typing import Literal

Rule = Literal[
    "title-held-by", "title-before-name", "name-before-title", "title-colon-name", "title-comma-name",
    "verb-before-title", "shared-title", "title-of-career", "title-of-list", "replaced", "succeeds", "deputy",
]  # fmt: skip
