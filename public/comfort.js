// Comfort for readers on pages that are complete without it: type size and contrast, the last hour
// of a window, the current place in the outline, and what was typed and not yet sent.
(() => {
  const d = document, root = d.documentElement, all = (q, at = d) => [...at.querySelectorAll(q)];
  const store = {
    get: (k) => { try { return localStorage.getItem(k); } catch { return null; } },
    set: (k, v) => { try { v === null ? localStorage.removeItem(k) : localStorage.setItem(k, v); } catch {} },
    keys: () => { try { return Object.keys(localStorage); } catch { return []; } },
  };
  const kinds = { size: "large", contrast: "high" };
  for (const k in kinds) { const v = store.get(k); if (v) root.dataset[k] = v; }

  const toggles = () => all("[data-toggle]").forEach((b) => {
    const k = b.dataset.toggle, show = () => b.setAttribute("aria-pressed", root.dataset[k] === kinds[k]);
    b.hidden = false; show();
    b.addEventListener("click", () => {
      const v = root.dataset[k] === kinds[k] ? "normal" : kinds[k];
      root.dataset[k] = v; store.set(k, v); show();
    });
  });

  // data-countdown="… {m} … {s} …": counts only within the last hour, then shows data-countdown-over.
  const countdown = () => all("time[data-countdown]").forEach((t) => {
    const end = Date.parse(t.dateTime);
    const tick = () => {
      const s = Math.ceil((end - Date.now()) / 1000);
      if (s <= 0) { if (t.dataset.countdownOver) t.textContent = t.dataset.countdownOver; return; }
      if (s <= 3600) t.textContent = t.dataset.countdown.replace("{m}", Math.floor(s / 60)).replace("{s}", s % 60);
      setTimeout(tick, s > 3600 ? Math.min(s - 3600, 86400) * 1000 : 1000);
    };
    tick();
  });

  const place = () => all("[data-outline]").forEach((nav) => {
    const links = new Map(all('a[href*="#"]', nav).map((a) => [d.getElementById(decodeURIComponent(a.hash.slice(1))), a]));
    links.delete(null);
    if (!links.size || !window.IntersectionObserver) return;
    const order = [...links.keys()];
    const mark = () => {
      const at = order.filter((e) => e.getBoundingClientRect().top < innerHeight * 0.3).pop();
      for (const [e, a] of links) e === at ? a.setAttribute("aria-current", "location") : a.removeAttribute("aria-current");
      const a = links.get(at);
      if (!a || nav.scrollHeight <= nav.clientHeight) return;
      const box = nav.getBoundingClientRect(), me = a.getBoundingClientRect();
      if (me.top < box.top || me.bottom > box.bottom) nav.scrollTop += me.top - box.top - box.height / 3;
    };
    const seen = new IntersectionObserver(mark, { rootMargin: "0px 0px -70% 0px" });
    order.forEach((e) => seen.observe(e));
  });

  // data-keep="key" on a form; a control marked data-private is never kept.
  const keep = () => {
    all("[data-kept-clear]").forEach((e) => store.keys()
      .filter((k) => k.startsWith(`keep:${e.dataset.keptClear}`)).forEach((k) => store.set(k, null)));
    all("form[data-keep]").forEach((f) => {
      const key = `keep:${f.dataset.keep || location.pathname}`;
      const mine = () => [...f.elements].filter((e) => e.name && !/hidden|password|file|submit|button/.test(e.type) && !e.closest("[data-private]"));
      let old = {};
      try { old = JSON.parse(store.get(key)) || {}; } catch {}
      mine().forEach((e) => {
        const v = old[e.name], tick = /radio|checkbox/.test(e.type);
        if (!v) return;
        if (tick) e.checked = v.includes(e.value);
        else if (e.value === e.defaultValue || e.tagName === "SELECT") e.value = v[0];
      });
      f.addEventListener("input", () => {
        const now = {};
        mine().forEach((e) => { if (!/radio|checkbox/.test(e.type) || e.checked) (now[e.name] ||= []).push(e.value); });
        store.set(key, JSON.stringify(now));
      });
    });
  };

  const start = () => { toggles(); countdown(); place(); keep(); };
  d.readyState === "loading" ? d.addEventListener("DOMContentLoaded", start) : start();
})();
