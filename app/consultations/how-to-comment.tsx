import type { Contacts } from "~/app/drafts/outline";
import { paths } from "~/app/paths";
import { Facts } from "~/app/ui/list";

/** Every way that the notice names to say something, this site first. */
export function HowToComment({
  slug,
  contacts,
  open,
}: {
  slug: string;
  contacts: Contacts;
  open: boolean;
}) {
  const facts: { term: string; detail: React.ReactNode }[] = [];
  if (open)
    facts.push({
      term: "本网站",
      detail: "点条款旁的“对此条提意见”，不需要注册；提交后得到回执号，凭它查询采纳情况",
    });
  if (contacts.emails.length > 0)
    facts.push({
      term: "电子邮件",
      detail: contacts.emails.map((email) => (
        <div key={email}>
          <a href={`mailto:${email}`}>{email}</a>
        </div>
      )),
    });
  if (contacts.postalAddress)
    facts.push({
      term: "来信",
      detail: contacts.postalAddress + (contacts.postcode ? `（邮编 ${contacts.postcode}）` : ""),
    });
  if (contacts.phones.length > 0)
    facts.push({
      term: "电话",
      detail: contacts.phones.map((phone) => (
        <div key={phone}>
          <a href={`tel:${phone.replace(/[^\d+]/g, "")}`}>{phone}</a>
        </div>
      )),
    });
  if (contacts.persons.length > 0)
    facts.push({ term: "联系人", detail: contacts.persons.join("、") });
  if (contacts.masked.length > 0)
    facts.push({
      term: "原文隐去",
      detail: `${contacts.masked.join("、")}（公告原文以星号隐去，请向起草单位核实）`,
    });
  facts.push({
    term: "登记",
    detail: (
      <>
        收到的每一条意见都列入<a href={paths.proof(slug)}>意见登记册</a>
        ，只增不改，谁都可以核对
      </>
    ),
  });
  return <Facts facts={facts} />;
}
