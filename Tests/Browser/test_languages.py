"""English and Spanish: by the browser, by the link; a search stays what it was."""

import pytest
from journeys import PAGES, chips, count, names, press, search


@pytest.mark.parametrize("locale, language", [("es-MX", "es"), ("en-GB", "en"), ("fr-FR", "en")])
def test_browser_chooses(tab, locale, language):
    page = tab(locale=locale)
    page.goto("/")
    assert page.get_attribute("html", "lang") == language


def test_link_keeps_the_search(page):
    search(page)
    found, listed, asked = count(page), names(page), len(chips(page))
    press(page, ".top nav button[name=say]")
    assert page.get_attribute("html", "lang") == "es"
    assert (count(page), names(page), len(chips(page))) == (found, listed, asked)
    press(page, ".cards .do button", 3)
    assert page.get_attribute("html", "lang") == "es" and page.inner_text("h1") == listed[3]
    press(page, ".top nav button[name=say]")
    assert page.get_attribute("html", "lang") == "en" and page.inner_text("h1") == listed[3]
    press(page, ".back button")
    assert (count(page), names(page)) == (found, listed)


def test_half_filled_form_is_kept(page):
    page.goto("/?lang=en")
    page.fill("#near", "90012")
    page.get_by_label("Medicaid", exact=True).check()
    press(page, ".top nav button[name=say]")
    assert page.get_attribute("html", "lang") == "es"
    assert page.input_value("#near") == "90012" and page.get_by_label("Medicaid", exact=True).is_checked()


# Words that no Spanish page shows: names of programs and what sources wrote stay as they are.
ENGLISH = ["Search", "Results", "Miles", "Narrow", "unknown", "not known", "each way", "Call ", "Ask ", "Print", "Back to", "years ago"]


@pytest.mark.parametrize("kind", [kind for kind in PAGES if kind != "about"])
def test_spanish_is_spanish(tab, kind):
    page = PAGES[kind](tab(locale="es-US"), language="es")
    text = page.inner_text("body")
    assert [word for word in ENGLISH if word in text] == []
    assert page.locator("html").get_attribute("lang") == "es"
