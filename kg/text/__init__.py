"""Normalise and segment: text → tokens (syllables with a lookup key and a raw span) → sentences."""

from kg.text.likeness import likenesses, spaced
from kg.text.model import Mention, Sentence, SentenceKind, Shape, Token, Tokens, prior
from kg.text.sentences import ENDS, sentence_numbers, sentences
from kg.text.spelling import compose, fold, key, old_tone, printable
from kg.text.tokens import BULLETS, DASHES, keys, tokenize

__all__ = [
    "BULLETS",
    "DASHES",
    "ENDS",
    "Mention",
    "Sentence",
    "SentenceKind",
    "Shape",
    "Token",
    "Tokens",
    "compose",
    "fold",
    "key",
    "keys",
    "likenesses",
    "old_tone",
    "printable",
    "prior",
    "sentence_numbers",
    "sentences",
    "spaced",
    "tokenize",
]
