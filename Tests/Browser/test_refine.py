"""Narrowing, widening and ordering what was found."""

import re

from journeys import chips, count, look, names, press, search


def test_facet_says_what_it_leads_to(page):
    look(page)
    button = page.locator(".facets button", has_text="Medicaid").first
    said = sum(int(number) for number in re.findall(r"\d+", button.locator("small").inner_text()))
    press(page, ".facets button:has-text('Medicaid')")
    assert count(page) == said
    assert "Medicaid" in " ".join(chips(page))


def test_chip_is_undone(page):
    look(page)
    before = count(page)
    press(page, ".facets button:has-text('Medicaid')")
    press(page, ".chips li:has-text('Medicaid') [name=without]")
    assert count(page) == before and not [chip for chip in chips(page) if "Medicaid" in chip]


def test_what_was_not_meant_is_undone(page):
    search(page)
    page.locator(".understood summary").click()
    press(page, ".understood button[name=ignore]", 0)
    assert not [chip for chip in chips(page) if chip.startswith("Free")]


def test_small_change_leads_further(page):
    """Where few are found, what a change promises is what it leads to."""
    search(page, "residential for veterans near 90012 within 1 mile that takes Tricare")
    button = page.locator(".relax button").first
    said = int(re.search(r": (\d+) program", button.inner_text())[1])
    assert count(page) < said
    press(page, ".relax button")
    assert count(page) == said


def test_order(page):
    look(page)
    press(page, ".seg button:has-text('Nearest')")
    assert page.locator(".seg [aria-current=true]", has_text="Nearest").count() == 1
    miles = [
        float(found[1])
        for found in (re.search(r"([\d.]+) miles", line) for line in page.locator(".cards header p:last-child").all_inner_texts())
        if found
    ]
    assert len(miles) > 2 and miles == sorted(miles)


def test_radius(page):
    look(page)
    before = count(page)
    press(page, ".seg button:text-is('50')")
    assert count(page) >= before and "50" in page.inner_text(".count")


def test_pages_follow_each_other(page):
    look(page)
    found, first = count(page), names(page)
    ranks = page.locator(".cards header b").all_inner_texts()
    press(page, "button[name=cursor]")
    assert count(page) == found
    later = page.locator(".cards header b").all_inner_texts()
    assert int(later[0]) == int(ranks[-1]) + 1
    press(page, "button[name=page]")
    assert names(page) == first


def test_map_is_optional(page):
    look(page)
    assert page.locator(".map svg").count() == 0
    press(page, "button[name=map][value='1']")
    assert page.locator(".map svg").count() == 1
    assert page.locator(".map svg").get_attribute("role") in ("img", "group")
    press(page, "button[name=map][value='0']")
    assert page.locator(".map svg").count() == 0
