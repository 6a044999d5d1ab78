from __future__ import annotations

from analyzer.source.entry_points import EntryPoint, entry_points
from analyzer.source.files import classify
from analyzer.source.manifests import read_manifests
from tests.source.in_memory import MemoryTree


def found(files: dict[str, str], group: str, asking: str) -> list[EntryPoint]:
    tree = MemoryTree(files)
    return entry_points(read_manifests(tree, classify(tree))[0], group, asking)


def test_every_way_to_declare() -> None:
    files = {
        "a/pyproject.toml": '[tool.poetry]\nname = "a"\n[tool.poetry.plugins."shop.web"]\none = "a.web:Router [extra]"\n',
        "b/setup.py": "from setuptools import setup\nsetup(name='b', entry_points='[shop.web]\\nTwo = b.web:Router\\n')\n",
        "c/setup.cfg": "[metadata]\nname = c\n[options.entry_points]\nshop.web =\n    three = c.web\n    broken\n",
    }
    assert found(files, "shop.web", "a") == [
        EntryPoint("one", "a.web:Router", "a"),
        EntryPoint("Two", "b.web:Router", "b", "b is installed"),
        EntryPoint("three", "c.web", "c", "c is installed"),
    ]


def test_what_another_package_requires_is_there() -> None:
    files = {
        "pyproject.toml": '[project]\nname = "shop"\ndependencies = ["Shop_Web>=1"]\noptional-dependencies = {more = ["shop-more"]}\n',
        "web/pyproject.toml": '[project]\nname = "shop-web"\n[project.entry-points."shop.web"]\nweb = "web:app"\n',
        "more/pyproject.toml": '[project]\nname = "shop-more"\n[project.entry-points."shop.web"]\nmore = "more:app"\n',
    }
    assert [(point.name, point.when) for point in found(files, "shop.web", ".")] == [("more", "shop-more is installed"), ("web", "")]


def test_nonsense_declares_nothing() -> None:
    files = {
        "a/pyproject.toml": '[project]\nname = "a"\n[project.entry-points]\n"shop.web" = 3\n',
        "b/pyproject.toml": '[project]\nname = "b"\n[project.entry-points."shop.web"]\nx = ["y"]\n',
        "c/setup.py": "from setuptools import setup\nsetup(name='c', entry_points='[shop.web')\n",
    }
    assert found(files, "shop.web", ".") == []
