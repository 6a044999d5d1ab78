"""AI work outside libraries, and the article's exception decided by rule.

The exception: when AI is no more than calling the OpenAI or Anthropic API and passing the answer on (no RAG, no agents, no local models
or embeddings, no data processing), AI leaves both stacks equal. It holds when every library in use is an API call or neutral, no
escalating call was seen, and nothing structural was found outside libraries. Extending it from those two vendors to other hosted models
is the catalog's reading.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from analyzer.catalog.load import Signal, compiled, signals
from analyzer.inventory._ai_siblings import siblings
from analyzer.inventory._inputs import Inputs, evidence, line_of
from analyzer.inventory._shapes import named_argument
from analyzer.inventory._spawned_python import started
from analyzer.inventory.facts import CallSite, ModuleFacts, Project
from analyzer.model.library import AiSignal, AiUse, Library
from analyzer.syntax import program as p
from analyzer.syntax import walking

_KINDS = {
    "raw_llm_http": "llm_http", "inference_http": "inference_http", "sibling_service": "sibling_service", "vector_sql": "vector_search",
    "vector_search": "vector_search", "model": "model",
}  # fmt: skip
_SAID = {
    "inference_http": "inference server", "vector_search": "vector search", "spawned_python": "Python by",
    "sibling_service": "sibling service", "llm_http": "embeddings of",
}  # fmt: skip
_SHOWN = 40
_STRUCTURAL = {"inference_http", "vector_search", "spawned_python", "sibling_service"}
_EMBEDS = re.compile(r"/(?:embeddings?|embed|rerank)\b")
_PROMPTS = (
    "system",
    "prompt",
    "instructions",
    "system_prompt",
    "systemPrompt",
    "messages",
    "input",
    "contents",
    "system_instruction",
    "template",
)
_PROMPT_CALLS = {
    "from_template", "fromTemplate", "PromptTemplate", "from_messages", "fromMessages", "invoke", "ainvoke", "SystemMessage",
    "HumanMessage",
    "generateContent", "generate_content", "run", "run_sync",
}  # fmt: skip
_ENV_LINE = re.compile(r"^[ \t]*-?[ \t]*(?:export )?([A-Z][A-Z0-9_]{3,60})[ \t]*[=:][ \t]*([^\n#]*)", re.MULTILINE)
_IMAGES = re.compile(
    r"^[ \t]*image: *['\"]?((?:[\w./-]*/)?(?:ollama|vllm-openai|text-generation-inference|text-embeddings-inference|localai|llama\.cpp"
    r"|tritonserver)[\w.:@-]*)",
    re.MULTILINE,
)
_SQL = re.compile(
    r"\s*(?:--[^\n]*\n\s*)*(?:create|alter|select|insert|update|delete|with|do|drop|begin|set)\b|\s*\w+\(\d+\)\s*\Z|\s*[a-z_]+_ops\s*\Z|Unsupported",
    re.IGNORECASE,
)
_ADDRESSES = {"inference_http", "raw_llm_http"}
_MOST = 40
_FIRST_PARTY = {"npm:openai", "npm:@anthropic-ai/sdk", "pypi:openai", "pypi:anthropic"}


def find_ai_signals(inputs: Inputs) -> tuple[AiSignal, ...]:
    """Return the signs of AI work outside libraries, with literal model names and prompts; by kind, file and line, at most 40 of a kind."""
    project = inputs.project
    found = [*_literals(project), *_environment(project), *_spawns(inputs), *_prompts(inputs), *_files(inputs), *siblings(inputs)]
    unique = {
        (item.kind, item.value, item.evidence.location.file): item
        for item in reversed(found)
        if not inputs.browser_script(item.evidence.location.file)
    }
    ordered = sorted(unique.values(), key=lambda item: (item.kind, item.evidence.location.file, item.evidence.location.line, item.value))
    counts: dict[str, int] = {}
    kept = []
    for item in ordered:
        counts[item.kind] = counts.get(item.kind, 0) + 1
        if counts[item.kind] <= _MOST:
            kept.append(item)
    return tuple(kept)


def judge_ai(libraries: Sequence[Library], ai_signals: Sequence[AiSignal]) -> AiUse:
    """Return how AI is used (none, api_call_only, structural) and why: the article's exception, by rule."""
    used = [item for item in libraries if item.concern == "ai" and item.in_use]
    structural = [item for item in used if item.tier == "structural"]
    signs = [item for item in ai_signals if item.kind in _STRUCTURAL or (item.kind == "llm_http" and _EMBEDS.search(item.value))]
    if structural or signs:
        names = ", ".join([item.name for item in structural[:6]] + _named(signs)[:3])
        proof = tuple(item.evidence[0] for item in structural if item.evidence)[:8] + tuple(item.evidence for item in signs)[:4]
        return AiUse(
            kind="structural",
            explanation=f"More than API calls: {names.removesuffix('...')}{'...' if names.endswith('...') else '.'}",
            evidence=proof,
        )
    calls = [item for item in used if item.tier == "api_call_only"]
    raw = [item for item in ai_signals if item.kind == "llm_http"]
    if calls or raw:
        names = ", ".join([item.name for item in calls] + [item.value for item in raw[:2]])
        scope = (
            ""
            if {item.id for item in calls} <= _FIRST_PARTY and calls
            else " The article names OpenAI and Anthropic only; other hosted models are read the same way here."
        )
        found = "no retrieval, agents, local models or data processing was found, so it leaves both stacks equal"
        why = f"AI is calling hosted models ({names}): {found}.{scope}"
        return AiUse(kind="api_call_only", explanation=why, evidence=tuple(item.evidence[0] for item in calls if item.evidence)[:8])
    models = [item for item in ai_signals if item.kind == "model"]
    named = f" Names of models are written in the code ({', '.join(sorted({item.value for item in models})[:3])})." if models else ""
    return AiUse(
        kind="none",
        explanation=f"No AI library is imported and no call to a model was found.{named}",
        evidence=tuple(item.evidence for item in models[:4]),
    )


def _named(signs: Sequence[AiSignal]) -> list[str]:
    """Return signs in words, each once: one of each kind before a second of any."""
    seen: dict[str, int] = {}
    ranked = []
    for sign in {(item.kind, item.value): item for item in reversed(signs)}.values():
        flat = " ".join(sign.value.split())
        text = f"{_SAID[sign.kind]} {flat if len(flat) <= _SHOWN else flat[:_SHOWN].rstrip() + '...'}"
        ranked.append((sign.kind, text))
    places = []
    for kind, text in sorted(ranked):
        places.append((seen.get(kind, 0), kind, text))
        seen[kind] = seen.get(kind, 0) + 1
    return [text for _, _, text in sorted(places)]


@lru_cache(maxsize=50_000)
def _matched(where: str, text: str) -> Signal | None:
    either, each = _patterns(where)
    if either.search(text) is None:
        return None
    return next((signal for signal in each if compiled(signal.pattern).search(text)), None)


@cache
def _patterns(where: str) -> tuple[re.Pattern[str], tuple[Signal, ...]]:
    """Return what is searched in one kind of text: one pattern to reject by, then each signal."""
    found = tuple(signal for signal in signals() if signal.where == where)
    return re.compile("|".join(f"(?:{signal.pattern})" for signal in found)), found


def _literals(project: Project) -> Iterator[AiSignal]:
    for facts in project.modules.values():
        for literal in facts.strings:
            text = str(literal.value)
            if 2 <= len(text) <= 400:
                signal = _matched("string", text) or (_matched("sql", text) if len(text) > 10 and _SQL.match(text) else None)
                if signal is not None and not (signal.kind in _ADDRESSES and any(letter.isspace() for letter in text.strip())):
                    yield _signal(signal, text, facts.file, literal.line)


def _environment(project: Project) -> Iterator[AiSignal]:
    for facts in project.modules.values():
        names = [*facts.env]
        if facts.is_python:
            names += [(str(item.value), item.line) for item in facts.strings if str(item.value).isupper() and "_" in str(item.value)]
        for name, line in names:
            signal = _matched("env", name)
            if signal is not None and not (signal.kind == "sibling_service" and _only_kept(project, facts, line)):
                yield _signal(signal, name, facts.file, line)


def _only_kept(project: Project, facts: ModuleFacts, line: int) -> bool:
    """Say whether a variable is read into a field of a class whose name nothing else mentions: a setting that this service does not use."""
    kept = {
        name
        for defined in facts.classes.values()
        for name, values in (*defined.scope.fields.items(), *defined.scope.names.items())
        if any(getattr(value, "line", 0) <= line <= _end(value) for value, _ in values)
    }
    return bool(kept) and kept.isdisjoint(project.members_read)


def _end(value: object) -> int:
    return max((node.line for node in walking.walk([value])), default=0) if isinstance(value, p.Node) else 0


def _signal(signal: Signal, text: str, file: str, line: int) -> AiSignal:
    return AiSignal(kind=_KINDS[signal.kind], value=text[:120], evidence=evidence(file, line, text))  # type: ignore[arg-type]


def _spawns(inputs: Inputs) -> Iterator[AiSignal]:
    for found in started(inputs):
        call = found.call
        yield AiSignal(
            kind="spawned_python", value=found.command[:120], evidence=evidence(call.file, call.line, f"{call.text}({found.command})")
        )


def _prompts(inputs: Inputs) -> Iterator[AiSignal]:
    project, index = inputs.project, inputs.index
    for call in project.calls:
        entries = index.of_ref(call.ref, python=project.modules[call.file].is_python)
        if not any(
            entry.concern == "ai" and entry.tier != "neutral" and entry.category in {"llm_sdk", "llm_framework", "agents"}
            for entry in entries
        ):
            continue
        last = call.ref.path[-1] if call.ref is not None and call.ref.path else ""
        first = [argument.value for argument in call.node.arguments[:1] if argument.keyword is None] if last in _PROMPT_CALLS else []
        for value in (named_argument(call.node, *_PROMPTS), *first):
            text = _prompt(project, value, call)
            if text:
                yield AiSignal(kind="prompt", value=text[:120], evidence=evidence(call.file, call.line, text))
                break


def _prompt(project: Project, value: p.Expr | None, call: CallSite) -> str:
    """Return the first text of a prompt that is long enough to be one."""
    if value is None:
        return ""
    inner, _ = project.value(value, call.scope)
    nodes: list[p.Node] = (
        [inner] if isinstance(inner, p.Literal) else list(walking.walk([inner], into_functions=False)) if isinstance(inner, p.Node) else []
    )
    for node in nodes[:200]:
        if isinstance(node, p.Literal) and isinstance(node.value, str) and len(node.value) >= 20 and node.value.count(" ") >= 3:
            return " ".join(node.value.split())
    return ""


def _files(inputs: Inputs) -> Iterator[AiSignal]:
    """Read names (never values of secrets) of example environments, and images and addresses of compose files."""
    for path in inputs.paths:
        name = path.rsplit("/", 1)[-1]
        compose = name.startswith(("docker-compose", "compose")) and name.endswith((".yml", ".yaml"))
        if not (compose or name in {".env.example", ".env.sample", ".env.template", "env.example"}) or not inputs.shared(path):
            if path.endswith((".sql", ".prisma")) and inputs.inside(path):
                yield from _sql(path, inputs.text(path))
            continue
        text = inputs.text(path)
        for found in _ENV_LINE.finditer(text):
            signal = _matched("env", found[1]) or (_matched("string", found[2].strip()) if ":11434" in found[2] else None)
            if signal is not None:
                yield _signal(signal, found[1], path, line_of(text, found.start(1)))
        for found in _IMAGES.finditer(text) if compose else ():
            yield AiSignal(
                kind="inference_http", value=found[1], evidence=evidence(path, line_of(text, found.start(1)), f"image {found[1]}")
            )


def _sql(path: str, text: str) -> Iterator[AiSignal]:
    for signal in signals():
        found = re.search(signal.pattern, text, re.IGNORECASE) if signal.where == "sql" else None
        if found is not None:
            yield _signal(signal, found[0], path, line_of(text, found.start()))
