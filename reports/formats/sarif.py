"""SARIF 2.1.0: findings for code scanning; fingerprints do not depend on line numbers.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from reports.format import Format
from reports.serial import dump
from reports.text import sentence, visible

if TYPE_CHECKING:
    from analyzer.model.analysis import Diagnostic
    from analyzer.model.location import Location
    from reports.contract.report import Report
    from reports.contract.service import Finding, Rule
    from reports.format import RenderOptions

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_ROOT = "SRCROOT"
# GitHub refuses files with more: https://docs.github.com/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning
_RESULTS = 25_000
_RELATED = 20
_NOTIFICATIONS = 500


def render(report: Report, _options: RenderOptions) -> str:
    """One run. ``executionSuccessful`` is false when the audit is incomplete."""
    position = {rule.id: at for at, rule in enumerate(report.rules)}
    run: dict[str, Any] = {
        "tool": {"driver": _driver(report)},
        "automationDetails": {"id": "replatform/audit"},
        "invocations": [_invocation(report)],
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {_ROOT: {"description": {"text": "The audited folder."}}},
        "results": [_result(finding, position[finding.rule]) for finding in report.findings[:_RESULTS]],
    }
    provenance = _provenance(report)
    if provenance:
        run["versionControlProvenance"] = [provenance]
    return dump({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


def _driver(report: Report) -> dict[str, Any]:
    return {"name": report.tool.name, "version": report.tool.version, "rules": [_rule(rule) for rule in report.rules]}


def _rule(rule: Rule) -> dict[str, Any]:
    told = {
        "id": rule.id,
        "name": "".join(word.capitalize() for word in rule.id.replace("/", "-").split("-")),
        "shortDescription": _message(rule.title),
        "fullDescription": _message(rule.why or rule.title),
        "help": _message(rule.help or rule.why or rule.title),
        "defaultConfiguration": {"level": rule.level},
    }
    return told | ({"helpUri": rule.uri} if rule.uri else {})


def _invocation(report: Report) -> dict[str, Any]:
    cut = len(report.findings) - _RESULTS
    notifications = [_notification(item) for item in report.diagnostics[:_NOTIFICATIONS]]
    if cut > 0:
        notifications.append({"level": "warning", "message": _message(f"{cut:,} more findings are in the JSON report.")})
    return {"executionSuccessful": report.complete, "toolExecutionNotifications": notifications}


def _notification(item: Diagnostic) -> dict[str, Any]:
    told: dict[str, Any] = {"level": "error" if item.incomplete else "note", "message": _message(f"{item.kind}: {item.message}")}
    if item.file:
        told["locations"] = [_place(item.file, item.line)]
    return told


def _result(finding: Finding, position: int) -> dict[str, Any]:
    told: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": position,
        "level": finding.level,
        "message": _message(finding.message),
        "locations": [_location(finding.location)] if finding.location else [],
        "partialFingerprints": {"replatform/v1": finding.fingerprint},
        "properties": {"subject": visible(finding.subject), "service": visible(finding.service)},
    }
    if finding.related:
        told["relatedLocations"] = [{"id": at} | _location(item) for at, item in enumerate(finding.related[:_RELATED], 1)]
    return told


def _location(location: Location) -> dict[str, Any]:
    return _place(location.file, location.line)


def _place(file: str, line: int) -> dict[str, Any]:
    uri = quote(file.encode("utf-8", "surrogateescape"))
    physical: dict[str, Any] = {"artifactLocation": {"uri": uri, "uriBaseId": _ROOT}}
    if line > 0:
        physical["region"] = {"startLine": line}
    return {"physicalLocation": physical}


def _message(text: str) -> dict[str, str]:
    # "[text](target)" is a link in SARIF's plain messages, section 3.11.6; a repository's names must not make one.
    return {"text": sentence(visible(text)).replace("](", "] (") or "No description."}


def _provenance(report: Report) -> dict[str, str]:
    source = report.source
    if not source.files_url or not source.revision or not source.url:
        return {}
    return {"repositoryUri": source.url, "revisionId": source.revision}


FORMAT = Format(name="sarif", suffix=".sarif", render=render)
