"""The floor: parse every source file of a folder with tree-sitter in this process, and look at nothing."""

from __future__ import annotations

import sys
from pathlib import Path

import tree_sitter_javascript
import tree_sitter_python
import tree_sitter_typescript
from tree_sitter import Language, Parser

sys.path.insert(0, str(Path(__file__).parent))

from measure import sources

GRAMMARS = {
    tree_sitter_javascript.language: (".js", ".mjs", ".cjs", ".jsx"),
    tree_sitter_typescript.language_typescript: (".ts", ".mts", ".cts"),
    tree_sitter_typescript.language_tsx: (".tsx",),
    tree_sitter_python.language: (".py", ".pyi"),
}

parsers = {suffix: Parser(Language(grammar())) for grammar, suffixes in GRAMMARS.items() for suffix in suffixes}
for file in sources(Path(sys.argv[1])):
    parsers[file.suffix].parse(file.read_bytes())
