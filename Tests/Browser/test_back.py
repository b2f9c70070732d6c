"""The Back key: a page that came by POST and is kept nowhere would be gone, but for our script; without it there is a button."""

from journeys import chips, count, home, names, pick, press, search, turn


def test_back_and_forward(tab):
    page = search(tab())
    listed, asked = names(page), chips(page)
    press(page, ".cards h2 a", 3)
    assert "Number 4 of" in page.inner_text(".standing"), "a name opens its program with the search"
    assert page.evaluate("document.activeElement.id") == "main"
    turn(page, page.go_back)
    assert (names(page), chips(page)) == (listed, asked) and "Results" in page.title()
    turn(page, page.go_forward)
    assert page.inner_text("h1") == listed[3]
    turn(page, page.go_back)
    turn(page, page.go_back)
    assert page.locator("#q").count() == 1 and page.title() == "Treatment locator"


def test_what_was_ticked_and_where_it_stood_is_still_there(tab):
    page = pick(search(tab()), 0, 4)
    at = page.evaluate("scrollTo(0, 900), scrollY")
    press(page, ".tray button[formaction='/call-sheet']")
    assert page.evaluate("scrollY") == 0
    turn(page, page.go_back)
    assert page.locator("input[name=ids]:checked").count() == 2
    assert page.inner_text("[data-picked]") == "2"
    assert abs(page.evaluate("scrollY") - at) < 300
    press(page, ".tray button[formaction='/call-sheet']")
    assert page.locator("article.sheet").count() == 2


def test_a_new_way_after_going_back(tab):
    page = search(tab())
    press(page, ".cards .do button", 3)
    turn(page, page.go_back)
    press(page, "button[name=change]", 1)
    asked = chips(page)
    press(page, ".cards .do button", 0)
    turn(page, page.go_back)
    assert chips(page) == asked


def test_history_holds_nothing(tab):
    page = press(search(tab()), ".cards .do button", 3)
    assert page.evaluate("JSON.stringify(history.state)") == '{"page":2}'


def test_a_place_on_the_page_is_no_page(tab):
    page = search(tab(viewport={"width": 375, "height": 800}))
    before = page.evaluate("history.length")
    page.locator(".jump").click()
    assert page.evaluate("document.activeElement.id") == "narrow"
    assert page.evaluate("history.length") == before and page.evaluate("scrollY") > 500


def test_count_is_heard(tab):
    page = search(tab())
    page.locator("main .heard[role=status]", has_text=page.inner_text(".count")).wait_for(state="attached")


def test_where_the_script_fails_forms_go_their_way(tab):
    page = home(tab())
    page.evaluate("void (window.fetch = () => Promise.reject(new TypeError('no')))")
    page.fill("#near", "90012")
    with page.expect_navigation(wait_until="load", url="**/search"):
        page.press("#near", "Enter")
    assert count(page) > 0
