"""How configurations are found and laid over one another, key by key."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from replylint.config.keys import KEYS
from replylint.config.loading import load, nearest
from replylint.config.schema import config_schema
from replylint.config.toml import Document
from replylint.project import Project


def written(folder, text, name="replylint.toml"):
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
    return folder / name


def test_the_nearest_file_holds_and_nothing_above_it_leaks_in(tmp_path):
    written(tmp_path, 'fail-on = "info"\nlanguage = "he"\n')
    near = written(tmp_path / "en", 'language = "en"\n')
    assert nearest(tmp_path / "en" / "deep") == near
    settings = Project().plan_for(tmp_path / "en" / "deep" / "reply.md").settings
    assert (settings.language, settings.fail_on) == ("en", "error")


def test_pyproject_is_a_configuration_only_with_the_table(tmp_path):
    top = written(tmp_path, "fail-under = 50\n")
    shared = written(tmp_path / "a", '[project]\ndependencies = ["replylint"]\n', "pyproject.toml")
    assert nearest(tmp_path / "a") == top
    shared.write_text('[tool.replylint]\nlanguage = "he"\n')
    assert nearest(tmp_path / "a") == shared
    assert load(shared).values.keys["language"].value == "he"


def test_a_mistake_in_pyproject_is_placed_in_it(run, tmp_path):
    written(tmp_path, '[tool.other]\nx = 1\n\n[tool.replylint]\nfailon = "error"\n', "pyproject.toml")
    written(tmp_path, "Hello.\n", "reply.md")
    assert "pyproject.toml:5:1: unknown key 'failon'" in run("check", "reply.md").err


def test_bases_are_merged_key_by_key_and_option_by_option(tmp_path):
    base = 'fail-on = "warning"\nlanguage = "he"\n[rules]\nlong-sentence = {weight = 7, limit = 20}\n'
    written(tmp_path, base, "base.toml")
    path = written(tmp_path, 'extends = "base.toml"\nlanguage = "en"\n[rules]\nlong-sentence = {limit = {en = 9}}\n')
    values = load(path).values
    assert values.keys["fail-on"].value == "warning"
    assert values.keys["language"].value == "en"
    assert values.keys["fail-on"].where == f"{tmp_path}/base.toml:1:1"
    assert values.rules["long-sentence"]["weight"].value == 7
    assert values.rules["long-sentence"]["limit"].value == {"en": 9}


def test_turning_one_rule_off_leaves_the_rest_on(tmp_path):
    everything = {rule.id for rule in Project().plan_for(tmp_path / "a.md").rules}
    written(tmp_path, '[rules]\ncalm = "off"\n')
    assert {rule.id for rule in Project().plan_for(tmp_path / "a.md").rules} == everything - {"calm"}


def test_rules_are_found_by_code_and_tuned(tmp_path):
    written(tmp_path, '[rules]\nRL141 = {severity = "error", weight = 9, limit = {en = 5}}\n')
    rule = Project().plan_for(tmp_path / "a.md").rules.find("long-sentence")
    assert (rule.severity, rule.weight, rule.demand["limit"]["en"]) == ("error", 9, 5)
    assert rule.demand["limit"]["he"] > 5


def test_overrides_hold_for_their_files_and_the_last_one_wins(tmp_path):
    written(
        tmp_path,
        '[[overrides]]\nfiles = ["he/**"]\nlanguage = "he"\n[overrides.rules]\ncalm = "off"\n'
        '[[overrides]]\nfiles = ["*.old.md"]\nfail-on = "never"\n'
        '[[overrides]]\nfiles = ["he/mixed/"]\nlanguage = "en"\n',
    )
    project = Project()
    plans = {name: project.plan_for(tmp_path / name) for name in ("a.md", "he/b.md", "he/x.old.md", "he/mixed/c.md")}
    assert [plan.settings.language for plan in plans.values()] == [None, "he", "he", "en"]
    assert [plan.settings.fail_on for plan in plans.values()] == ["error", "error", "never", "error"]
    assert ["calm" in {rule.id for rule in plan.rules} for plan in plans.values()] == [True, False, False, False]


def test_the_command_line_is_laid_over_and_its_ignore_adds(run, tmp_path):
    written(tmp_path, 'ignore = ["calm"]\nfail-on = "warning"\n')
    ran = run("config", "show", "--ignore", "RL110,sign-off", "--fail-on", "never")
    lines = dict(line.split(" = ", 1) for line in ran.out.splitlines() if " = " in line)
    assert lines["ignore"].startswith('["calm", "RL110", "sign-off"]')
    assert lines["fail-on"].endswith("# command line")


def test_show_tells_where_each_value_comes_from(run, tmp_path):
    written(tmp_path, '\nlanguage = "he"\n[rules]\ncalm = {weight = 2}\n')
    out = run("config", "show").out
    assert f'language = "he"{"":<29} # {tmp_path}/replylint.toml:2:1' in out
    assert f"# {tmp_path}/replylint.toml:4:9" in out
    assert "cache = false" in out


def test_init_writes_a_file_that_holds_and_asks_little(run, tmp_path):
    assert run("config", "init", stdin="he\ny\n").status == 0
    settings = Project().plan_for(tmp_path / "a.md").settings
    assert (settings.language, settings.template) == ("he", True)
    assert run("config", "init", stdin="he\ny\n").status == 2
    lines = (tmp_path / "replylint.toml").read_text().splitlines()
    assert {line[2:].split(" = ")[0] for line in lines if line.startswith("# ") and " = " in line} >= KEYS.keys() - {
        "language",
        "template",
    }


@pytest.mark.parametrize("name", KEYS)
def test_every_sample_is_good_and_fits_the_schema(tmp_path, name):
    document = Document(written(tmp_path, f"{name} = {KEYS[name].sample}\n"))
    load(document.path)
    Draft202012Validator(config_schema(("calm",))).validate(document.data)


def test_the_published_schema_is_the_one_that_is_printed(run, request):
    shipped = (request.config.rootpath / "docs" / "reference" / "replylint.schema.json").read_text(encoding="utf-8")
    assert json.loads(shipped) == json.loads(run("config", "schema").out)


BARE = st.text("abz-_09", min_size=1, max_size=6)
QUOTED = st.text("ab .#=[]{}'א", max_size=6).map(lambda text: f'"{text}"')
VALUES = st.sampled_from(
    ['"a # b"', "[\n 1, # x = 2\n 2\n]", '"""\nk = 1\n[t]\n"""', "{ x = 1, y = [1] }", "'''\n\"'''", "3"]
)


@given(keys=st.lists(BARE | QUOTED, unique_by=lambda key: key.strip('"'), min_size=1, max_size=6), values=st.data())
def test_every_key_is_placed_where_it_stands(tmp_path_factory, keys, values):
    text, lines = "# head\n", {}
    for key in keys:
        lines[key.strip('"')] = text.count("\n") + 1
        text += f"  {key} = {values.draw(VALUES)}\n"
    path = tmp_path_factory.mktemp("toml") / "a.toml"
    path.write_text(text, encoding="utf-8")
    document = Document(path)
    assert {key: document.where((key,)) for key in document.data} == {k: f"{path}:{n}:3" for k, n in lines.items()}
