"""Asking: by the box, by the form; and what of it stays behind."""

from journeys import DANGER, EVENING, chips, count, home, look, names, press, search


def test_box(page):
    search(page)
    assert count(page) > 0 and len(names(page)) > 0
    assert "Near 90012" in chips(page) and "Intensive outpatient (IOP)" in chips(page)
    assert "Medi-Cal" in page.inner_text(".understood")


def test_form(page):
    home(page).fill("#near", "90012")
    page.get_by_label("Medicaid", exact=True).check()
    page.get_by_label("Evenings", exact=False).check()
    page.get_by_label("(IOP)", exact=False).check()
    press(page, ".go button")
    assert count(page) > 0
    assert {"Near 90012", "Medicaid", "Intensive outpatient (IOP)"} <= set(chips(page))


def test_place_that_nobody_knows(page):
    home(page).fill("#near", "Nowhereville Qx")
    press(page, ".go button")
    field = page.locator("#near")
    assert field.get_attribute("aria-invalid") == "true"
    assert field.input_value() == "Nowhereville Qx"
    assert "do not know this place" in page.inner_text("#err-near")


def test_search_can_be_changed(page):
    look(page)
    press(page, ".facets button:has-text('Medicaid')")
    press(page, ".chips .edit button")
    assert page.input_value("#near") == "90012"
    assert page.get_by_label("Medicaid", exact=True).is_checked()


def test_nothing_asked_stays_in_an_address(page):
    """Neither the results nor what is opened from them tell anybody what was asked."""
    told = []
    page.on("request", lambda request: told.append(request.url + " " + request.headers.get("referer", "")))
    search(page, EVENING)
    press(page, "button[name=change]", 1)
    press(page, ".cards .do button")
    press(page, ".back button")
    assert page.url.endswith("/search")
    for word in ["90012", "evening", "iop", "medi", "?"]:
        assert not [line for line in told if word in line.replace("?lang=en", "").lower()], word


def test_address_of_the_page_holds_no_need(tab):
    page = search(tab())
    assert page.evaluate("location.search + location.hash + document.referrer") == ""
    assert page.evaluate("document.cookie + Object.keys(localStorage) + Object.keys(sessionStorage)") == ""


def test_link_only_when_asked(page):
    look(page)
    assert page.locator(".share").count() == 0
    press(page, "button[name=share]")
    assert "90012" in page.inner_text(".share ul")
    link = page.locator(".share a").get_attribute("href")
    found = count(page)
    page.goto(link)
    assert count(page) == found


def test_help_comes_first_for_words_of_danger(page):
    search(page, DANGER)
    order = page.evaluate("[...document.querySelectorAll('main .first, main h1')].map(e => e.className || e.tagName)")
    assert order[0] == "first"
    first = page.inner_text(".first")
    assert "988" in first and "911" in first and "Detox" in first
    # It stays on what follows from that search.
    press(page, "button[name=change]", 1)
    assert page.locator(".first").count() == 1


def test_help_at_any_hour_is_everywhere(page):
    for act in [home, search]:
        act(page)
        assert {"tel:988", "tel:911", "tel:+18006624357"} <= {
            link.get_attribute("href") for link in page.locator(".help a").all()
        }


def test_live_region_says_the_count(tab):
    page = search(tab())
    assert page.get_attribute(".count", "role") == "status"
    assert page.get_attribute(".count", "aria-live") == "polite"
