"""Circles that push one another apart and links that pull: plain arithmetic, so every machine agrees."""

from __future__ import annotations

import math
from collections import defaultdict

Point = tuple[float, float]
Link = tuple[int, int, float]  # two circles and the length it shortens to
STRENGTH = 0.03  # of a link, a step
CENTRE = 0.02  # pull to the middle, a step
SETTLE = 120  # steps at most that only push
SLACK = 0.05  # share of a circle's radius that may stay covered


def relax(
    points: list[Point], radii: list[float], edges: list[tuple[int, int]], rest: float, steps: int
) -> list[Point]:
    """`points` after `steps`: links shorten to `rest` beyond touching, circles no longer overlap."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    links = [(a, b, max(rest, radii[a] + radii[b])) for a, b in edges]
    for step in range(steps):
        pull = 1.0 - step / steps
        _pull(xs, ys, links, pull * STRENGTH)
        _centre(xs, ys, pull * CENTRE)
        _push(xs, ys, radii)
    for _ in range(SETTLE):
        if _push(xs, ys, radii) < SLACK:
            break
    return list(zip(xs, ys, strict=True))


def _pull(xs: list[float], ys: list[float], links: list[Link], force: float) -> None:
    for a, b, length in links:
        dx, dy = xs[b] - xs[a], ys[b] - ys[a]
        distance = math.sqrt(dx * dx + dy * dy)
        if distance > length:
            by = force * (distance - length) / distance
            xs[a] += by * dx
            ys[a] += by * dy
            xs[b] -= by * dx
            ys[b] -= by * dy


def _centre(xs: list[float], ys: list[float], force: float) -> None:
    keep = 1.0 - force
    for i, x in enumerate(xs):
        xs[i], ys[i] = x * keep, ys[i] * keep


def _push(xs: list[float], ys: list[float], radii: list[float]) -> float:
    """Part every two circles that overlap, the smaller by more; how deep the worst overlap was."""
    worst = 0.0
    for a, b in _near(xs, ys, radii):
        dx, dy = xs[b] - xs[a], ys[b] - ys[a]
        apart = radii[a] + radii[b]
        square = dx * dx + dy * dy
        if square < apart * apart:
            distance = math.sqrt(square)
            if distance < 1e-6:
                dx, dy, distance = 1e-3 * (1 + a % 7), 1e-3 * (1 + b % 5), 1e-3
            worst = max(worst, (apart - distance) / apart)
            by, share = (apart - distance) / distance, radii[a] / apart
            xs[a] -= by * dx * (1 - share)
            ys[a] -= by * dy * (1 - share)
            xs[b] += by * dx * share
            ys[b] += by * dy * share
    return worst


def _near(xs: list[float], ys: list[float], radii: list[float]) -> list[tuple[int, int]]:
    """Pairs in the same or neighbouring squares of a grid as wide as the largest circle."""
    side = 2 * max(radii, default=1.0)
    grid: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
    for i, x in enumerate(xs):
        grid[int(x // side), int(ys[i] // side)].append(i)
    pairs: list[tuple[int, int]] = []
    for (column, row), here in grid.items():
        for place, a in enumerate(here):
            pairs.extend((a, b) for b in here[place + 1 :])
        for step in ((1, 0), (0, 1), (1, 1), (1, -1)):
            there = grid.get((column + step[0], row + step[1]), ())
            pairs.extend((a, b) for a in here for b in there)
    return pairs
