"""Where a line can be read on the web: the address forms of the hosts, for the audited commit.

https://docs.github.com/en/repositories/working-with-files/using-files/getting-permanent-links-to-files
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

_HOST = re.compile(r"[a-z0-9.-]+(?::[0-9]+)?")

if TYPE_CHECKING:
    from analyzer.model.analysis import Source
    from analyzer.model.location import Location
    from reports.contract.report import SourceInfo


def files_address(source: Source, folder: str) -> tuple[str, str]:
    """The address that the audited folder's files begin with, and the fragment of a line; empty where the host is unknown."""
    if not source.url or not source.revision:
        return "", ""
    try:
        parts = urlsplit(source.url)
        host = (parts.hostname or "") + (f":{parts.port}" if parts.port else "")
    except ValueError:
        return "", ""
    # Built from its parts: whatever credentials or query the remote's address carried stay out.
    if parts.scheme not in {"http", "https"} or not _HOST.fullmatch(host):
        return "", ""
    base = f"{parts.scheme}://{host}{quote(parts.path.rstrip('/').removesuffix('.git'))}"
    between, fragment = _shape(host)
    within = f"{quote(folder.strip('/'))}/" if folder.strip("./") else ""
    return f"{base}{between}/{quote(source.revision)}/{within}", fragment


def line_address(source: SourceInfo, location: Location | None) -> str:
    """The address of one line, or nothing."""
    if location is None or not source.files_url or not location.file:
        return ""
    path = quote(location.file.encode("utf-8", "surrogateescape"))
    return source.files_url + path + source.line_fragment.replace("{line}", str(location.line))


def _shape(host: str) -> tuple[str, str]:
    if "bitbucket" in host:
        return "/src", "#lines-{line}"
    if "gitlab" in host:
        return "/-/blob", "#L{line}"
    if host == "github.com" or host.startswith("github."):
        return "/blob", "#L{line}"
    return "/src/commit", "#L{line}"
