"""Print recall, precision, F1 and guards right, by application and in all.

    python -m benchmarks.accuracy ORACLES [--sources FOLDER] [NAME ...]

ORACLES is a folder of NAME.json: what the application registered at run time, {"routes": [{"method", "path", "file", "line", "auth"}]}.
Sources are fetched from the manifest. Where OWASP Noir (https://github.com/owasp-noir/noir) is installed, its figures stand beside ours.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import msgspec

from analyzer.analyze import analyze, open_source
from analyzer.settings import Settings
from benchmarks.accuracy.score import Score, score
from benchmarks.accuracy.sources import applications, fetch


def ours(source: Path) -> list[dict[str, Any]]:
    """Return the endpoints that we find."""
    with open_source(str(source)) as tree:
        analysis = analyze(tree, Settings(today="2026-01-01"))
    return [msgspec.to_builtins(endpoint) for service in analysis.services for endpoint in service.endpoints]


def noirs(source: Path) -> list[dict[str, Any]] | None:
    """Return the endpoints that Noir finds, None where it is not installed or does not answer."""
    if shutil.which("noir") is None:
        return None
    done = subprocess.run(["noir", "-b", str(source), "-f", "json", "--no-log"], check=False, capture_output=True, text=True, timeout=600)
    try:
        endpoints = json.loads(done.stdout)["endpoints"]
    except (ValueError, KeyError):
        return None
    return [noir_endpoint(item, source) for item in endpoints]


def noir_endpoint(item: dict[str, Any], source: Path) -> dict[str, Any]:
    """Return one of Noir's endpoints in our shape."""
    places = item.get("details", {}).get("code_paths", [])
    path = str(Path(places[0]["path"]).resolve()) if places else ""
    file = path.removeprefix(f"{source.resolve()}/")
    return {"method": item["method"], "path": item["url"], "location": {"file": file}, "confidence": "certain", "guards": []}


def row(name: str, found: Score, beside: Score | None) -> str:
    """Return one line of the table."""
    auth = f"{found.auth_right / found.judged:.3f} of {found.judged}" if found.judged else "-"
    noir = f"  noir F1 {beside.f1:.3f}" if beside else ""
    return (
        f"{name:<30} {found.hit:>5} of {found.truth:>5}  recall {found.recall:.3f}  precision {found.precision:.3f}  F1 {found.f1:.3f}"
        f"  guards {auth:<13} file {found.same_file / max(found.hit, 1):.3f}{noir}"
    )


def added(scores: list[Score]) -> Score:
    """Return the sum of several scores."""
    return Score(*(sum(getattr(item, name) for item in scores) for name in Score.__struct_fields__))


def main() -> int:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("oracles", type=Path)
    parser.add_argument("names", nargs="*")
    parser.add_argument("--sources", type=Path, default=Path.home() / ".cache" / "replatform-corpus")
    options = parser.parse_args()
    options.sources.mkdir(parents=True, exist_ok=True)
    scores: list[Score] = []
    for entry in applications():
        oracle = options.oracles / f"{entry['name']}.json"
        if not oracle.is_file() or (options.names and entry["name"] not in options.names):
            continue
        try:
            source = fetch(entry, options.sources)
        except (subprocess.CalledProcessError, OSError) as error:
            print(f"{entry['name']:<30} not fetched: {error}", file=sys.stderr)
            continue
        truth = json.loads(oracle.read_text(encoding="utf-8"))
        scores.append(score(truth, ours(source)))
        other = noirs(source)
        print(row(entry["name"], scores[-1], score(truth, other) if other is not None else None), flush=True)
    if not scores:
        print("no application was scored: give the folder of the oracles", file=sys.stderr)
        return 2
    print(row(f"all {len(scores)}", added(scores), None), f" mean F1 {sum(item.f1 for item in scores) / len(scores):.3f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
