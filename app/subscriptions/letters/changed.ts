import { closingWords } from "~/app/consultations/window";
import { paths } from "~/app/paths";
import { dateWords } from "~/app/platform/time";
import { factIf, type SubscriberLetter, titled, toDraft } from "./letter";

/** Another version of the draft, or other dates before the window opened. */
export const changed: SubscriberLetter = {
  stands: ({ facts, version, change }) =>
    facts.withdrawnAt === null && (version !== null || change !== null),
  cause: ({ version, change }) => (version ? `version ${version.version}` : `change ${change!.id}`),
  subject: ({ facts, version }) =>
    version ? `草案有新版本：${facts.title}` : `征求意见的时间有变：${facts.title}`,
  content: ({ facts, version, change }) => ({
    lead: version
      ? `${facts.office}公布了${titled(facts.title)}的第 ${version.version} 版。`
      : `${facts.office}改了${titled(facts.title)}征求意见的时间。`,
    facts: [
      ...factIf("改了什么、为什么", version?.note ?? change?.reason ?? ""),
      ...(version ? [] : [{ term: "开始", detail: dateWords(facts.opensAt) }]),
      { term: "截止时间", detail: closingWords(facts.closesAt) },
    ],
    more: version ? ["此前提的意见仍然有效，会与所针对的条款一起研究。"] : [],
    link: version
      ? { label: "查看改动", path: paths.changes(facts.slug, version.version) }
      : toDraft(facts, "查看征求意见"),
  }),
};
