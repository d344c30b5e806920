"""The answers of an interview: "Ông X: Chúng tôi đã mở rộng 5 tuyến hẻm."."""

from __future__ import annotations

from collections.abc import Iterator

from kg.recognise.reading import Reading
from kg.recognise.speech import Speaker, Speech
from kg.recognise.speech.attribution import SHORTEST
from kg.text import Sentence


def answers(reading: Reading, speech: Speech) -> Iterator[tuple[Speaker, int, int]]:
    """(who answers, first, last) of the answers [first, last) of a document that tells an interview."""
    tokens = reading.tokens
    if not reading.lookup.matches(speech.words.interview):
        return
    for sentence in reading.sentences:
        at = sentence.first + (tokens[sentence.first].key == "-")
        speaker = speech.speaker_at(at)
        end = speaker.last if speaker else sentence.last
        if speaker is None or end + SHORTEST >= sentence.last or tokens[end].key != ":":
            continue
        end += tokens[end + 1].key == "-"  # "Ông X: - Chúng tôi …"
        if tokens[end + 1].key != '"':
            last = speech.trimmed(end + 1, _line_end(reading, sentence))
            yield speaker, end + 1, last


def _line_end(reading: Reading, sentence: Sentence) -> int:
    """The end of the paragraph of a sentence."""
    sentences, index = reading.sentences, reading.sentence_at(sentence.first)
    line = reading.tokens[sentence.first].line
    while index + 1 < len(sentences) and reading.tokens[sentences[index + 1].first].line == line:
        index += 1
    return sentences[index].last
