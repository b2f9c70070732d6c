"""What nobody should write, and what comes of it: words, never markup, and never a blank page."""

from urllib.parse import parse_qs

import pytest
from journeys import home, press, search

HOSTILE = [
    "<script>document.title='taken'</script> near 90012",
    "\"><img src=x onerror=\"document.title='taken'\"> near 90012",
    "{{w.site}} {{#cards}} near 90012",
    "\u202egnp.exe \U0001f9d1\u200d⚕️\U0001f3f3️‍\U0001f308 near 90012",
    "'; DROP TABLE programs; -- near 90012",
]


@pytest.mark.parametrize("words", HOSTILE)
def test_words_stay_words(page, words):
    search(page, words)
    assert page.title() != "taken"
    assert page.locator("main script, main img").count() == 0
    assert page.locator("h1").count() == 1
    asked = page.locator("#s input[name=asked]").get_attribute("value")
    assert parse_qs(asked)["q"] == [words]


@pytest.mark.parametrize("field", ["q", "near", "name"])
def test_hostile_field_comes_back_as_it_was(page, field):
    page.goto("/?lang=en")
    page.locator("details.more").first.evaluate("e => e.open = true")
    page.fill("#near", "Nowhereville Qx")
    page.fill(f"#{field}", "\"><b id=taken>")
    press(page, ".go button")
    assert page.locator("#taken").count() == 0


def test_a_million_letters(tab):
    """More than a form may hold is told by a page of ours."""
    page = home(tab())
    page.evaluate("e = document.querySelector('#q'); e.removeAttribute('maxlength'); e.value = 'a '.repeat(500000)")
    press(page, ".go button")
    assert page.locator("h1").inner_text() == "That was too much"
    assert "988" in page.inner_text(".help")
