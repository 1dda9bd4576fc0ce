import { REQUIRED_FIELDS, type RequiredField } from "~/app/drafts/outline";
import { Notice } from "~/app/ui/notice";
import type { CitizenFields } from "~/db/tables/consultations";
import { FIELD_WORDS } from "./words";

/** 个人信息保护法 §17: told before anything is asked for, in plain words. */
export function PrivacyNotice({ office, fields }: { office: string; fields: CitizenFields }) {
  const asked = REQUIRED_FIELDS.filter((field) => fields[field] !== "hidden");
  if (asked.length === 0)
    return (
      <Notice title="您的信息怎样使用">
        这次征求意见不收集姓名、单位和联系方式。请不要在意见里写身份证号、电话、住址等个人信息。
      </Notice>
    );
  return (
    <Notice title="您的信息怎样使用">
      <p>用途：{office}核实、研究和答复您对这份征求意见稿的意见，不作他用。</p>
      <p>方式：与意见分开存放并加密，只有经办人员可以查看；{shownOf(asked)}</p>
      <p>
        种类：{asked.map((field) => FIELD_WORDS[field]).join("、")}
        ，标明“选填”的可以不填。请不要在意见里写身份证号、电话、住址等个人信息。
      </p>
      <p>期限：保存到意见办理完毕、结果公布并按规定归档为止。</p>
      <p>权利：您可以凭回执号向{office}查询、更正或者要求删除您的个人信息。</p>
    </Notice>
  );
}

const shownOf = (asked: readonly RequiredField[]) =>
  asked.includes("name")
    ? "公开意见时姓名只显示姓，如“张*”，其余不公开。"
    : "公开意见时不显示是谁提出的。";
