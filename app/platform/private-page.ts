/**
 * Headers of a page whose address alone opens it: it is not kept, not indexed, and its address not
 * passed on. Not `no-referrer`: under that a browser does not say either where a form comes from.
 */
export const PRIVATE_PAGE = {
  "Cache-Control": "no-store",
  "Referrer-Policy": "same-origin",
  "X-Robots-Tag": "noindex",
};

/** The same in the page itself, for who keeps or passes on only that. */
export const PRIVATE_META = [
  { name: "robots", content: "noindex" },
  { name: "referrer", content: "same-origin" },
];
