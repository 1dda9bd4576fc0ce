import type { Measures } from "./measure";
import { attributeOf, childrenOf, type Element, isElement, type Root } from "./tree";

/** The innermost element that still holds most of the page's words which are no links. */
export function findArticle(root: Root, measures: Measures): Element | null {
  const html = root.childNodes.find(isElement);
  let article = html && childrenOf(html).find((one) => one.nodeName === "body");
  if (!article || !isElement(article)) return null;
  for (;;) {
    const words = unlinked(article, measures);
    const inner: Element | undefined = childrenOf(article)
      .filter(isElement)
      .find((child) => unlinked(child, measures) > words * 0.66);
    if (!inner || words === 0 || !HOLDS.has(inner.tagName)) return article;
    article = inner;
  }
}

const HOLDS = new Set(
  "article blockquote center div form main section table tbody td tr span font ucapcontent zoom".split(
    " ",
  ),
);

function unlinked(element: Element, measures: Measures): number {
  const { text, linked } = measures(element);
  return text - linked;
}

const NAVIGATION = new Set(["nav", "aside", "footer", "menu", "search"]);
const NAVIGATION_ROLE = /^(?:navigation|banner|contentinfo|complementary|search|menu|menubar)$/;
const NAVIGATION_NAME =
  /(?:^|[\s_-])(?:nav|navbar|navi|navigation|menu|breadcrumbs?|crumbs?|foot|footer|bottom|sidebar|side|aside|share|sharebar|bdshare|pagination|pager|related|recommend|relevant|hot|copyright|friendlink|links?|toolbar|tools|search|login|topbar|logo|qrcode|ewm)(?:[\s_-]|\d*$)/i;

/** Whether an element is the page's furniture; `inside` the article only the surest signs count. */
export function isNavigation(element: Element, measures: Measures, inside: boolean): boolean {
  const { text, linked, links, hasHeading } = measures(element);
  if (text === 0) return false;
  if (NAVIGATION.has(element.tagName)) return true;
  // How LibreOffice writes what stands above and below every page.
  if (/^(?:header|footer)$/.test(attributeOf(element, "title") ?? "")) return true;
  if (NAVIGATION_ROLE.test(attributeOf(element, "role") ?? "")) return true;
  const dense = linked > text * (inside ? 0.8 : 0.5);
  const list = /^(?:ul|ol|div|dl|table|section|p)$/.test(element.tagName);
  if (list && dense && links >= (inside ? 5 : 3) && linked < links * 40) return true;
  if (inside || hasHeading) return false;
  const named = `${attributeOf(element, "class") ?? ""} ${attributeOf(element, "id") ?? ""}`.trim();
  return NAVIGATION_NAME.test(named) && text < 600;
}

/** Elements that the article lies in. */
export function aroundArticle(article: Element | null): Set<unknown> {
  const around = new Set<unknown>();
  for (let node: unknown = article; node; node = (node as { parentNode?: unknown }).parentNode)
    around.add(node);
  return around;
}
