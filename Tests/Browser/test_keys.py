"""Without a mouse: Tab, Space, Enter and arrows reach everything, and where they are is always seen."""

from journeys import chips, count, home, press, turn

# What has the focus, and whether its outline, or that of what stands for it, is drawn.
FOCUS = """() => {
  const e = document.activeElement, near = [e, e.nextElementSibling, e.closest("label"), e.parentElement];
  const drawn = (x) => x && getComputedStyle(x).outlineStyle !== "none" && parseFloat(getComputedStyle(x).outlineWidth) >= 2;
  return { id: e.id, name: e.name ?? e.textContent, tag: e.tagName, seen: near.some(drawn) };
}"""


def test_keys_alone(tab):
    """Tab, Space, arrows and Enter reach everything; where they are is always seen."""
    page = home(tab())
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    seen = []
    for _ in range(12):
        page.keyboard.press("Tab")
        at = page.evaluate(FOCUS)
        seen.append(at["id"] or at["name"])
        assert at["seen"], at
        if at["id"] == "q":
            break
    assert "q" in seen, seen
    page.keyboard.type("IOP near 90012")
    turn(page, lambda: page.keyboard.press("Enter"))
    assert count(page) > 0
    for _ in range(200):
        page.keyboard.press("Tab")
        at = page.evaluate(FOCUS)
        assert at["seen"], at
        if at["name"] == "ids":
            break
    page.keyboard.press("Space")
    assert page.locator("input[name=ids]:checked").count() == 1
    page.keyboard.press("Shift+Tab")
    assert page.evaluate("document.activeElement.textContent") == "All details"
    turn(page, lambda: page.keyboard.press("Enter"))
    assert page.locator("article.program").count() == 1


def test_place_is_completed_by_keys(tab):
    page = home(tab())
    page.locator("#near").press_sequentially("Los An", delay=20)
    page.wait_for_selector("#near-list [role=option]")
    assert page.get_attribute("#near", "aria-expanded") == "true"
    page.keyboard.press("ArrowDown")
    chosen = page.locator("#near-list [aria-selected=true]")
    assert page.get_attribute("#near", "aria-activedescendant") == chosen.get_attribute("id")
    text = chosen.inner_text()
    page.keyboard.press("Enter")
    assert page.input_value("#near") == text and page.get_attribute("#near", "aria-expanded") == "false"


def test_week_by_keys(tab):
    page = home(tab())
    page.locator("details.fold summary").press("Enter")
    page.locator("table.week thead button").first.press("Space")
    monday = page.locator("table.week input[value^='0']")
    assert all(box.is_checked() for box in monday.all())
    cell = page.locator("table.week input[value='04']")
    cell.focus()
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.value") == "14"
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.value") == "15"
    page.keyboard.press("Space")
    assert page.locator("table.week input[value='15']").is_checked()
    page.fill("#near", "90012")
    press(page, ".go button")
    assert any(chip.startswith("Free Mon 6:00 am–10:00 pm") for chip in chips(page)), chips(page)
