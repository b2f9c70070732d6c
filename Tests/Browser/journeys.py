"""What a person does on the pages, in words; and the pages they come to."""

import re

EVENING = "evening IOP near 90012 that takes Medi-Cal"
DANGER = "withdrawal and suicidal, near 90012"


def turn(page, act):
    """Does what leads to another page, and waits for that page."""
    with page.expect_event("framenavigated", lambda frame: frame == page.main_frame):
        act()
    page.wait_for_load_state()
    return page


def press(page, selector, number=0):
    return turn(page, lambda: page.locator(selector).nth(number).click())


def home(page, language="en"):
    page.goto(f"/?lang={language}")
    return page


def search(page, words=EVENING, language="en"):
    """By the box."""
    home(page, language).fill("#q", words)
    return turn(page, lambda: page.press("#q", "Enter"))


def look(page, place="90012", language="en"):
    """By the form."""
    home(page, language).fill("#near", place)
    return press(page, ".go button")


def count(page):
    """How many programs or facilities the page says it found."""
    said = re.match(r"[\d,.]+", page.inner_text(".count"))
    return int(re.sub(r"\D", "", said[0])) if said else 0


def chips(page):
    return page.locator(".chips li:not(.edit) > span").all_inner_texts()


def names(page):
    return page.locator(".cards h2").all_inner_texts()


def pick(page, *ranks):
    for rank in ranks:
        page.locator(".cards > li").nth(rank).locator("input[name=ids]").check()
    return page


def compared(page, language="en"):
    return press(pick(search(page, language=language), 0, 3, 4), ".tray button[formaction='/compare']")


def with_map(page, language="en"):
    return press(look(page, language=language), "button[name=map][value='1']")


def with_error(page, language="en"):
    home(page, language).fill("#near", "Nowhereville Qx")
    return press(page, ".go button")


# Every page there is, by the way that leads to it.
PAGES = {
    "form": home,
    "error": with_error,
    "results": search,
    "danger": lambda page, language="en": search(page, DANGER, language),
    "map": with_map,
    "shared": lambda page, language="en": press(look(page, language=language), "button[name=share]"),
    "program": lambda page, language="en": press(search(page, language=language), ".cards .do button", 3),
    "compare": compared,
    "call-sheet": lambda page, language="en": press(
        pick(search(page, language=language), 0, 3), ".tray button[formaction='/call-sheet']"
    ),
    "about": lambda page, language="en": page.goto(f"/about?lang={language}") and page,
    "problem": lambda page, language="en": page.goto(f"/programs/nothing?lang={language}") and page,
}
