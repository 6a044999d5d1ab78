"""The configuration: what it understands, and what it says about what it does not."""

from __future__ import annotations

import pytest

from replatform.config import Config, OwnLibrary, Team, of_tree, parse
from replatform.errors import Failure


def own(text: str) -> Config:
    return parse(text.encode(), ".replatform.toml", ".replatform.toml")


def shared(text: str) -> Config:
    return parse(text.encode(), "pyproject.toml", "pyproject.toml")


def test_nothing_is_a_configuration():
    assert own("") == shared("") == shared("[project]\nname = 'x'\n") == of_tree({}) == Config()


def test_both_files_say_the_same():
    assert own("[team]\nsize = 2\n") == shared("[tool.replatform.team]\nsize = 2\n") == Config(team=Team(size=2))


def test_the_own_file_may_be_written_like_the_shared_one():
    assert own("[tool.replatform.team]\nsize = 2\n") == Config(team=Team(size=2))


def test_the_own_file_wins():
    files = {".replatform.toml": b"target = 'fastify'", "pyproject.toml": b"[tool.replatform]\ntarget = 'fastapi'"}
    assert of_tree(files).target == "fastify"


def test_everything_is_understood():
    config = own("""
        target = "fastapi"
        include = ["services/"]
        exclude = ["old/"]
        guards = ["requireTenant"]
        not_guards = ["validateUser"]
        jobs = ["registerTask"]
        fail_on = ["weeks>12"]
        [team]
        size = 2
        availability = 0.5
        languages = ["typescript"]
        [rates]
        weekly = 4000
        currency = "EUR"
        [roadmap]
        ai = true
        [answers]
        "team.python" = "no"
        [budgets]
        weeks = 12
        [libraries."npm:@acme/brain"]
        concern = "ai"
        tier = "structural"
        [bounds]
        fuel = 1000
        [policy.weeks]
        anything = 1
        [calibration]
        n = 6
        mean_log = 0.1
        sd_log = 0.2
        factor = 1.1
        sigma = 0.3
    """)
    assert config.rates.weekly == 4000
    assert config.roadmap == {"ai": True}
    assert config.libraries == {"npm:@acme/brain": OwnLibrary(concern="ai", tier="structural")}
    assert config.policy == {"weeks": {"anything": 1}}


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("tem = 1", ("unknown key tem", "'team'")),
        ("[team]\nsze = 2", ("unknown key team.sze", "'size'")),
        ("[libraries.'npm:x']\nconcern = 'ai'\ntear = 'neutral'", ("unknown key libraries.'npm:x'.tear", "'tier'")),
        ("zzzz = 1", ("unknown key zzzz", "known are", "team")),
        ("[team]\nsize = 'two'", ("team.size", "expected int")),
        ("team = 3", ("team", "expected object")),
        ("target = 'rails'", ("target", "'rails'")),
        ("include = 'src'", ("include", "expected array")),
        ("[team]\nsize = 0", ("team.size", "at least one")),
        ("[team]\navailability = 1.5", ("team.availability", "up to 1")),
        ("[rates]\nweekly = -1", ("rates.weekly", "price")),
        ("[rates]\nweekly = nan", ("rates.weekly",)),
        ("[roadmap]\nai = 'maybe'", ("roadmap", "maybe")),
        ("exclude = ['old/**']", ("exclude", "'old/**'", "path prefix")),
        ("include = ['/etc']", ("include", "path prefix")),
        ("[libraries.brain]\nconcern = 'ai'", ("libraries", "'npm:brain'")),
        ("[bounds]\nfuel = 0", ("bounds.fuel", "above 0")),
        ("[bounds]\nfule = 1", ("bounds.fule", "'fuel'")),
        ("a = ", ("no valid TOML",)),
    ],
)
def test_mistakes_are_named(text: str, parts: tuple[str, ...]):
    with pytest.raises(Failure) as caught:
        own(text)
    line = str(caught.value)
    assert caught.value.code == 2
    assert line.startswith(".replatform.toml")
    assert all(part in line for part in parts), line


def test_the_key_is_named_as_it_stands_in_the_shared_file():
    with pytest.raises(Failure, match=r"pyproject\.toml: tool\.replatform\.team\.size: expected int"):
        shared("[tool.replatform.team]\nsize = 'two'")


def test_a_broken_shared_file_that_does_not_speak_of_us_is_none_of_our_business():
    assert of_tree({"pyproject.toml": b"[project\n# replatform"}) == Config()


@pytest.mark.parametrize("data", [b"\xff\xfe\x00", b"a = " + b"[" * 100_000, b"#" * 2_000_000], ids=["encoding", "nesting", "size"])
def test_a_hostile_file_is_one_line(data: bytes):
    with pytest.raises(Failure):
        parse(data, ".replatform.toml", ".replatform.toml")
