"""Circles that push one another apart and links that pull: plain arithmetic, so every machine agrees."""

from __future__ import annotations

import math

Point = tuple[float, float]
Link = tuple[int, int, float]  # two circles and the length it shortens to
STRENGTH = 0.03  # of a link, a step
CENTRE = 0.02  # pull to the middle, a step
SETTLE = 60  # steps at most that only push
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
    lefts = [x - radius for x, radius in zip(xs, radii, strict=True)]
    # By their left edges: a large circle far away costs the small ones nothing.
    order = sorted(range(len(xs)), key=lefts.__getitem__)
    largest, worst = max(radii, default=0.0), 0.0
    for place, a in enumerate(order):
        right, reach = xs[a] + radii[a], radii[a] + largest
        low, high = ys[a] - reach, ys[a] + reach
        for later in range(place + 1, len(order)):
            b = order[later]
            if lefts[b] > right:
                break
            if low < ys[b] < high:
                worst = max(worst, _part(xs, ys, radii, a, b))
    return worst


def _part(xs: list[float], ys: list[float], radii: list[float], a: int, b: int) -> float:
    """Part two circles if they overlap; the share of their distance that was missing."""
    dx, dy, apart = xs[b] - xs[a], ys[b] - ys[a], radii[a] + radii[b]
    square = dx * dx + dy * dy
    if square >= apart * apart:
        return 0.0
    distance = math.sqrt(square)
    if distance < 1e-6:
        dx, dy, distance = 1e-3 * (1 + a % 7), 1e-3 * (1 + b % 5), 1e-3
    by, share = (apart - distance) / distance, radii[a] / apart
    xs[a] -= by * dx * (1 - share)
    ys[a] -= by * dy * (1 - share)
    xs[b] += by * dx * share
    ys[b] += by * dy * share
    return (apart - distance) / apart
