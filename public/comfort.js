// Comfort on pages complete without it.
(() => {
  const d = document, root = d.documentElement.dataset, store = (() => { try { return localStorage; } catch { return {}; } })();
  const each = (q, f, at = d) => at.querySelectorAll(q).forEach(f);
  const put = (k, v) => { try { store[k] = v; } catch {} };
  const on = { size: "large", contrast: "high" };
  for (const k in on) if (store[k]) root[k] = store[k];

  const start = () => {
    each("[data-toggle]", (b) => {
      const k = b.dataset.toggle, show = () => b.setAttribute("aria-pressed", root[k] === on[k]);
      b.hidden = false;
      b.onclick = () => { put(k, root[k] = root[k] === on[k] ? "normal" : on[k]); show(); };
      show();
    });

    // data-countdown="… {m} … {s} …"
    each("time[data-countdown]", (t) => {
      const tick = () => {
        const s = Math.ceil((Date.parse(t.dateTime) - Date.now()) / 1e3), w = t.dataset;
        if (s <= 0) t.textContent = w.countdownOver || t.textContent;
        else {
          if (s <= 3600) t.textContent = w.countdown.replace("{m}", (s / 60) | 0).replace("{s}", s % 60);
          setTimeout(tick, Math.min(Math.max(s - 3600, 1), 86400) * 1e3);
        }
      };
      tick();
    });

    each("[data-outline]", (nav) => {
      const links = [];
      each('.outline-link[href^="#"]', (a) => { const e = d.getElementById(decodeURIComponent(a.hash.slice(1))); if (e) links.push([e, a]); }, nav);
      const mark = () => {
        const [, at] = links.filter(([e]) => e.getBoundingClientRect().top < innerHeight * 0.3).pop() || [];
        for (const [, a] of links) a === at ? a.setAttribute("aria-current", "location") : a.removeAttribute("aria-current");
        if (!at) return;
        const n = nav.getBoundingClientRect(), r = at.getBoundingClientRect();
        if (r.top < n.top || r.bottom > n.bottom) nav.scrollTop += r.top - n.top - n.height / 3;
      };
      const seen = new IntersectionObserver(mark, { rootMargin: "0px 0px -70%" });
      for (const [e] of links) seen.observe(e);
    });

    // A control inside data-private is never kept.
    each("[data-kept-clear]", (e) => {
      for (const k of Object.keys(store)) if (k.startsWith("keep:" + e.dataset.keptClear)) delete store[k];
    });
    each("form[data-keep]", (f) => {
      const key = "keep:" + (f.dataset.keep || location.pathname), tick = (e) => /radio|checkbox/.test(e.type);
      const mine = [...f.elements].filter((e) => e.name && !/hidden|password|file/.test(e.type) && !e.closest("[data-private]"));
      let old = {};
      try { old = JSON.parse(store[key]); } catch {}
      for (const e of mine) {
        const v = old[e.name];
        if (v && tick(e)) e.checked = v.includes(e.value);
        else if (v) e.value = v[0];
      }
      f.oninput = () => {
        const now = {};
        for (const e of mine) if (!tick(e) || e.checked) (now[e.name] ||= []).push(e.value);
        put(key, JSON.stringify(now));
      };
    });
  };
  d.readyState === "loading" ? d.addEventListener("DOMContentLoaded", start) : start();
})();
