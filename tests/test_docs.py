"""The documentation says what there is: commands, options, settings, kinds of claim; and every link leads somewhere."""

import argparse
import ast
import json
import re
from importlib import import_module
from pathlib import Path

import pytest

from kartoteka import examples
from kartoteka.claims import from_json, vocabulary
from kartoteka.cli import COMMANDS

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "kartoteka"
PAGES = sorted([ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").rglob("*.md")])
MODULES = sorted(path for path in SOURCE.rglob("*.py") if "migrations" not in path.parts)


def section(command):
    """What docs/command-line.md says of that command."""
    text = (ROOT / "docs" / "command-line.md").read_text()
    return text.split(f"\n## {command}\n", 1)[1].split("\n## ", 1)[0]


def options(command):
    """The long options of the command, but for help."""
    parser = argparse.ArgumentParser()
    import_module(f"kartoteka.cli.{command}").configure(parser)
    found = [option for action in parser._actions for option in action.option_strings if option.startswith("--")]
    return [option for option in found if option != "--help"]


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_has_help_and_stands_in_the_documentation_with_each_of_its_options(command):
    assert import_module(f"kartoteka.cli.{command}").__doc__
    said = section(command)
    assert f"kartoteka {command}" in said
    assert [option for option in options(command) if option not in said] == []


@pytest.mark.parametrize(
    "table",
    ["EVENT_TYPES", "ROLES", "FACTUALITY", "RELATION_TYPES", "ENTITY_KINDS"],
)
def test_each_word_of_the_vocabulary_stands_in_the_reading_format(table):
    text = (ROOT / "docs" / "reading-format.md").read_text()
    assert [word for word in getattr(vocabulary, table) if f"`{word}`" not in text] == []


def test_each_setting_stands_in_the_documentation():
    lines = [line for path in MODULES for line in path.read_text().splitlines() if not line.startswith(">>>")]
    names = {name for line in lines for name in re.findall(r"\"(KARTOTEKA_[A-Z_]+)\"", line)}
    told = " ".join(page.read_text() for page in PAGES)
    assert {name for name in names if f"`{name}" not in told} == set()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_each_link_of_a_page_leads_somewhere(page):
    for target in re.findall(r"\]\(([^)\s]+)\)", page.read_text()):
        if "://" in target or target.startswith("mailto:"):
            continue
        path, _, place = target.partition("#")
        there = (page.parent / path).resolve() if path else page
        assert there.exists(), f"{page.name} links to {target}"
        if place and there.suffix == ".md":
            assert place in {_place(heading) for heading in re.findall(r"^#+ (.+)$", there.read_text(), re.M)}, target


def _place(heading):
    """The anchor of a heading, as the usual forges make it."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_what_a_module_makes_public_is_sorted_is_there_and_is_explained(module):
    tree = ast.parse(module.read_text())
    defined = {
        node.name: node for node in tree.body if isinstance(node, ast.FunctionDef | ast.ClassDef | ast.AsyncFunctionDef)
    }
    for node in tree.body:
        if isinstance(node, ast.Assign) and any(isinstance(t, ast.Name) and t.id == "__all__" for t in node.targets):
            public = ast.literal_eval(node.value)
            assert public == _sorted(public)
            bare = [name for name in public if name in defined and not ast.get_docstring(defined[name])]
            assert not bare, f"no docstring: {bare}"
    assert ast.get_docstring(tree) or not defined, "a module has a docstring"


def _sorted(names):
    """Constants first, then classes, then the rest, as ruff sorts them."""
    kind = {True: 0, False: 1}
    return sorted(names, key=lambda name: (kind[name.isupper()], not name[0].isupper(), name))


def test_the_readme_names_the_first_commands_that_a_new_user_needs():
    text = (ROOT / "README.md").read_text()
    for words in ("make demo", "kartoteka read", "kartoteka who", "kartoteka serve", "docs/command-line.md"):
        assert words in text


def test_the_example_of_the_reading_format_is_a_reading_of_the_example():
    page = (ROOT / "docs" / "reading-format.md").read_text()
    reading = from_json(json.loads(page.split("```json\n", 1)[1].split("\n```", 1)[0]))
    text = examples.path().read_text(encoding="utf-8")
    (claim,) = reading.claims
    assert text[claim.passage_start : claim.passage_end].startswith(
        "On 26 May 1934 the Special Board of the OGPU sentenced him"
    )
    assert text[claim.start : claim.end] == "sentenced"
    assert [text[time.start : time.end] for time in reading.times] == ["26 May 1934"]
    assert [text[note.start : note.end] for note in reading.notes] == list(claim.notes)
    assert reading.source.characters == len(text)
    entities = {entity.id: entity for entity in reading.entities}
    assert all(entities[each].mentions for filled in claim.roles.values() for each in filled)
