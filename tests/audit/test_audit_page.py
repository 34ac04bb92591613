"""The report in a real browser: no error, filters that change numbers, hostile replies as plain text, Hebrew whole."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from shutil import which
from tempfile import TemporaryDirectory

import pytest

pytest.importorskip("selenium")
from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import Select

CHROMIUM, DRIVER = which("chromium"), which("chromedriver")
pytestmark = pytest.mark.skipif(not (CHROMIUM and DRIVER), reason="needs chromium and chromedriver on the path")

HOSTILE = (
    "Dear customer,\n\nThat is not our department </script><script>document.title='owned'</script>"
    "<img src=x onerror=\"document.title='owned'\"> \u202etxet desrever\u202c and more.\n\n" + "a" * 90_000
)


@pytest.fixture(scope="module")
def driver() -> Iterator[webdriver.Chrome]:
    options = webdriver.ChromeOptions()
    options.binary_location = CHROMIUM or ""
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    with TemporaryDirectory() as profile:
        for flag in (
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--window-size=1100,900",
            f"--user-data-dir={profile}",
        ):
            options.add_argument(flag)
        opened = webdriver.Chrome(options=options, service=Service(DRIVER))
        yield opened
        opened.quit()


@pytest.fixture
def report(run, records, driver, tmp_path):
    """Audit some replies, write the page and open it."""

    def opened(count: int, change=lambda record: record, *options: object) -> webdriver.Chrome:
        run("audit", records(count, change=change), "--workers", 0)
        ran = run("audit", "report", "--html", "report.html", *options)
        assert ran.status == 0, ran.err
        driver.get((tmp_path / "report.html").as_uri())
        return driver

    return opened


def tiles(driver: webdriver.Chrome) -> list[str]:
    return [tile.text for tile in driver.find_elements(By.CSS_SELECTOR, ".tile strong")]


def errors(driver: webdriver.Chrome) -> list[str]:
    return [entry["message"] for entry in driver.get_log("browser") if entry["level"] in ("SEVERE", "WARNING")]


def loaded(driver: webdriver.Chrome) -> set[str]:
    messages = (json.loads(entry["message"])["message"] for entry in driver.get_log("performance"))
    return {m["params"]["request"]["url"][:5] for m in messages if m["method"] == "Network.requestWillBeSent"}


def test_it_opens_without_an_error_and_loads_nothing_else(report):
    page = report(120)
    assert errors(page) == []
    assert not any(start in ("http:", "https", "ws://", "wss:/") for start in loaded(page))
    titles = {title.text for title in page.find_elements(By.TAG_NAME, "h2")}
    assert {"How scores spread", "Teams", "Over time", "Agents", "Rules", "Templates", "Evidence"} <= titles
    assert len(page.find_elements(By.CSS_SELECTOR, "figure svg")) >= 5


def test_its_numbers_are_those_of_the_text_report(report, run):
    page = report(120)
    [score, low, high] = re.findall(r"\d+\.\d", run("audit", "report", "--format", "markdown").out.splitlines()[2])
    assert tiles(page)[:2] == [score, "120"]
    assert f"{low}–{high}" in page.find_element(By.CSS_SELECTOR, ".tile small").text


def test_a_filter_changes_the_numbers_and_can_be_taken_back(report):
    page = report(120)
    before = tiles(page)
    Select(page.find_element(By.ID, "filter-team")).select_by_visible_text("Orders")
    assert tiles(page)[1] == "60"
    assert tiles(page)[0] != before[0]
    assert "60" in page.find_element(By.CSS_SELECTOR, "[role=status]").text
    page.find_element(By.CSS_SELECTOR, "button[type=reset]").click()
    page.execute_async_script("setTimeout(arguments[0], 50)")
    assert tiles(page) == before


def test_a_rule_leads_to_its_evidence_by_keyboard_alone(report):
    page = report(60)
    button = page.find_element(By.CSS_SELECTOR, ".rules button.link")
    rule = button.find_element(By.XPATH, "following-sibling::code").text
    button.send_keys(Keys.ENTER)
    assert page.switch_to.active_element.get_attribute("id") == "evidence"
    shown = {code.text for code in page.find_elements(By.CSS_SELECTOR, ".evidence code")}
    assert shown == {rule}


def test_filters_and_tables_work_by_keyboard_alone(report):
    page = report(240)
    page.find_element(By.TAG_NAME, "body").send_keys(Keys.TAB)
    box = page.switch_to.active_element
    assert box.get_attribute("id") == "filter-team"
    box.send_keys("Orders")
    assert tiles(page)[1] == "120"
    summary = page.find_element(By.CSS_SELECTOR, "#spread ~ details summary")
    summary.send_keys(Keys.ENTER)
    assert page.find_element(By.CSS_SELECTOR, "#spread ~ details table").is_displayed()
    field = page.find_element(By.CSS_SELECTOR, "#heat ~ details summary")
    field.send_keys(Keys.ENTER)
    page.find_element(By.CSS_SELECTOR, "#heat ~ details button").send_keys(Keys.ENTER)
    assert page.switch_to.active_element.get_attribute("id") == "evidence"


def test_it_fits_a_phone_and_paper(report):
    page = report(120)
    try:
        for width in (360, 40):
            size = {"width": width, "height": 700, "deviceScaleFactor": 1, "mobile": False}
            page.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
            page.execute_async_script("requestAnimationFrame(() => setTimeout(arguments[0], 50))")
            assert errors(page) == []
            assert width < 360 or page.execute_script("return document.documentElement.scrollWidth") <= 360
        page.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
        assert not page.find_element(By.CLASS_NAME, "filters").is_displayed()
        assert len(page.execute_cdp_cmd("Page.printToPDF", {})["data"]) > 10_000
        assert errors(page) == []
    finally:
        page.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
        page.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_its_words_stand_out_from_the_ground(report, scheme):
    page = report(40)
    feature = {"name": "prefers-color-scheme", "value": scheme}
    page.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [feature]})
    try:
        colours = page.execute_script(
            "const style = (place) => getComputedStyle(document.querySelector(place));"
            "return [style('section').backgroundColor, ...['h2', 'figcaption', 'code'].map((x) => style(x).color)]"
        )
    finally:
        page.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})
    ground, *words = (luminance(colour) for colour in colours)
    assert (ground > 0.5) == (scheme == "light")
    assert all(contrast(ground, word) >= 4.5 for word in words)


def luminance(colour: str) -> float:
    """Give the relative luminance of an rgb() colour (WCAG 2.2)."""
    parts = [int(value) / 255 for value in re.findall(r"\d+", colour)[:3]]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: float, other: float) -> float:
    return (max(one, other) + 0.05) / (min(one, other) + 0.05)


def test_agents_may_have_long_names(report):
    page = report(40, lambda record: {**record, "agent": "Maria " * 40})
    assert errors(page) == []
    assert page.execute_script("return document.documentElement.scrollWidth <= innerWidth")
    assert "Maria Maria" in page.find_element(By.CSS_SELECTOR, "#agents ~ figure svg").text


def test_a_hostile_reply_shows_as_text(report):
    def change(record):
        text = HOSTILE + "a" * (1_000_000 if record["id"] == "r0" else 0)
        return {**record, "text": text, "agent": "<b>x</b>\u202e", "team": '"><i>'}

    page = report(40, change)
    assert "1 sources or records could not be read" in page.find_element(By.CLASS_NAME, "notes").text
    assert tiles(page)[1] == "39"
    assert errors(page) == []
    assert page.title == "Audit of service replies"
    assert page.find_elements(By.CSS_SELECTOR, "#page script, #page img, #page i:not(.key i)") == []
    shown = page.find_element(By.ID, "page").get_attribute("textContent")
    assert "\u202e" not in shown
    assert "<b>x</b>" in shown
    assert page.execute_script("return document.documentElement.scrollWidth <= innerWidth")


def test_hebrew_stands_right_to_left_as_a_whole(report):
    page = report(60, lambda record: record, "--messages", "he")
    assert errors(page) == []
    root = page.find_element(By.TAG_NAME, "html")
    assert (root.get_attribute("dir"), root.get_attribute("lang")) == ("rtl", "he")
    left = page.execute_script("return document.querySelector('h1').getBoundingClientRect().right > innerWidth / 2")
    assert left
    words = page.find_element(By.ID, "page").text
    assert "התפלגות הציונים" in words
    assert "{" not in words


def test_a_template_is_known_by_its_words_and_a_saved_reply_by_its_name(report):
    def change(record):
        number = int(record["id"][1:])
        text = f"Hi Dana,\n\nThank you for order {number}. You don't need to do anything.\n\nBest,\nOmar"
        return {**record, "text": text, "macro": "late parcel" if number % 2 else None}

    page = report(40, change)
    names = [name.text for name in page.find_elements(By.CSS_SELECTOR, "#templates ~ .cards summary b")]
    assert names == ["Thank you … You don't need to do anything", "late parcel"]


def test_names_are_masked_unless_asked_otherwise(report):
    text = "Hi Dana,\n\nThat is not our department, Dana, call 054-1234567.\n\nBest,\nOmar"
    page = report(10, lambda record: {**record, "text": text})
    everything = page.page_source
    assert "Dana" not in everything
    assert "054-1234567" not in everything


def test_every_control_has_a_name_and_every_picture_too(report):
    page = report(60)
    nameless = page.execute_script(
        "return [...document.querySelectorAll('select')].filter(s => !s.labels.length).length"
        " + [...document.querySelectorAll('figure svg')].filter(s => !s.getAttribute('aria-label')).length"
        " + [...document.querySelectorAll('button')].filter(b => !b.textContent.trim()).length"
    )
    assert nameless == 0
    levels = [int(h.tag_name[1]) for h in page.find_elements(By.CSS_SELECTOR, "h1, h2, h3")]
    assert levels[0] == 1
    assert set(levels[1:]) == {2}
