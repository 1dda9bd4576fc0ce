import { paths } from "~/app/paths";
import { headText, type SignedHead } from "./tree-head";

const xml = (text: string) => text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);

/** An Atom feed (RFC 4287) of signed heads, the newest first; each entry holds what was signed. */
export function headsFeed(
  { slug, title, office }: { slug: string; title: string; office: string },
  heads: readonly SignedHead[],
  origin: string,
): string {
  const self = origin + paths.proofFeed(slug);
  const page = origin + paths.proof(slug);
  const entries = heads.map(
    (head) => `<entry>
<id>${xml(`tag:${new URL(origin).host},${head.at.slice(0, 4)}:${slug}/register-${head.size}`)}</id>
<title>${xml(`登记到第 ${head.size} 号：${head.root}`)}</title>
<updated>${xml(head.at)}</updated>
<link rel="alternate" type="text/html" href="${xml(page)}"/>
<content type="text">${xml(
      [headText(slug, head), `keyId ${head.keyId}`, `signature ${head.signature}`].join("\n"),
    )}</content>
</entry>
`,
  );
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN">
<id>${xml(self)}</id>
<title>${xml(`意见登记册 · ${title}`)}</title>
<author><name>${xml(office)}</name></author>
<updated>${xml(heads[0]?.at ?? "1970-01-01T00:00:00Z")}</updated>
<link rel="self" type="application/atom+xml" href="${xml(self)}"/>
<link rel="alternate" type="text/html" href="${xml(page)}"/>
${entries.join("")}</feed>
`;
}
