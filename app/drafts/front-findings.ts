import { type Choice, confirming, type Finding, finding } from "~/app/drafts/finding";
import { fingerprint } from "~/app/drafts/fingerprint";
import { KIND_WORDS } from "~/app/drafts/kind-words";
import { isNoticeTitle } from "~/app/drafts/line-kinds";
import type { Outline, Warning, WarningCode } from "~/app/drafts/outline";

type Seen = Pick<Outline, Exclude<keyof Outline, "clauses" | "removed">> & { clauses: number };

/** What is found around the clauses: what the document is, its title, its contacts, its explanation. */
export function frontFindings(outline: Seen): Finding[] {
  return [
    ...kindFindings(outline),
    ...titleFindings(outline),
    ...contactFindings(outline),
    ...explanationFindings(outline),
    ...otherWarnings(outline),
  ];
}

function kindFindings({ kind, kindReason, clauses }: Seen): Finding[] {
  const place = { part: "document" } as const;
  const found: Finding[] = [];
  if (clauses === 0) {
    const title = "草案里还没有条款";
    found.push(finding({ key: "no-clauses", code: "no-clauses", weight: "error", title, place }));
  }
  if (kind !== "consultation") {
    const key = `not-a-consultation.${fingerprint(kind, kindReason)}`;
    found.push(
      finding({
        key,
        code: "not-a-consultation",
        weight: "error",
        mustConfirm: true,
        title: `这份文稿像是${KIND_WORDS[kind]}，不是征求意见稿`,
        read: kindReason,
        place,
        choices: [confirming(key, "仍要公布")],
      }),
    );
  }
  return found;
}

function titleFindings({ title, headings, warnings }: Seen): Finding[] {
  const place = { part: "title" } as const;
  if (title === "") {
    const said = "没有找到标题，请填写";
    return [finding({ key: "no-title", code: "no-title", weight: "error", title: said, place })];
  }
  return warnings
    .filter(({ code }) => code === "title-differs" || code === "title-completed")
    .map((warning) => {
      const key = `${warning.code}.${fingerprint(title, ...headings)}`;
      const others = headings
        .filter((heading) => heading !== title && !isNoticeTitle(heading) && heading.length <= 300)
        .map(
          (heading): Choice => ({
            label: `改用“${heading}”`,
            send: { intent: "title", title: heading },
          }),
        );
      const differs = warning.code === "title-differs";
      return finding({
        key,
        code: warning.code,
        weight: "warn",
        mustConfirm: true,
        title: differs
          ? "公告里的标题与草案上的不一致，请选定一个"
          : "标题在原文中被截断，是补全的",
        read: title,
        place,
        choices: [confirming(key, differs ? "就用这个标题" : "标题无误"), ...others],
      });
    });
}

function contactFindings({ contacts, warnings }: Seen): Finding[] {
  const place = { part: "contacts" } as const;
  const { emails, phones, postalAddress, masked } = contacts;
  const found: Finding[] = [];
  const known = JSON.stringify([emails, phones, postalAddress, masked]);
  if (masked.length > 0) {
    const key = `masked-contact.${fingerprint(known)}`;
    found.push(
      finding({
        key,
        code: "masked-contact",
        weight: "warn",
        mustConfirm: true,
        title: "联系方式被星号遮盖，请补全",
        read: masked.join("、"),
        place,
        choices: [confirming(key, "就这样公布")],
      }),
    );
  }
  for (const warning of warnings.filter(({ code }) => code === "advert-contact")) {
    const key = `advert-contact.${fingerprint(known, warning.message, warning.quote ?? "")}`;
    found.push(
      finding({
        key,
        code: "advert-contact",
        weight: "warn",
        mustConfirm: true,
        title: warning.message,
        read: warning.quote ?? "",
        place,
        choices: [confirming(key, "联系方式无误")],
      }),
    );
  }
  if (emails.length + phones.length + masked.length === 0 && !postalAddress) {
    const key = `no-contact.${fingerprint(known)}`;
    const title = "没有读到联系方式；公众除本站外无从来信来电";
    const choices = [confirming(key, "只在本站征求")];
    found.push(finding({ key, code: "no-contact", weight: "note", title, place, choices }));
  }
  return found;
}

function explanationFindings({ explanation, attachments, kind }: Seen): Finding[] {
  const attached = attachments.some(({ title }) => /说明|解读/.test(title));
  if (explanation !== "" || attached || kind !== "consultation") return [];
  const key = "no-explanation";
  return [
    finding({
      key,
      code: "no-explanation",
      weight: "warn",
      title: "没有起草说明；公布草案时应当一并公布（重大行政决策程序暂行条例第十五条）",
      place: { part: "texts" },
      choices: [confirming(key, "不附说明")],
    }),
  ];
}

/** Said anew from the working copy, here or in `window-findings.ts`; the reader's word is not taken. */
const SAID_ANEW = new Set<WarningCode>([
  "not-a-consultation",
  "no-clauses",
  "no-title",
  "no-deadline",
  "no-contact",
  "no-explanation",
  "title-differs",
  "title-completed",
  "year-inferred",
  "hour-inferred",
  "opening-inferred",
  "holidays-unknown",
  "ends-on-weekend",
  "ends-on-holiday",
  "several-deadlines",
  "window-reversed",
  "short-window",
  "masked-contact",
  "advert-contact",
]);

/** Whatever else the reader of the document had to say, once somebody has seen it. */
function otherWarnings({ warnings }: Seen): Finding[] {
  return warnings.filter(({ code }) => !SAID_ANEW.has(code)).map(ofWarning);
}

function ofWarning({ code, message, clause, quote }: Warning): Finding {
  const key = `${code}.${fingerprint(message, quote ?? "")}`;
  return finding({
    key,
    code,
    weight: "warn",
    title: message,
    read: quote ?? "",
    place: clause ? { part: "clause", number: clause } : { part: "document" },
    choices: [confirming(key, "看过了")],
  });
}
