// Turning pages within one document. A page that came by POST and may be kept nowhere cannot be gone back to: a browser asks
// whether to send the form again, and the search seems lost. So forms are sent from here, what they answer takes the place of
// what was shown, and what was shown stays in memory, and only there, until the tab goes elsewhere. The Back key then does what
// it says. Without this script, or when anything here fails, forms go their usual way.
{
  const kept = new Map(), most = 20;
  let shown = history.state?.page ?? 0, asking = null;
  history.replaceState({ page: shown }, "");
  history.scrollRestoration = "manual";

  const leave = () => kept.set(shown, { nodes: [...document.body.childNodes], title: document.title,
    lang: document.documentElement.lang, y: scrollY });
  const enter = ({ nodes, title, lang, y }) => {
    document.title = title;
    document.documentElement.lang = lang;
    document.body.replaceChildren(...nodes);
    document.body.removeAttribute("aria-busy");
    scrollTo(0, y);
    countPicks();
  };
  const style = (page) => page.querySelector("link[rel=stylesheet]")?.getAttribute("href");

  const turn = async (form, button, path) => {
    asking?.abort();
    asking = new AbortController();
    document.body.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(path, { method: "POST", body: new URLSearchParams(new FormData(form, button)),
        headers: { Accept: "text/html" }, cache: "no-store", signal: asking.signal });
      const next = new DOMParser().parseFromString(await answer.text(), "text/html");
      if (style(next) !== style(document)) throw new TypeError("no page, or one of a newer version");
      const field = next.querySelector("[autofocus]");
      field?.removeAttribute("autofocus");
      leave();
      for (const page of kept.keys()) if (page > shown || page < shown - most) kept.delete(page);
      history.pushState({ page: ++shown }, "", path);
      enter({ nodes: [...next.body.childNodes], title: next.title, lang: next.documentElement.lang, y: 0 });
      enhance();
      document.querySelector("main").focus({ preventScroll: true });
      field?.focus();
      announce();
    } catch (error) {
      if (error.name === "AbortError") return;
      document.body.removeAttribute("aria-busy");
      form.dataset.plain = "";
      setTimeout(() => form.requestSubmit(button));
    }
  };

  // A live region speaks when its words change, not when it comes with a page: so the count is said again, unseen.
  const announce = () => {
    const count = document.querySelector(".count");
    if (!count) return;
    const heard = document.createElement("p");
    heard.className = "heard";
    heard.setAttribute("role", "status");
    document.querySelector("main").append(heard);
    setTimeout(() => { heard.textContent = count.textContent; }, 150);
  };

  addEventListener("submit", (event) => {
    const form = event.target, button = event.submitter;
    const path = button?.getAttribute("formaction") ?? form.getAttribute("action");
    // What is taken along is a file, no page.
    if (form.method !== "post" || button?.name === "take" || "plain" in form.dataset) return;
    event.preventDefault();
    turn(form, button, path);
  });

  addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href]");
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    // The name of a program opens it as its button does, so that the search comes along; in another tab it is a link.
    const button = link.matches(".cards h2 a") ? link.closest("li").querySelector("button[formaction]") : null;
    // A place on this page is no page of its own.
    const hash = link.getAttribute("href"), place = hash.startsWith("#") ? document.querySelector(hash) : null;
    if (!button && !place) return;
    event.preventDefault();
    if (button) return button.form.requestSubmit(button);
    place.tabIndex = -1;
    place.focus();
    place.scrollIntoView();
  });

  addEventListener("popstate", (event) => {
    const page = event.state?.page;
    if (page === undefined || page === shown) return;
    asking?.abort();
    if (!kept.has(page)) return location.reload();
    leave();
    shown = page;
    enter(kept.get(page));
  });
}
