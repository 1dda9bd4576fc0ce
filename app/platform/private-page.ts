/** Headers of a page whose address alone opens it: it is not kept and not indexed. */
export const PRIVATE_PAGE = {
  "Cache-Control": "no-store",
  "X-Robots-Tag": "noindex",
};
