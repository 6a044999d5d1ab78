"""Real-looking sources, cut, spliced, doubled and scribbled on; the same seed gives the same bytes."""

from __future__ import annotations

import random
from pathlib import Path

HOME = Path(__file__).parents[2]
ROOTS = (HOME / "tests" / "cases", HOME / "fixtures" / "repos")
SUFFIXES = {".js", ".mjs", ".cjs", ".jsx", ".ts", ".mts", ".tsx", ".py"}
SPICE = (
    b"\0",
    b"{",
    b"}",
    b"(",
    b")",
    b"[",
    b"`",
    b"${",
    b"'",
    b'"',
    b'"""',
    b"\\",
    b"/*",
    b"*/",
    b"//",
    b"\n",
    b"\r",
    b"\t",
    b"\xff",
    b"\xe2\x80\xae",
    b"\xef\xbb\xbf",
)
SPICE += (
    b"=>",
    b"...",
    b"**",
    b"@",
    b"#",
    b"?.",
    b"??",
    b"async ",
    b"await ",
    b"yield ",
    b"class ",
    b"lambda: ",
    b"import ",
    b"export default ",
    b"require(",
    b"def ",
    b":",
    b";",
    b"<",
    b"/",
)
SPICE += (
    b" = ",
    b"self.",
    b"this.",
    b"app.",
    b"router.",
    b"Depends(",
    b"new ",
    b"return ",
    b"if ",
    b"for ",
    b"while ",
    b"with ",
    b"try ",
    b"except ",
    b"catch ",
    b"0",
    b"1e999",
    b"9" * 400,
)


def seeds() -> list[tuple[str, bytes]]:
    """Return suffix and content of every source of the cases and fixtures."""
    files = sorted(file for root in ROOTS for file in root.rglob("*") if file.suffix in SUFFIXES and "node_modules" not in file.parts)
    return [(file.suffix, file.read_bytes()) for file in files]


def mutated(rng: random.Random, known: list[tuple[str, bytes]]) -> tuple[str, bytes]:
    """Return one mutated source: one to four changes, now and then under another language's suffix."""
    suffix, text = rng.choice(known)
    for _ in range(rng.randint(1, 4)):
        text = _change(rng, text, rng.choice(known)[1])
    return (rng.choice(sorted(SUFFIXES)) if rng.random() < 0.1 else suffix), text[:20_000]


def _change(rng: random.Random, text: bytes, other: bytes) -> bytes:
    start = rng.randrange(len(text) + 1)
    end = min(len(text), start + rng.choice((1, 3, 20, 200)))
    kind = rng.randrange(7)
    if kind == 0:
        return text[:start] + text[end:]
    if kind == 1:
        return text[:start]
    if kind == 2:
        return text[:end] + text[start:end] * rng.choice((1, 2, 50)) + text[end:]
    if kind == 3:
        at = rng.randrange(len(other) + 1)
        return text[:start] + other[at : at + rng.choice((10, 100, 1_000))] + text[end:]
    if kind == 4:
        return text[:start] + rng.randbytes(rng.choice((1, 4, 40))) + text[end:]
    if kind == 5:
        return text[:start] + rng.choice(SPICE) * rng.choice((1, 1, 2, 60)) + text[start:]
    lines = text.splitlines(keepends=True)
    rng.shuffle(lines)
    return b"".join(lines)
