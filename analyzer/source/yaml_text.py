"""YAML that strangers wrote: no tags that build objects, bounded in size, depth, nodes and aliases; never an exception.

Aliases are shared, not copied, so what is bounded is what a reader walks. Unknown tags (`!Ref`, `!Sub`, `!reference`) give their plain
value.
"""

from __future__ import annotations

from typing import Any

import yaml

_LARGEST = 512 << 10
_DEEPEST = 60
_MOST_NODES = 50_000
_MOST_ALIASES = 200
_BASE: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(_BASE):  # type: ignore[misc]
    """The safe loader, with unknown tags read as plain values."""


class _LoaderWithAnchorsAgain(yaml.SafeLoader):
    """The same, slowly, for texts that give an anchor twice: an alias is the last before it (https://yaml.org/spec/1.2.2/#71-alias-nodes)."""

    def compose_node(self, parent: Any, index: Any) -> Any:  # noqa: ANN401 - what PyYAML declares
        event = self.peek_event()  # type: ignore[no-untyped-call]
        if not isinstance(event, yaml.AliasEvent):
            self.anchors.pop(event.anchor, None)
        return super().compose_node(parent, index)


def _plain(loader: Any, _suffix: str, node: yaml.Node) -> Any:  # noqa: ANN401 - any YAML value
    if isinstance(node, yaml.ScalarNode):
        return loader.construct_scalar(node)
    return loader.construct_sequence(node, deep=True) if isinstance(node, yaml.SequenceNode) else loader.construct_mapping(node, deep=True)


_Loader.add_multi_constructor("!", _plain)
_LoaderWithAnchorsAgain.add_multi_constructor("!", _plain)


def load_yaml(text: str) -> tuple[list[Any], str]:
    """Return the documents of a YAML text and "", or none and why it could not be read."""
    if len(text) > _LARGEST:
        return [], f"is larger than {_LARGEST >> 10} kB"
    try:
        problem = _problem(text)
        return ([], problem) if problem else (_documents(text), "")
    except (yaml.YAMLError, ValueError, TypeError, RecursionError, OverflowError) as error:
        return [], f"cannot be parsed ({str(error).splitlines()[0][:80] if str(error) else type(error).__name__})"


def _documents(text: str) -> list[Any]:
    try:
        return list(yaml.load_all(text, Loader=_Loader))
    except yaml.composer.ComposerError as error:
        if "duplicate anchor" not in str(error):
            raise
        return list(yaml.load_all(text, Loader=_LoaderWithAnchorsAgain))


def first_document(text: str) -> dict[Any, Any]:
    """Return the first document of a YAML text where it is a mapping that can be read, else an empty one."""
    documents, _ = load_yaml(text)
    return mapping(documents[0]) if documents else {}


def mapping(value: object) -> dict[Any, Any]:
    """Return ``value`` if it is a mapping, else an empty one."""
    return value if isinstance(value, dict) else {}


def items(value: object) -> list[Any]:
    """Return ``value`` if it is a list, else an empty one."""
    return value if isinstance(value, list) else []


def _problem(text: str) -> str:
    depth = nodes = aliases = 0
    for event in yaml.parse(text, Loader=_BASE):
        if isinstance(event, yaml.AliasEvent):
            aliases += 1
        elif isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            nodes += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        else:
            nodes += 1
        if depth > _DEEPEST or nodes > _MOST_NODES or aliases > _MOST_ALIASES:
            return "is too deep, too large or full of aliases"
    return ""
