import { Notice } from "~/app/ui/notice";
import type { Visibility } from "~/db/tables/consultations";
import { personalDataIn } from "./personal-data";

/**
 * Beside words that everybody will read: what in them looks like personal data, and the way out.
 * `way` ends the sentence 不想公开的，…; nothing is said where nothing is found or published.
 */
export function PersonalDataNotice({
  words,
  known,
  visibility,
  way,
}: {
  words: string | null | undefined;
  /** The draft's own words, which are public already. */
  known: string | null;
  visibility: Visibility;
  way: string;
}) {
  if (!words || visibility === "never") return null;
  const found = personalDataIn(words, known ?? "");
  if (found.length === 0) return null;
  return (
    <Notice tone="warn" title="这段文字里好像有个人信息">
      <ul>
        {found.map((one) => (
          <li key={one.words}>
            {one.kind}：<strong>{one.words}</strong>
          </li>
        ))}
      </ul>
      <p>
        {WHEN[visibility]}，所有人都能看到。不想公开的，{way}
      </p>
    </Notice>
  );
}

const WHEN: Record<Exclude<Visibility, "never">, string> = {
  reviewed: "意见经审核公开以后",
  "at-once": "意见提交后立即公开",
};
