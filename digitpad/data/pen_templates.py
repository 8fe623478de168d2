"""The shapes of the digits that `pen_digits` writes, as people write them.

A stroke is a line of text: points `x,y` in the order in which the pen passes them, y down, a
character about 100 high. The pen runs through them on a smooth curve; at a point with `!` it turns
a corner. All of them were drawn for this file from how people write; none was measured off anyone's
data.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True)
class Template:
    """One way to write one character.

    Attributes:
        name: what it is, for people.
        strokes: each in the notation above.
        weight: how often writers use it, against the others of the same digit.
    """

    name: str
    strokes: tuple[str, ...]
    weight: float = 1.0


def template(name: str, *strokes: str, weight: float = 1.0) -> Template:
    """A way to write a character, in the notation above."""
    return Template(name, strokes, weight)


_t = template

# fmt: off
# ruff: noqa: E501
_ZEROS = (
    _t("plain", "55,0 22,14 10,52 28,92 52,100 80,84 90,48 78,14 52,0", weight=4),
    _t("narrow", "52,0 34,16 28,50 34,86 50,100 66,84 72,50 66,16 50,1", weight=2),
    _t("ends cross at the top", "66,8 42,0 16,26 12,62 34,98 66,92 84,58 78,22 56,4 34,10", weight=2),
    _t("clockwise", "40,4 70,8 88,44 78,86 48,100 16,80 12,38 28,8 50,0", weight=1.5),
    _t("from the left", "14,44 24,12 52,0 80,16 90,50 76,88 48,100 20,84 12,40"),
    _t("tail inside the top", "76,14 44,0 14,28 14,70 44,100 80,80 86,38 66,6 44,10 46,26", weight=0.7),
    _t("tail sticks out of the top", "46,14 18,34 12,68 36,98 70,88 84,52 68,20 44,12 60,0 84,-6"),
    _t("open at the top", "38,4 14,30 12,68 38,100 72,90 88,52 78,18 62,4", weight=0.7),
    _t("slash across", "55,0 22,14 10,52 28,92 52,100 80,84 90,48 78,14 52,0", "88,0 12,100"),
    _t("long slash", "54,0 26,16 16,52 30,90 52,100 76,84 84,48 74,14 52,0", "104,-12 -4,112"),
    _t("slash in the same stroke", "52,0 22,16 12,54 30,92 54,100 80,82 88,46 74,10 54,2! 90,-4 10,104", weight=0.5),
    _t("slash inside", "55,0 22,14 10,52 28,92 52,100 80,84 90,48 78,14 52,0", "70,24 32,78", weight=0.6),
    _t("backslash", "54,0 26,16 16,52 30,90 52,100 76,84 84,48 74,14 52,0", "10,8 90,96", weight=0.25),
    _t("bar across", "54,0 26,16 16,52 30,90 52,100 76,84 84,48 74,14 52,0", "4,54 96,46", weight=0.12),
    _t("two halves", "52,0 20,20 12,54 26,88 52,100", "50,1 80,18 88,52 76,86 50,99", weight=0.4),
    _t("twice round", "56,0 22,16 12,54 30,94 58,98 84,70 84,28 56,2 26,14 16,56 34,92 60,96", weight=0.3),
    _t("boxy", "76,0 24,0! 24,100! 76,100! 76,0", weight=0.4),
    _t("upright bar inside", "54,0 24,18 16,52 30,90 52,100 76,84 84,48 74,14 52,0", "50,-4 50,104", weight=0.8),
    _t("upright bar in the same stroke", "50,2 22,20 16,54 32,94 54,100 78,82 82,40 68,8 50,0! 50,100", weight=0.4),
    _t("bar across and beyond", "54,0 28,18 22,52 34,90 52,100 72,84 78,48 70,14 52,0", "-6,48 106,44", weight=0.6),
    _t("pointed at the top left", "20,6 26,50 38,92 66,92 86,56 76,20 48,4 22,10", weight=0.6),
    _t("corners", "30,4 10,30! 12,74! 36,100! 74,96! 90,64! 86,24! 60,2! 30,4", weight=0.6),
    _t("tail into the middle", "44,6 14,30 12,74 40,98 78,88 88,46 70,14 48,8 46,30", weight=0.5),
)

_ONES = (
    _t("bar", "50,0 50,100", weight=4),
    _t("slanted bar", "64,0 38,100", weight=3),
    _t("bar from below", "46,100 54,0", weight=0.7),
    _t("bent bar", "52,0 47,50 50,100", weight=1),
    _t("flag", "30,24 54,0! 54,100", weight=3),
    _t("short flag", "40,14 52,0! 52,100", weight=3),
    _t("long flag", "10,46 56,0! 54,100", weight=2),
    _t("flag as long as the bar", "12,66 34,36 58,0! 54,100", weight=0.8),
    _t("curved flag", "26,26 44,18 56,0! 54,50 56,100", weight=1),
    _t("flag and foot", "30,24 52,0! 52,98", "22,100 82,98", weight=2),
    _t("long flag and foot", "16,38 54,0! 54,98", "18,100 88,100", weight=1.2),
    _t("small flag and wide foot", "38,14 52,0! 52,98", "10,100 94,98", weight=0.8),
    _t("flag and foot without lifting", "30,22 52,0! 52,98! 24,100! 82,98", weight=0.8),
    _t("foot", "52,0 52,98", "26,100 78,99", weight=0.7),
    _t("serif at the top left", "34,8 52,2! 52,100", weight=0.7),
    _t("heel", "54,0 46,50 48,96! 62,100", weight=0.4),
    _t("flag drawn after the bar", "54,0 54,100", "54,0 28,26", weight=0.3),
    _t("flag, stem down and a hook up", "32,22 52,0! 50,96! 60,88", weight=0.4),
    _t("hook at the foot", "50,0 42,60 48,96 70,86", weight=0.3),
    _t("roof", "22,100 48,0! 70,100", weight=0.1),
    _t("bent forward, heel", "58,0 44,40 46,92 58,96", weight=0.4),
    _t("drooping flag", "14,52 52,26 60,0! 42,104", weight=0.4),
)

_TWOS = (
    _t("corner", "14,24 30,4 60,0 80,20 68,48 36,78 8,100! 44,98 92,100", weight=4),
    _t("round head and corner", "12,30 22,6 50,-2 78,14 74,44 44,72 12,98! 52,96 90,98", weight=3),
    _t("loop", "16,26 30,4 60,0 78,22 66,56 36,88 14,96 12,82 30,80 56,94 92,96", weight=2.5),
    _t("wide loop", "12,22 32,2 62,4 72,30 54,64 22,92 4,88 10,70 36,74 64,96 100,88", weight=1.5),
    _t("wave for a base", "18,24 34,2 64,2 78,24 62,54 30,84 8,98! 34,86 62,98 94,92", weight=1.5),
    _t("flat top like Z", "14,6 46,2 80,6 60,44 10,98! 50,96 90,98", weight=1.2),
    _t("pointed top like Z", "14,8 40,4 82,4! 44,52 8,98! 50,97 94,98", weight=1),
    _t("curl at the start", "34,30 18,34 14,16 38,0 70,6 76,32 54,66 10,98! 50,94 90,98", weight=1),
    _t("narrow", "26,22 40,2 60,4 70,24 58,54 26,98! 50,96 78,97", weight=1.2),
    _t("swan", "20,26 36,0 64,4 70,30 52,62 22,96! 60,92 84,98 90,84", weight=0.8),
    _t("flat and wide", "0,30 20,8 58,4 78,20 56,44 2,72! 50,72 108,74", weight=0.8),
    _t("base as a second stroke", "16,24 34,2 66,4 76,28 54,66 12,98", "8,98 92,98", weight=0.5),
    _t("small loop, rising base", "20,24 36,4 66,6 76,28 54,64 28,90 18,92 22,82 42,84 92,76", weight=0.7),
    _t("round at the bottom left", "16,22 38,0 70,6 74,34 44,70 18,92 26,100 54,98 90,96", weight=0.7),
    _t("serif down at the end", "14,26 32,2 66,2 78,24 60,56 12,98! 88,96! 90,84", weight=0.3),
    _t("short base", "14,22 32,2 64,4 74,30 50,70 22,98! 58,98", weight=0.7),
    _t("boxy", "18,0 82,0! 82,50! 18,50! 18,100! 84,100", weight=0.4),
    _t("base sweeps down", "24,10 50,0 66,20 50,44 12,60! 42,74 66,94 98,92", weight=1.5),
    _t("base sweeps down from a knot", "26,12 50,0 64,20 48,44 22,58 12,56 30,58 54,84 92,98", weight=1.0),
    _t("base sweeps down and up", "28,8 54,0 62,22 44,48 10,62! 38,80 66,98 88,94 94,80", weight=0.8),
    _t("open head, base sweeps down", "40,0 58,24 48,48 8,62! 46,70 70,88 100,94", weight=0.7),
    _t("narrow like a hook", "34,22 44,0 58,12 56,50 46,98! 84,98", weight=0.7),
    _t("round heel, rising base", "10,20 34,0 60,14 48,50 28,80 32,92 60,84 98,66", weight=0.6),
    _t("knot at the heel", "32,24 46,2 64,12 58,44 34,82 28,96 18,86 34,78 50,98 74,96", weight=0.6),
    _t("thin, flag for a head", "34,26 50,2 58,8 52,50 42,98! 50,94 74,97", weight=0.5),
    _t("round as a snake", "18,30 30,4 66,2 80,24 60,46 24,62 18,86 50,100 88,88", weight=0.4),
)

_THREES = (
    _t("round", "16,14 42,0 72,12 66,38 40,48! 70,54 82,78 56,100 12,90", weight=4),
    _t("round without a corner", "18,12 44,0 70,14 64,38 46,46 64,50 82,72 62,98 14,92", weight=2),
    _t("flat top", "18,2 80,2! 44,42! 76,54 84,80 56,100 14,90", weight=1.5),
    _t("flat top, round shoulder", "14,6 46,2 76,4 66,24 42,42! 74,50 82,76 54,100 12,92", weight=1.2),
    _t("small loop in the middle", "16,14 44,0 72,14 64,40 40,50 38,40 54,42 80,60 76,90 44,102 10,88", weight=1.2),
    _t("deep middle", "16,10 48,0 76,16 60,42 26,46! 66,50 84,76 52,100 8,84", weight=1.5),
    _t("small head", "26,12 46,2 62,14 56,32 38,40! 70,46 82,76 50,100 10,86", weight=1.2),
    _t("big head", "10,20 42,0 78,16 72,44 40,58! 64,62 72,82 48,100 16,92", weight=1),
    _t("angles", "20,4 74,12! 38,46! 78,70! 18,98", weight=0.7),
    _t("tail curled in", "20,16 46,0 72,16 62,40 40,46! 74,52 84,80 54,100 22,94 22,80 36,80", weight=0.7),
    _t("head curled in", "34,24 20,22 24,6 52,0 74,16 62,42 42,48! 74,54 82,80 54,100 14,92", weight=0.7),
    _t("long straight tail", "22,10 48,0 70,14 60,36 38,44! 66,50 72,72 44,94 -6,112", weight=0.7),
    _t("narrow", "34,8 50,0 64,14 58,38 46,46! 62,52 68,76 50,100 30,92", weight=1),
    _t("wide", "0,24 44,6 86,18 74,38 34,46! 84,52 96,76 50,96 -4,84", weight=0.8),
    _t("flat head and flat tail", "16,6 70,2 66,24 36,44! 78,52 80,82 48,98 4,98", weight=0.6),
    _t("serif at the start", "20,22 20,4! 46,0 72,14 62,40 42,46! 74,54 80,80 52,100 14,90", weight=0.4),
    _t("boxy", "18,0 82,0! 82,50! 32,50! 82,50! 82,100! 16,100", weight=0.4),
    _t("tiny head", "36,10 52,0 62,10 52,30! 72,50 70,80 36,100", weight=0.7),
    _t("head a mere hook", "40,6 58,4 62,20 52,36 66,44 74,68 58,92 30,100", weight=0.5),
    _t("belly curled far in", "16,16 44,0 74,14 62,40 42,48! 78,54 86,82 54,100 18,88 24,66", weight=0.5),
    _t("pointed nose", "16,14 44,0 70,16 20,52! 66,46 84,72 58,100 14,94", weight=0.5),
    _t("waist hardly bent", "20,8 56,0 70,16 54,40 62,54 66,76 48,98 24,96", weight=0.8),
    _t("waist hardly bent, flat top", "16,4 66,2! 48,40 64,56 66,80 44,100 18,96", weight=0.6),
)

_FOURS = (
    _t("open, two strokes", "28,4 18,60! 84,58", "66,10 60,100", weight=3),
    _t("open, slanted", "40,0 8,62! 92,60", "64,28 58,100", weight=2.5),
    _t("open, angled arm", "34,2 14,54! 50,56 88,48", "72,6 56,104", weight=2),
    _t("open, round elbow", "24,6 18,44 30,60 84,54", "74,8 66,60 64,100", weight=1.5),
    _t("open like u", "18,6 16,40 32,56 56,50 74,8! 68,50 64,100", weight=1.2),
    _t("open like y", "16,6 18,40 36,52 62,40 76,4! 64,54 48,102", weight=0.4),
    _t("open, angles, without lifting", "24,4 16,56! 70,52! 76,6! 64,100", weight=1),
    _t("closed, two strokes", "62,2 8,66! 92,64", "62,0 60,100", weight=2),
    _t("closed, from the stem's top", "58,0 8,64! 96,64", "58,0 58,100", weight=1.5),
    _t("closed, without lifting", "88,66 10,66! 62,0! 60,100", weight=1),
    _t("closed, stem last, without lifting", "60,2 8,64! 84,62! 62,2! 60,100", weight=0.9),
    _t("closed, stem first", "60,100 60,0! 8,66! 94,66", weight=0.8),
    _t("loop at the right", "44,2 8,58! 60,62 96,54 84,34 66,44 56,100", weight=0.8),
    _t("loop at the right, steep", "30,0 10,52 18,64 60,54 90,34 78,18 62,42 54,104", weight=0.6),
    _t("small and low crossing", "36,0 6,78! 84,76", "62,46 58,106", weight=1.2),
    _t("short stem", "46,0 10,60! 94,58", "60,40 54,98", weight=1),
    _t("long stem below", "30,10 12,46! 84,44", "66,0 52,108", weight=1),
    _t("vertical arms", "22,0 22,52! 86,52", "68,0 68,100", weight=1.2),
    _t("stem leans back", "22,8 16,54! 78,52", "52,0 68,100", weight=0.5),
    _t("foot under the stem", "60,0 8,66! 92,66", "62,0 62,98", "40,100 84,100", weight=0.2),
    _t("three strokes", "38,2 12,58", "12,58 88,56", "62,16 58,102", weight=0.5),
    _t("bar crosses far", "32,0 10,50! 112,42", "70,4 46,106", weight=0.8),
    _t("boxy", "20,0 20,54! 84,54", "80,0 80,100", weight=0.4),
    _t("boxy, another", "20,0 20,54! 80,54! 80,0! 80,100", weight=0.4),
    _t("low short stem", "36,0 18,58 30,68 68,58", "66,36 58,102"),
    _t("low short stem in one stroke", "38,0 20,58 32,68 62,40! 56,102", weight=0.8),
    _t("like h, narrow", "42,0 30,58 36,66 56,50", "60,46 54,104", weight=0.8),
    _t("like h, without lifting", "44,0 30,54 36,64 50,60 62,42! 54,104", weight=0.7),
    _t("elbow in a loop", "46,0 28,44 14,66 10,58 50,58 92,50", "66,26 54,104", weight=0.4),
    _t("closed, narrow and leaning", "66,0 22,58! 74,52", "70,2 46,106", weight=0.8),
    _t("arms cross at the top", "74,-4 14,60! 90,58", "58,8 62,104", weight=0.5),
    _t("stem first, then an open arm", "64,6 58,104", "30,0 14,56! 86,52", weight=0.5),
    _t("long bar low", "36,6 22,60! 104,70", "66,36 64,104", weight=0.4),
)

_FIVES = (
    _t("bar last", "26,4 22,44! 48,36 78,52 76,82 48,100 10,90", "26,3 84,2", weight=3),
    _t("bar last, slanted stem", "34,2 18,46! 52,38 76,58 66,88 36,102 4,92", "34,2 92,-2", weight=2),
    _t("bar last, away from the stem", "28,12 24,46! 54,38 78,58 70,88 40,100 10,90", "34,0 90,-4", weight=1.2),
    _t("bar last, high", "24,16 22,48! 52,42 76,60 70,88 42,100 12,92", "20,2 86,-2", weight=0.8),
    _t("one stroke", "82,2 28,4! 22,44! 50,36 78,54 74,84 46,100 10,90", weight=3),
    _t("one stroke, slanted", "98,0 40,4! 24,44! 54,38 74,58 62,88 32,102 0,92", weight=2),
    _t("one stroke like S", "80,4 46,2 26,14 26,38 52,44 76,60 70,90 40,100 12,90", weight=1.5),
    _t("one stroke, round neck", "84,2 36,4! 26,36 34,44 58,40 78,60 68,92 36,100 10,90", weight=1.2),
    _t("one stroke, angles", "80,2 24,2! 22,46! 74,48 78,82 66,98! 12,98", weight=0.8),
    _t("one stroke, small belly", "86,4 36,2! 28,50! 50,46 66,62 58,88 36,98 12,94", weight=1),
    _t("one stroke, big belly", "74,0 32,2! 26,30! 58,24 86,50 78,86 44,102 8,88", weight=1),
    _t("round belly without a corner", "30,4 24,34 30,44 58,40 80,62 68,92 38,100 12,88", "30,4 86,0", weight=1),
    _t("straight stem, pointed", "26,4 26,54! 60,44 80,66 62,94 16,100", "26,4 88,4", weight=0.8),
    _t("tail curled in", "28,4 22,46! 52,38 80,58 70,92 34,100 16,84 30,76", "28,4 82,2", weight=0.5),
    _t("wide bar", "16,8 12,46! 44,40 62,60 54,88 30,100 0,90", "16,8 60,6 112,0", weight=0.8),
    _t("short bar", "34,2 28,44! 54,38 74,58 66,88 40,100 16,92", "36,2 66,0", weight=0.7),
    _t("narrow", "42,4 38,46! 56,42 66,62 60,90 46,100 30,94", "42,4 72,2", weight=0.7),
    _t("bar first", "28,2 84,2", "28,2 24,44! 50,38 78,56 74,84 46,100 12,90", weight=0.6),
    _t("belly hangs low", "30,0 22,58! 50,50 72,66 64,92 40,100 16,94", "30,0 84,-2", weight=0.6),
    _t("boxy", "84,0 20,0! 20,48! 82,48! 82,100! 16,100", weight=0.4),
    _t("tail reaches the stem", "28,6 22,40! 56,34 88,56 72,94 24,96 8,76 24,66", "28,6 88,0", weight=0.6),
    _t("tail reaches the stem, one stroke", "88,0 30,6! 20,40! 60,38 90,62 64,96 20,92 12,74", weight=0.6),
    _t("bar floats above the belly", "22,28 46,22 78,42 76,82 46,100 12,92", "24,2 78,0", weight=0.4),
    _t("short stem, flat belly", "30,2 14,32! 50,30 92,50 74,82 20,92", "28,4 94,-2", weight=0.6),
    _t("long bar, thin belly", "34,6 30,46! 50,48 58,70 48,94 32,98", "32,8 104,-6", weight=0.6),
    _t("belly closed", "34,2 24,34! 54,34 78,56 70,90 40,100 18,82 22,52", "34,2 88,-4", weight=0.4),
    _t("flat S", "98,18 40,12 8,30 30,48 76,52 90,70 60,90 4,86", weight=0.5),
)

_SIXES = (
    _t("round", "68,2 36,26 18,62 28,94 58,98 76,78 62,58 36,60 20,78", weight=4),
    _t("straight stem", "60,0 38,34 22,70 34,98 62,96 72,74 54,60 30,70", weight=2),
    _t("upright stem", "30,0 22,40 22,78 42,100 70,90 74,66 52,54 24,70", weight=1.5),
    _t("curled top", "80,12 62,0 34,18 18,60 28,94 58,100 78,78 62,56 34,60 22,76", weight=1.2),
    _t("big loop", "66,0 26,32 10,68 32,100 70,96 84,66 60,42 26,52 14,70", weight=1.2),
    _t("small loop", "74,0 44,28 24,64 26,92 48,100 62,86 50,72 30,80", weight=1.2),
    _t("loop crosses the stem", "64,0 34,32 20,70 34,98 66,94 74,70 52,58 24,66 4,78", weight=1),
    _t("loop ends inside", "68,4 36,22 18,62 30,96 62,98 74,76 58,62 44,70 46,82", weight=0.8),
    _t("loop left open", "66,2 34,28 18,66 32,98 62,96 78,76 64,62 44,66", weight=0.8),
    _t("wide and low loop", "48,0 20,34 6,72 30,98 80,94 96,76 70,62 30,74 14,86", weight=1),
    _t("narrow", "58,0 42,30 34,70 42,96 56,98 64,80 54,66 38,74", weight=1),
    _t("loop drawn clockwise", "64,0 34,34 20,72 34,60 62,58 74,78 60,98 32,96 20,74", weight=0.5),
    _t("loop twice", "66,0 32,34 18,72 36,98 66,94 74,70 52,56 26,68 24,90 48,100 72,84", weight=0.4),
    _t("flat start", "84,4 58,8 30,32 18,68 34,98 64,96 76,74 56,58 26,70", weight=0.5),
    _t("small and round", "58,2 24,22 12,58 30,96 68,94 86,68 66,44 32,48 16,66", weight=0.7),
    _t("boxy", "80,0 20,0! 20,100! 80,100! 80,50! 20,50", weight=0.4),
    _t("small loop whose end sticks out", "64,0 42,36 34,76 50,98 64,84 48,70 16,82", weight=0.8),
    _t("tiny loop inside a long bow", "68,0 30,26 18,66 36,98 62,94 66,78 50,74 42,84", weight=0.7),
    _t("leaning back, wide loop", "16,0 14,50 26,90 62,98 88,68 70,38 40,46 28,72", weight=0.5),
    _t("pointed loop", "58,0 30,44 18,72! 46,96 76,78 58,60! 20,72", weight=0.5),
    _t("loop from the stem's foot", "60,0 34,40 20,92! 52,98 72,76 52,60 28,72", weight=0.4),
)

_SEVENS = (
    _t("plain", "12,4 84,2! 58,48 40,100", weight=4),
    _t("plain, straight", "14,4 80,2! 36,100", weight=3),
    _t("plain, upright stem", "10,6 72,2! 62,50 60,100", weight=1.5),
    _t("round corner", "10,10 40,4 78,4 72,34 48,98", weight=1.2),
    _t("wave on top", "8,14 28,2 52,10 84,0! 56,50 44,100", weight=1),
    _t("bar", "14,4 84,2! 54,52 40,100", "26,54 84,48", weight=3),
    _t("bar, straight", "16,4 78,2! 40,100", "30,52 82,48", weight=1.5),
    _t("bar slants", "12,6 82,2! 56,50 40,102", "34,62 84,40", weight=1),
    _t("long bar", "14,2 74,2! 46,100", "8,54 102,48", weight=0.8),
    _t("high bar", "12,4 82,2! 42,100", "36,40 88,36", weight=0.7),
    _t("bar in the same stroke", "12,6 80,2! 42,100! 36,62! 84,46", weight=0.25),
    _t("serif", "12,26 14,2! 82,2! 52,50 42,100", weight=1.2),
    _t("serif and bar", "12,22 14,4! 82,2! 56,50 44,100", "28,52 84,48", weight=1.2),
    _t("serif slants", "6,20 20,2! 84,4! 42,100", weight=0.8),
    _t("long serif", "10,46 12,2! 78,2! 74,50 70,100", weight=0.5),
    _t("serif as its own stroke", "12,2 12,28", "12,4 82,2! 50,48 42,100", weight=0.4),
    _t("bent stem", "10,4 80,4! 62,30 52,62 56,100", weight=0.5),
    _t("stem curves forward", "12,8 78,2! 70,40 50,72 16,98", weight=0.7),
    _t("flat and wide", "-4,10 92,4! 66,36 48,76", weight=0.8),
    _t("short top", "26,6 70,2! 60,50 50,100", weight=1),
    _t("drooping top", "14,0 76,14! 58,56 46,100", weight=0.5),
    _t("hooked start", "18,18 12,6 28,4 80,4! 56,50 46,100", weight=0.7),
    _t("hooked start and bar", "18,18 12,6 28,4 80,4! 56,50 46,100", "30,54 78,50", weight=0.7),
    _t("boxy", "20,0 80,0! 80,100", weight=0.4),
    _t("round corner and bar", "8,22 26,4 60,4 74,22 62,56 54,100", "34,54 96,50", weight=0.9),
    _t("hook like a question mark", "22,22 34,2 62,4 70,28 58,62 56,100", weight=0.5),
    _t("bar to the right only", "10,14 34,4 76,6! 58,50 50,100", "54,52 98,52", weight=0.6),
    _t("bar and foot", "16,6 80,2! 32,98! 74,96", "30,52 78,46", weight=0.12),
    _t("narrow and hooked", "30,18 36,4 64,2! 54,50 50,100", weight=0.5),
    _t("bar rises steeply", "20,8 80,0! 40,100", "20,80 90,30", weight=0.3),
    _t("round shoulder, tail curls", "16,20 26,2 58,2 66,24 50,56 48,90 60,100", weight=0.5),
    _t("small top and bar", "30,10 62,2! 50,50 44,100", "24,52 74,44", weight=0.6),
)

_EIGHTS = (
    _t("S first, from the right", "74,12 48,0 26,18 42,42 70,62 74,86 48,100 24,86 30,62 58,42 76,14", weight=4),
    _t("S first, ends cross at the top", "80,6 48,2 26,20 44,44 70,66 66,94 38,100 22,80 40,56 66,32 74,-2", weight=2),
    _t("S first, left open", "70,14 48,2 26,20 44,44 72,66 64,96 32,98 24,76 46,54 76,28", weight=1.2),
    _t("S first, from the top", "52,0 28,12 34,38 62,54 78,80 52,100 24,84 36,56 64,38 72,12 52,0", weight=1.5),
    _t("mirrored S first", "32,10 58,0 74,20 56,44 30,64 26,88 52,100 76,84 68,60 42,42 28,16", weight=0.8),
    _t("from the middle", "50,46 26,26 34,4 64,2 74,24 50,46 24,72 34,98 66,98 78,72 50,46", weight=1),
    _t("from the middle, upwards right", "48,48 74,28 66,4 36,2 26,24 50,48 76,74 62,100 34,98 24,72 48,48", weight=0.8),
    _t("two circles", "50,0 28,12 28,34 50,46 72,34 72,10 50,0", "50,46 24,58 24,88 50,100 76,88 76,58 50,46", weight=1.2),
    _t("two circles, snowman", "50,0 34,10 34,30 50,40 66,30 66,10 50,0", "50,40 20,56 20,86 50,100 80,86 80,56 50,40", weight=0.6),
    _t("two circles a little apart", "50,0 30,10 28,32 48,44 70,34 70,10 50,0", "48,52 24,62 24,88 50,100 76,88 74,62 52,52", weight=0.3),
    _t("circles side by side in height", "46,0 22,18 34,42 62,36 66,10 46,0", "56,42 32,62 40,94 70,94 82,66 56,42", weight=0.3),
    _t("narrow", "60,10 48,0 36,16 46,42 60,68 56,96 42,98 36,78 48,50 62,18", weight=1.2),
    _t("small head", "62,10 46,2 34,16 48,36 78,60 76,90 44,100 16,84 30,58 58,36 64,14", weight=1),
    _t("big head", "80,16 48,0 16,20 36,48 62,66 64,92 42,100 28,84 38,64 70,44 82,18", weight=1),
    _t("angles", "78,4 24,6! 74,92 50,100 26,92! 78,4", weight=0.7),
    _t("straight upstroke", "76,8 44,2 28,22 50,46 72,72 58,98 32,96 30,76 88,-2", weight=1.2),
    _t("long tail to the right", "64,14 42,2 24,18 38,42 66,64 62,96 30,98 22,76 44,54 98,20", weight=0.8),
    _t("flat middle", "72,12 46,0 24,20 44,46 74,58 78,86 48,100 20,86 28,58 60,44 74,16", weight=1),
    _t("boxy", "22,0 78,0! 78,50! 22,50! 22,100! 78,100! 78,50! 22,50! 22,0", weight=0.4),
    _t("boxy, another", "22,0 78,0! 78,100! 22,100! 22,0", "22,50 78,50", weight=0.4),
    _t("ribbon, open at the top", "26,2 40,34 72,66 62,96 34,94 30,68 56,36 74,0", weight=1.0),
    _t("ribbon, ends bent in", "34,6 24,22 42,42 72,68 60,98 32,92 32,66 60,40 72,18 58,4", weight=0.6),
    _t("lead-in from the left", "-6,40 30,44 62,26 58,2 36,6 40,36 66,68 58,98 34,92 38,64 58,42", weight=0.5),
    _t("long narrow, small lower loop", "62,12 50,0 34,12 40,38 58,70 54,98 44,98 42,76 54,44 66,14", weight=0.6),
    _t("long narrow, small upper loop", "60,6 48,0 42,14 48,30 64,72 50,100 34,82 44,46 58,20 60,4", weight=0.5),
    _t("one large ring, a cap on it", "66,6 44,2 32,16 46,34", "52,34 20,52 22,88 54,100 82,82 76,48 52,34", weight=0.3),
    _t("flat and slanted", "98,8 56,4 30,20 44,40 66,58 58,80 20,88 14,70 50,44 110,16", weight=0.5),
    _t("lower loop pressed shut", "66,12 50,0 32,14 40,36 54,60 54,100 46,98 48,62 64,34 68,16", weight=0.6),
    _t("lower loop pressed shut, slanted", "78,10 60,0 44,14 48,36 48,64 34,100 28,94 44,62 70,34 80,14", weight=0.5),
    _t("corners", "70,6 30,6! 26,30! 74,60! 72,98! 26,98! 28,62! 74,30! 70,6", weight=0.4),
    _t("mirrored S first, left open", "32,8 54,0 72,18 58,42 32,64 28,90 54,100 76,84 68,66 52,52", weight=1),
    _t("mirrored S first, left open, narrow", "34,12 48,0 62,10 58,34 38,66 34,90 52,100 70,84 52,58", weight=0.6),
    _t("S first, left open at the waist", "70,12 46,0 26,20 44,42 70,66 62,96 34,96 30,74 48,54", weight=0.6),
)

_NINES = (
    _t("curved tail", "70,14 42,0 18,22 32,48 62,40 72,14! 70,56 52,100", weight=2),
    _t("straight tail", "72,12 46,0 20,20 30,46 58,42 72,8! 68,100", weight=3),
    _t("straight slanted tail", "76,10 48,0 20,24 30,48 60,38 78,6! 46,102", weight=2),
    _t("loop from the right, no corner", "70,30 50,48 24,38 24,10 50,0 70,16 68,60 52,100", weight=1.5),
    _t("loop clockwise from the stem", "64,44 34,48 18,28 36,4 64,6 74,40 62,100", weight=1),
    _t("curled tail", "70,14 44,0 20,20 34,46 62,40 74,12! 76,58 66,92 38,102 12,88", weight=2),
    _t("curled tail, round", "68,28 44,46 20,30 28,6 56,0 76,24 78,66 58,98 22,96", weight=1.2),
    _t("European, loop open", "72,16 48,0 20,16 22,38 44,46 70,38! 78,66 60,96 14,98", weight=0.8),
    _t("European, loop open, angular", "76,8 40,2 20,22 36,40 72,36! 74,72 50,96 8,96", weight=0.3),
    _t("European, S above, flat tail", "74,12 44,0 22,18 34,38 66,42 80,64 64,94 10,100", weight=0.3),
    _t("European, loop closed, flat tail", "74,16 46,0 20,18 32,42 64,38 74,14! 80,56 60,92 2,98", weight=1.2),
    _t("European, tail hooks up", "72,14 46,0 22,18 34,42 62,36 74,10! 76,62 60,96 30,98 18,80", weight=0.8),
    _t("big loop", "84,20 48,0 10,24 24,60 64,54 84,14! 78,100", weight=1),
    _t("small loop", "66,10 46,0 32,14 40,32 60,26 68,6! 60,100", weight=1.2),
    _t("narrow", "60,10 46,0 36,18 44,40 58,30 62,8! 58,100", weight=0.8),
    _t("stem as its own stroke", "70,12 44,0 20,20 34,46 68,36", "72,4 68,100", weight=1),
    _t("ring and stem", "72,22 46,0 20,22 46,46 72,24", "73,20 62,100", weight=0.7),
    _t("stem starts above", "66,16 40,6 18,28 32,52 60,44 78,-4! 60,102", weight=0.8),
    _t("stem with a foot", "70,14 44,0 20,20 34,46 62,38 72,10! 66,92! 80,98", weight=0.3),
    _t("loop from the left", "24,36 20,12 46,0 70,18 62,42 32,48 24,34 50,44 76,12! 64,100", weight=0.3),
    _t("loop open at the right", "62,14 40,4 20,22 30,44 56,44 78,28! 66,100", weight=0.8),
    _t("loop left of the stem's top", "58,16 36,8 18,30 34,50 62,36 82,6! 66,60 58,104", weight=0.7),
    _t("boxy", "80,50 20,50! 20,0! 80,0! 80,100", weight=0.4),
    _t("boxy, another", "80,50 20,50! 20,0! 80,0! 80,100! 20,100", weight=0.4),
    _t("flat loop, slanted tail", "74,10 44,2 34,14 52,24 78,6! 62,50 36,102"),
    _t("flat loop, European", "70,8 40,4 32,18 54,26 74,10! 82,58 58,94 10,92", weight=0.8),
    _t("S with a ring above", "48,24 66,16 54,0 34,10 36,34 62,44 78,66 62,92 12,98", weight=1.5),
    _t("S with a small ring above", "54,20 62,10 52,0 38,8 40,24 60,38 72,64 56,94 10,100", weight=0.9),
    _t("S with a ring, steep tail", "46,22 64,14 52,0 32,12 38,36 62,46 70,66 48,98 24,100", weight=0.7),
    _t("S with a flat loop", "30,26 66,22 84,6 48,4 18,16 22,28 50,38 68,62 52,100", weight=0.6),
    _t("S with a wedge for a loop", "64,18 16,24! 84,2 60,34 58,50 66,66 50,100", weight=0.5),
    _t("wedge for a loop", "60,0 34,38! 46,44 64,4! 54,104", weight=0.7),
    _t("flat loop, straight tail", "66,14 14,22! 40,4 84,4! 54,100", weight=0.5),
    _t("ring open above, tail as in g", "30,8 24,28 48,34 66,6! 72,56 56,94 20,98", weight=0.5),
    _t("ring crossed by the tail's start", "72,30 34,40 18,18 44,0 66,18 50,40 34,60 40,96", weight=0.2),
    _t("ring with corners, tail as in g", "70,6 28,4! 24,40! 70,40! 72,4! 76,96! 20,98", weight=0.4),
)

DIGITS: Final[tuple[tuple[Template, ...], ...]] = (
    _ZEROS, _ONES, _TWOS, _THREES, _FOURS, _FIVES, _SIXES, _SEVENS, _EIGHTS, _NINES,
)
"""The allographs of 0 to 9."""
# fmt: on
