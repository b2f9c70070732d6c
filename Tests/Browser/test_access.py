"""Whether people can use the pages: WCAG 2.2 AA by axe-core, and by measures of our own what axe does not see."""

import pytest
from journeys import PAGES, search

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
THEMES = ["light", "dark"]
WIDTHS = [375, 1280]


# What a theme or a width can change of what axe sees.
DRAWN = ["color-contrast", "target-size", "link-in-text-block", "scrollable-region-focusable"]


@pytest.fixture(scope="module", params=PAGES)
def shown(request, browser, base):
    """Each page once, with all that unfolds unfolded."""
    context = browser.new_context(base_url=base, locale="en-US", viewport={"width": 1280, "height": 900})
    page = PAGES[request.param](context.new_page())
    page.evaluate("for (const fold of document.querySelectorAll('details')) fold.open = true")
    yield page
    context.close()


def test_axe(shown, axe):
    shown.evaluate(axe)
    found, rules = [], {"type": "tag", "values": TAGS}
    for width in WIDTHS:
        for theme in THEMES:
            shown.set_viewport_size({"width": width, "height": 900})
            shown.emulate_media(color_scheme=theme, reduced_motion="reduce")
            for violation in shown.evaluate(AXE, rules):
                for node in violation["nodes"][:3]:
                    found.append(f"{theme} {width}: {violation['id']}: {node['html'][:160]} {node['failureSummary'][:300]}")
            rules = {"type": "rule", "values": DRAWN}
    assert found == [], "\n".join(found)


AXE = """async (rules) => {
  const known = new Set(axe.getRules().map((rule) => rule.ruleId));
  if (rules.type === "rule") rules.values = rules.values.filter((rule) => known.has(rule));
  const some = { exclude: [".cards > li:nth-child(n + 4)"] };  // The fourth card is made as the first three are.
  return (await axe.run(some, { runOnly: rules, resultTypes: ["violations"] })).violations;
}"""

WIDER = """() => {
  const width = document.documentElement.clientWidth;
  const scrolls = (e) => { for (let p = e.parentElement; p; p = p.parentElement)
    if (["auto", "scroll", "hidden"].includes(getComputedStyle(p).overflowX) && p !== document.body) return true; return false; };
  return { page: document.documentElement.scrollWidth, width,
    what: [...document.body.querySelectorAll("*")].filter((e) => e.getBoundingClientRect().right > width + 1 && !scrolls(e))
      .filter((e) => !e.firstElementChild).slice(0, 5).map((e) => e.outerHTML.slice(0, 120)) };
}"""


def test_nothing_is_wider_than_the_screen(shown):
    """At 320 px, and with text at 200 %, nothing has to be scrolled sideways; a table may scroll within itself."""
    for width, text in [(320, 100), (375, 100), (375, 200), (1280, 200)]:
        shown.set_viewport_size({"width": width, "height": 800})
        shown.evaluate(f"document.documentElement.style.fontSize = '{text}%'")
        measured = shown.evaluate(WIDER)
        shown.evaluate("document.documentElement.style.fontSize = ''")
        assert measured["page"] <= measured["width"] and measured["what"] == [], (width, text, measured)


SMALL = """() => [...document.querySelectorAll("a, button, input, select, summary")]
  .filter((e) => e.checkVisibility({ visibilityProperty: true }) && e.type !== "hidden")
  .filter((e) => !(e.tagName === "A" && getComputedStyle(e).display === "inline"))
  .map((e) => [e.closest("label") ?? e, e])
  .filter(([box]) => { const r = box.getBoundingClientRect(); return r.width < 24 || r.height < 24; })
  .map(([, e]) => e.outerHTML.slice(0, 120))"""


def test_targets_are_large_enough(shown):
    """WCAG 2.2, 2.5.8: 24 by 24 px; links within a sentence are as high as its line."""
    shown.set_viewport_size({"width": 375, "height": 800})
    assert shown.evaluate(SMALL) == []


def test_nothing_moves_for_those_who_ask(tab):
    page = search(tab(reduced_motion="reduce"))
    moving = "[...document.querySelectorAll('*')].filter(e => { const s = getComputedStyle(e); return s.animationName !== 'none' || parseFloat(s.transitionDuration) > 0; }).length"
    assert page.evaluate(moving) == 0


def test_colours_of_the_system(tab):
    """With colours of the system's own, what is chosen still differs from what is not."""
    page = search(tab(forced_colors="active"))
    colour = "selector => getComputedStyle(document.querySelector(selector)).backgroundColor"
    assert page.evaluate(colour, ".seg [aria-current]") != page.evaluate(colour, ".seg button:not([aria-current])")


def test_headings_and_landmarks(tab):
    page = search(tab())
    assert page.locator("h1").count() == 1 and page.locator("main").count() == 1
    levels = page.evaluate("[...document.querySelectorAll('h1, h2, h3, h4')].map(e => +e.tagName[1])")
    assert all(after <= before + 1 for before, after in zip(levels, levels[1:])), levels
