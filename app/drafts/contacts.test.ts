import { describe, expect, it } from "vitest";
import { readContacts } from "~/app/drafts/contacts";
import { readRequiredFields } from "~/app/drafts/notice";

describe("联系方式", () => {
  it("从公告里读出邮箱、电话、地址、邮编和联系人", () => {
    const notice =
      "请发送至fgw@chengjiang.example.cn，或寄至澄江市发展和改革委员会，地址为澄江市临江路8号3楼（综合科），邮编650100，联系人：周明，联系电话：2661234。";
    expect(readContacts(notice)).toEqual({
      emails: ["fgw@chengjiang.example.cn"],
      phones: ["2661234"],
      postalAddress: "澄江市临江路8号3楼（综合科）",
      postcode: "650100",
      persons: ["周明"],
      masked: [],
    });
  });

  it("要求公众注明的内容不是联系人，而是公众要填写的项目", () => {
    const notice = "来信需要注明:联系人、单位、联系方式。";
    expect(readContacts(notice).persons).toEqual([]);
    expect(readRequiredFields(notice)).toEqual(["name", "organisation", "contact"]);
  });

  it("被星号遮盖的联系方式照原样保留，不当作电话或邮箱", () => {
    const contacts = readContacts("联系人：张*，电话：138****5678，邮箱：hm***@example.cn。");
    expect(contacts).toMatchObject({ emails: [], phones: [], persons: ["张*"] });
    expect(contacts.masked).toEqual(["138****5678", "hm***@example.cn"]);
  });

  it("多部电话都读出，传真、邮编和文号不当作电话", () => {
    const notice =
      "根据澄政发〔2024〕133号，联系电话：0890-2661234、13800001111，传真：0890-2668888，邮编：650100。";
    expect(readContacts(notice).phones).toEqual(["0890-2661234", "13800001111"]);
  });

  it("同一行的第二部电话和“信函反馈”后的地址也读得出", () => {
    const contacts = readContacts(
      "联系电话：0890-2660001，2660002\n信函反馈：澄江市东风路5号市卫生健康委，邮编：650106",
    );
    expect(contacts.phones).toEqual(["0890-2660001", "2660002"]);
    expect(contacts.postalAddress).toBe("澄江市东风路5号市卫生健康委");
  });

  it("没有要求注明的，不要求公众填写", () => {
    expect(readRequiredFields("欢迎提出意见。")).toEqual([]);
    expect(readRequiredFields("请注明姓名和联系电话。")).toEqual(["name", "contact"]);
  });
});
