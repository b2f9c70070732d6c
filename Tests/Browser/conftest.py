"""A browser, and pages that must stay at home: every request goes to our own server, and the console stays silent."""

import os
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import sync_playwright

CHROMIUM = os.environ["CHROMIUM"]
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]
# What a status of our own makes Chromium say of itself.
OWN_REFUSAL = "Failed to load resource: the server responded with a status of"


@pytest.fixture(scope="session")
def base():
    return os.environ["LOCATOR_URL"]


@pytest.fixture(scope="session")
def browser():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def tab(browser, base):
    """Opens tabs, one after another, each with nothing remembered; afterwards says what they asked and complained of."""
    contexts, asked, said = [], [], []

    def open_tab(**settings):
        settings = {"locale": "en-US", "viewport": {"width": 1280, "height": 900}, **settings}
        context = browser.new_context(base_url=base, **settings)
        context.set_default_timeout(20_000)
        context.on("request", lambda request: asked.append(request.url))
        page = context.new_page()
        page.on("console", lambda message: said.append(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: said.append(f"error: {error}"))
        contexts.append(context)
        return page

    open_tab.asked = asked
    yield open_tab
    for context in contexts:
        context.close()
    assert [url for url in asked if urlsplit(url).netloc != urlsplit(base).netloc] == [], "asked of another host"
    assert [line for line in said if OWN_REFUSAL not in line] == [], "said by the console"


@pytest.fixture(params=[True, False], ids=["script", "no-script"])
def page(request, tab):
    """A tab with JavaScript, then one without: whatever uses it must work both ways."""
    return tab(java_script_enabled=request.param)


@pytest.fixture(scope="session")
def axe():
    import axe_playwright_python

    return (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text()
