"""One program, several side by side, sheets to call from, and paper."""

import re
import shutil
import subprocess

import pytest
from journeys import chips, compared, count, names, pick, press, search


def test_open_and_back(page):
    search(page)
    found, listed, asked = count(page), names(page), chips(page)
    press(page, ".cards .do button", 3)
    assert page.inner_text("h1") == listed[3]
    assert "Number 4 of" in page.inner_text(".standing")
    assert re.search(r"/programs/[0-9a-z]+$", page.url)
    press(page, ".back button")
    assert (count(page), names(page), chips(page)) == (found, listed, asked)


def test_phones_are_links(page):
    press(search(page), ".cards .do button", 3)
    links = page.locator(".contact a.call")
    assert links.count() > 0
    assert all(re.fullmatch(r"tel:\+1\d{10}(;ext=\d+)?", link.get_attribute("href")) for link in links.all())


def test_three_side_by_side(page):
    search(page)
    listed = names(page)
    compared(page)
    heads = page.locator("thead th").all_inner_texts()[1:]
    assert [head.split("\n")[0] for head in heads] == [listed[0], listed[3], listed[4]]
    assert "Where they differ" in page.inner_text("table")
    press(page, "button[name=drop]")
    assert page.locator("thead th").count() == 3
    press(page, ".back button")
    assert [box.is_checked() for box in page.locator("input[name=ids]").all()[:5]] == [False, False, False, True, True]


def test_picks_are_counted_as_they_are_ticked(tab):
    page = search(tab())
    assert page.inner_text("[data-picked]") == "0"
    pick(page, 0, 1)
    assert page.inner_text("[data-picked]") == "2"


def test_picks_stay_through_a_change(page):
    pick(search(page), 0)
    press(page, ".seg button:has-text('Nearest')")
    press(page, ".tray button[formaction='/call-sheet']")
    assert page.locator("article.sheet").count() == 1


def test_picked_on_its_own_page(page):
    press(search(page), ".cards .do button", 3)
    press(page, ".actions button[name=ids]")
    assert page.locator(".actions button[name=drop]").count() == 1
    press(page, ".back button")
    assert page.locator("input[name=ids]:checked").count() == 1


def test_call_sheet(page):
    search(page)
    listed = names(page)
    pick(page, 0, 3)
    press(page, ".tray button[formaction='/call-sheet']")
    sheets = page.locator("article.sheet h2").all_inner_texts()
    assert sheets == [f"1. {listed[0]}", f"2. {listed[3]}"]
    assert page.locator("article.sheet").nth(0).locator("a[href^='tel:']").count() > 0


@pytest.mark.parametrize("kind", ["results", "program", "compare", "call-sheet"])
def test_on_paper(tab, tmp_path, kind):
    """What is printed holds every phone, and none of the buttons."""
    from journeys import PAGES

    page = PAGES[kind](tab())
    phones = page.locator("main a[href^='tel:'] b, .cards .do > a, .sheet a[href^='tel:']").all_inner_texts()
    numbers = {number for text in phones for number in re.findall(r"\d{3}-\d{3}-\d{4}", text)}
    page.pdf(path=tmp_path / "page.pdf", format="Letter")
    assert (tmp_path / "page.pdf").read_bytes().startswith(b"%PDF")
    if not shutil.which("pdftotext"):
        pytest.skip("pdftotext is not installed (Debian: poppler-utils): the PDF was made, its text was not read")
    text = subprocess.run(["pdftotext", "-layout", tmp_path / "page.pdf", "-"], capture_output=True, text=True, check=True).stdout
    assert numbers or kind == "compare"
    assert {number for number in numbers if number not in text} == set()
    assert not [word for word in ["Narrow down", "Add to compare", "Back to the results", "Español"] if word in text]
    if kind == "call-sheet":
        assert text.count("\f") == page.locator("article.sheet").count(), "one program is one page"
