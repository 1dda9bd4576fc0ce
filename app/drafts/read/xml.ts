import { SaxesParser, type SaxesTagNS } from "saxes";
import { unreadable } from "./document";

/** An element with local names; text is not kept. */
export type XmlElement = {
  name: string;
  attributes: Record<string, string>;
  children: XmlElement[];
};

const BROKEN = "文件内容已损坏，读不出来。请用 Word 或 WPS 打开、另存一份后再上传。";
const MAX_DEPTH = 1_000;

/** The text of an XML part. OOXML knows no document type, so one that declares entities is refused. */
export function xmlText(bytes: Uint8Array): string {
  const wide = bytes[0] === 0xff && bytes[1] === 0xfe ? "utf-16le" : null;
  const encoding = wide ?? (bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : "utf-8");
  const text = new TextDecoder(encoding).decode(bytes);
  if (/<!(?:DOCTYPE|ENTITY)/i.test(text))
    unreadable(
      "文件里有不正常的内容（自定义实体），没有读取。请用 Word 或 WPS 打开后另存一份再上传。",
    );
  return text;
}

export type XmlHandlers = {
  open: (tag: SaxesTagNS, position: number) => void;
  close: (tag: SaxesTagNS, position: number) => void;
  text?: (text: string) => void;
};

/** Walks through XML; positions are places in the text just after a tag. */
export function walkXml(text: string, handlers: XmlHandlers): void {
  const parser = new SaxesParser({ xmlns: true, position: true });
  let depth = 0;
  parser.on("error", () => unreadable(BROKEN));
  parser.on("opentag", (tag) => {
    depth += 1;
    if (depth > MAX_DEPTH) unreadable(BROKEN);
    handlers.open(tag, parser.position);
  });
  parser.on("closetag", (tag) => {
    depth -= 1;
    handlers.close(tag, parser.position);
  });
  if (handlers.text) parser.on("text", handlers.text);
  parser.write(text).close();
}

export function attribute(tag: SaxesTagNS, name: string): string | undefined {
  for (const one of Object.values(tag.attributes)) if (one.local === name) return one.value;
  return undefined;
}

export function parseXml(text: string): XmlElement {
  const root: XmlElement = { name: "", attributes: {}, children: [] };
  const path = [root];
  walkXml(text, {
    open: (tag) => {
      const attributes: Record<string, string> = {};
      for (const one of Object.values(tag.attributes)) attributes[one.local] = one.value;
      const element = { name: tag.local, attributes, children: [] };
      path.at(-1)!.children.push(element);
      path.push(element);
    },
    close: () => void path.pop(),
  });
  return root.children[0] ?? root;
}

/** The first element below, at any depth, of a name. */
export function below(element: XmlElement | undefined, ...names: string[]): XmlElement | undefined {
  let found = element;
  for (const name of names) found = found?.children.find((child) => child.name === name);
  return found;
}

/** `w:val` of a child. */
export const valOf = (element: XmlElement | undefined, ...names: string[]): string | undefined =>
  below(element, ...names)?.attributes.val;
