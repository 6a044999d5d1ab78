"""GitPython's advisories on clones: CVE-2022-24439 (``ext::`` runs a command), CVE-2023-40267 (options in a URL or beside it)."""

from __future__ import annotations

from pathlib import Path

import pytest

from analyzer.source.clone import clone, looks_like_url
from analyzer.source.tree import SourceError


@pytest.mark.parametrize(
    "url",
    [
        "ext::sh -c touch% {canary}",
        "ext::{canary}",
        "file:///etc",
        "file::/etc",
        "fd::17",
        "/etc",
        "--upload-pack=touch {canary}",
        "-u touch {canary}",
        "https://--upload-pack=x/y",
        "https://-oProxyCommand=x/y",
        "ssh://-oProxyCommand=touch%20{canary}/x",
        "ssh://git@-oProxyCommand=x/y",
        "git@-oProxyCommand=touch:x",
        "git@example.org:-x",
        "-oProxyCommand=x@example.org:y",
        "http://example.org/a/b",
        "git://example.org/a/b",
        "https://example.org",
        "https://example.org/a b",
        "https://example.org/a\n--config=x",
        "https://example.org/../a",
        "https::https://example.org/a",
        "",
    ],
)
def test_urls_that_are_refused(url: str, tmp_path: Path) -> None:
    canary = tmp_path / "canary"
    with pytest.raises(SourceError) as caught:
        clone(url.replace("{canary}", str(canary)))
    assert "only https" in caught.value.hint
    assert not canary.exists()


def test_a_failed_clone_hides_credentials_and_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with pytest.raises(SourceError) as caught:
        clone("https://user:secret@127.0.0.1:9/team/shop.git")
    assert "secret" not in caught.value.message + caught.value.hint
    assert "could not be cloned" in caught.value.message
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("text", ["https://example.org/a/b", "git@example.org:a/b", "ext::sh -c x", "ssh://example.org/a", "file:///x"])
def test_what_is_meant_as_a_url(text: str) -> None:
    assert looks_like_url(text)


@pytest.mark.parametrize("text", [".", "../shop", "/srv/shop", "C:\\shop", "shop", "a:b"])
def test_what_is_meant_as_a_folder(text: str) -> None:
    assert not looks_like_url(text)
