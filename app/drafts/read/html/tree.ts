import { type DefaultTreeAdapterTypes, parse } from "parse5";

export type Node = DefaultTreeAdapterTypes.ChildNode;
export type Element = DefaultTreeAdapterTypes.Element;
export type Root = DefaultTreeAdapterTypes.Document;

export const parseHtml = (html: string): Root => parse(html);

export const isElement = (node: Node | Root): node is Element => "tagName" in node;
export const isText = (node: Node): node is DefaultTreeAdapterTypes.TextNode =>
  node.nodeName === "#text";

export function childrenOf(node: Node | Root): Node[] {
  return "childNodes" in node ? node.childNodes : [];
}

export function attributeOf(element: Element, name: string): string | undefined {
  return element.attrs.find((one) => one.name === name)?.value;
}

/** Every element after all that is below it; without recursion, because pages nest without end. */
export function eachFromBelow(root: Root | Element, visit: (element: Element) => void): void {
  const path: { node: Root | Element; next: number }[] = [{ node: root, next: 0 }];
  while (path.length > 0) {
    const at = path.at(-1)!;
    const child = at.node.childNodes[at.next++];
    if (child && isElement(child)) path.push({ node: child, next: 0 });
    else if (!child) {
      path.pop();
      if (isElement(at.node)) visit(at.node);
    }
  }
}

/** Not part of what a reader sees, whatever the page. */
export const SILENT = new Set(
  "script style noscript template svg math iframe object embed canvas audio video map area link meta base frameset noframes datalist param source track".split(
    " ",
  ),
);

export const CONTROLS = new Set(
  "select option optgroup textarea button input label-control".split(" "),
);

export const BLOCKS = new Set(
  (
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption " +
    "figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li listing main menu nav ol p pre search " +
    "section summary table tbody tfoot thead tr td th title ul xmp"
  ).split(" "),
);

export function isHidden(element: Element): boolean {
  const style = (attributeOf(element, "style") ?? "").replace(/\s/g, "").toLowerCase();
  return (
    attributeOf(element, "hidden") !== undefined ||
    /(?:^|;)(?:display:none|visibility:hidden|mso-hide:all)/.test(style)
  );
}
