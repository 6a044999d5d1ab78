"""Services of one name are told apart by their folders, and those of one folder by their frameworks."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tests.support import audit

if TYPE_CHECKING:
    from pathlib import Path

APPLICATION = 'const app = require("{0}")();\napp.get("/{0}", (a, b) => b.send(1));\napp.listen({{ port: 3000 }});\n'


def package(folder: Path, name: str, *frameworks: str) -> None:
    folder.mkdir(parents=True)
    required = dict.fromkeys(frameworks, "^5.0.0")
    (folder / "package.json").write_text(json.dumps({"name": name, "dependencies": required}))
    for framework in frameworks:
        (folder / f"{framework}-server.js").write_text(APPLICATION.format(framework))


def names(tree: Path) -> dict[str, str]:
    return {item["id"]: item["name"] for item in audit(tree)["services"]}


def test_two_folders(tmp_path: Path) -> None:
    package(tmp_path / "api", "api", "express")
    package(tmp_path / "paid" / "api", "api", "express")
    package(tmp_path / "mail", "mail", "express")
    assert names(tmp_path) == {"api:express": "api", "paid/api:express": "paid/api", "mail:express": "mail"}


def test_two_frameworks_in_one_folder(tmp_path: Path) -> None:
    package(tmp_path / "shop", "shop", "express", "fastify")
    assert names(tmp_path) == {"shop:express": "shop (express)", "shop:fastify": "shop (fastify)"}
