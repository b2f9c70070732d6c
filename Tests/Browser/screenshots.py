"""Draws every page, at the width of a phone and of a desk, in daylight and at night, in both languages: to be looked at.

python screenshots.py OUT; PLACE names where to search."""

import os
import sys
from pathlib import Path

from conftest import CHROMIUM, FLAGS
from journeys import PAGES
from playwright.sync_api import sync_playwright


def draw(out):
    out.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        for language in ["en", "es"]:
            for width in [375, 1280]:
                context = browser.new_context(
                    base_url=os.environ["LOCATOR_URL"], locale=language, viewport={"width": width, "height": 900}
                )
                for kind, reach in PAGES.items():
                    page = reach(context.new_page(), language=language)
                    for theme in ["light", "dark"]:
                        page.emulate_media(color_scheme=theme)
                        page.screenshot(path=out / f"{kind}-{language}-{width}-{theme}.png", full_page=True)
                    page.close()
                context.close()
        browser.close()


if __name__ == "__main__":
    draw(Path(sys.argv[1]))
