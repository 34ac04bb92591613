"""Drives the page in a real Chromium, as a writer would: keys, clicks and the clipboard."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import which
from tempfile import TemporaryDirectory

from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.ui import Select, WebDriverWait

CHROMIUM, DRIVER = which("chromium"), which("chromedriver")
_FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync --force-prefers-reduced-motion"
).split()
_PASTE = """
const data = new DataTransfer();
for (const [type, text] of Object.entries(arguments[1])) data.setData(type, text);
arguments[0].dispatchEvent(new ClipboardEvent("paste", {clipboardData: data, bubbles: true, cancelable: true}));
"""


class Page:
    """The page in one browser window."""

    def __init__(self, driver: webdriver.Chrome) -> None:
        self.driver = driver

    @property
    def letter(self) -> WebElement:
        """The writing surface."""
        return self.driver.find_element(By.CSS_SELECTOR, ".ProseMirror")

    @property
    def score(self) -> int | None:
        """The number in the ring."""
        text = self.driver.find_element(By.ID, "score").text
        return int(text) if text.isdigit() else None

    def paste(self, **formats: str) -> None:
        """Paste into the letter: html and text as a browser hands them over."""
        names = {"html": "text/html", "text": "text/plain"}
        data = {names[key]: text for key, text in formats.items()}
        before = self.answers
        self.driver.execute_script(_PASTE, self.letter, data)
        self.wait_for_answer(before)

    def write(self, text: str) -> None:
        """Type into whatever has the keyboard, and wait for the answer."""
        before = self.answers
        self.driver.switch_to.active_element.send_keys(text)
        self.wait_for_answer(before)

    @property
    def answers(self) -> int:
        """How many checks the page has had answered."""
        script = "return performance.getEntriesByType('resource').filter(e => e.name.endsWith('/check')).length"
        count: int = self.driver.execute_script(script)
        return count

    def wait_for_answer(self, before: int) -> None:
        """Wait until a check more than `before` is answered and drawn."""
        WebDriverWait(self.driver, 20, 0.03).until(lambda _: self.answers > before)
        self.driver.execute_async_script("requestAnimationFrame(() => setTimeout(arguments[0], 60))")

    def choose(self, picker: str, value: str) -> None:
        """Choose a value of a picker."""
        Select(self.driver.find_element(By.ID, picker)).select_by_value(value)

    def heads(self) -> list[WebElement]:
        """The findings in the list."""
        return self.driver.find_elements(By.CSS_SELECTOR, "#findings .head")

    def titles(self) -> list[str]:
        """The findings' titles."""
        return [title.text for title in self.driver.find_elements(By.CSS_SELECTOR, "#findings .title")]

    def marked(self) -> set[str]:
        """The words underlined in the letter."""
        return {mark.text for mark in self.driver.find_elements(By.CSS_SELECTOR, ".ProseMirror .mark")}

    def selected(self) -> str:
        """The selected words."""
        text: str = self.driver.execute_script("return getSelection().toString()")
        return text

    def press(self, *keys: str) -> None:
        """Press keys one after another."""
        for key in keys:
            self.driver.switch_to.active_element.send_keys(key)

    def apply(self, index: int) -> bool:
        """Open a finding and apply what it offers; False where it offers nothing."""
        if self.heads()[index].get_attribute("aria-expanded") == "false":
            self.heads()[index].click()
        offered = self.driver.find_elements(By.CSS_SELECTOR, "#findings .actions .primary")
        if not offered:
            return False
        before = self.answers
        offered[0].click()
        self.wait_for_answer(before)
        return True

    def picture(self, name: str) -> None:
        """Keep a picture for the docs, where the run is asked for them (REPLYLINT_PICTURES names the folder)."""
        if folder := os.environ.get("REPLYLINT_PICTURES"):
            self.driver.save_screenshot(str(Path(folder) / f"{name}.png"))


@contextmanager
def browser(url: str, language: str = "en-US") -> Iterator[Page]:
    """Open the page in a fresh browser of this language."""
    with TemporaryDirectory() as profile:
        options = webdriver.ChromeOptions()
        options.binary_location = CHROMIUM or ""
        for flag in (*_FLAGS, f"--user-data-dir={profile}", "--window-size=1320,980", f"--lang={language}"):
            options.add_argument(flag)
        options.add_experimental_option("prefs", {"intl.accept_languages": language})
        options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
        driver = webdriver.Chrome(options=options, service=Service(DRIVER))
        try:
            driver.get(url)
            page = Page(driver)
            WebDriverWait(driver, 20).until(lambda _: driver.find_elements(By.CSS_SELECTOR, "#sections li"))
            yield page
        finally:
            driver.quit()


__all__ = ["CHROMIUM", "DRIVER", "Keys", "Page", "browser"]
