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

  it("单位和姓名连写的、信封上“某某收”的，都读出是谁", () => {
    expect(readContacts("联系人：澄江市交通局法规科周小敏\n电话：2661234").persons).toEqual([
      "周小敏",
    ]);
    expect(readContacts("联系人：澄江市交通局法规科").persons).toEqual([]);
    const letter = readContacts("请寄至：澄江市江滨路8号501室何立新收，联系电话：2661234");
    expect(letter.persons).toEqual(["何立新"]);
    expect(letter.postalAddress).toBe("澄江市江滨路8号501室");
    const office = readContacts("请寄至：澄江市江滨路8号民政局收，联系电话：2661234");
    expect(office.persons).toEqual([]);
    expect(office.postalAddress).toBe("澄江市江滨路8号民政局收");
  });

  it("几个人的电话连写的，每个人都读出", () => {
    const contacts = readContacts("联系人及电话：何工，0890-2661234李工，0890-2661235");
    expect(contacts.persons).toEqual(["何工", "李工"]);
    expect(contacts.phones).toEqual(["0890-2661234", "0890-2661235"]);
  });

  it("地址写在单位后面的括号里的，括号是全的", () => {
    const notice = "通信地址：澄江市人大法制委（澄江市东风路5号，邮政编码：650106）";
    expect(readContacts(notice).postalAddress).toBe("澄江市人大法制委（澄江市东风路5号）");
    expect(readContacts(notice).postcode).toBe("650106");
  });

  it.each([
    "通讯地址：澄江市东风路5号市司法局 650106",
    "信函请寄：澄江市东风路5号市司法局（650106）",
    "通讯地址：澄江市东风路5号市司法局，650106",
    "邮寄地址：650106 澄江市东风路5号市司法局",
    "通信地址：澄江市东风路5号市司法局，邮政编码：6 5 0 1 0 6",
  ])("“%s”的邮编和地址分得开", (notice) => {
    expect(readContacts(notice)).toMatchObject({
      postalAddress: "澄江市东风路5号市司法局",
      postcode: "650106",
    });
  });

  it.each([
    "也可将意见传真至：0890-2668888。",
    "通过传真方式反馈至0890-2668888。",
    "传真发送至市司法局0890-2668888。",
    "以传真形式发至：0890-2668888。",
    "传真号：0890-2668888",
    "FAX：0890-2668888",
  ])("“%s”的号码是传真，不是电话", (notice) => {
    expect(readContacts(notice).phones).toEqual([]);
  });

  it("既是电话又是传真的，以及写在传真后面的电话，仍是电话", () => {
    const phones = (notice: string) => readContacts(notice).phones;
    expect(phones("以电话、传真方式反馈至0890-2661234")).toEqual(["0890-2661234"]);
    expect(phones("TEL/FAX：0890-2661234")).toEqual(["0890-2661234"]);
    expect(phones("以传真形式反馈至市司法局，联系电话：0890-2661234")).toEqual(["0890-2661234"]);
    expect(phones("传真方式反馈 电话：0890-2661234")).toEqual(["0890-2661234"]);
  });

  it.each([
    "信函：请寄至澄江市锦绣路88号市城管局（请在信封注明“供热办法”）。",
    "请寄至澄江市锦绣路88号市城管局（信封上请注明“供热办法”字样），邮编：650100",
    "来信请寄：澄江市锦绣路88号市城管局(信封注明：供热办法)",
    "信函：请将意见寄至澄江市锦绣路88号市城管局并在信封上注明“供热办法”",
    "通信地址：请邮寄到澄江市锦绣路88号市城管局 请注明“供热办法”",
  ])("“%s”的地址前后没有别的话", (notice) => {
    expect(readContacts(notice).postalAddress).toBe("澄江市锦绣路88号市城管局");
  });

  it("下面几行各写一个联系人的，都读出；写单位、传真的行不是人", () => {
    const told = readContacts(
      "联系人：市财政局综合处 周明 0890-2661234\n市财政局农业处 孙悦 2661235\n何 立，电话：0890-2661236",
    );
    expect(told.persons).toEqual(["周明", "孙悦", "何立"]);
    expect(told.phones).toEqual(["0890-2661234", "2661235", "0890-2661236"]);
    const glued = readContacts("联系人：周明 0890-2661234\n市财政局农业处孙悦：0890-2661235");
    expect(glued.persons).toEqual(["周明", "孙悦"]);
    const others = "市财政局 0890-2661235\n高新区 0890-2661236\n传真：0890-2661237";
    expect(readContacts(`联系人：周明 0890-2661234\n${others}`).persons).toEqual(["周明"]);
    expect(readContacts("联系人：周明 2661234\n投资 2661235元").phones).toEqual(["2661234"]);
  });

  it("没有要求注明的，不要求公众填写", () => {
    expect(readRequiredFields("欢迎提出意见。")).toEqual([]);
    expect(readRequiredFields("请注明姓名和联系电话。")).toEqual(["name", "contact"]);
    expect(
      readRequiredFields("意见须包括修改理由、提出者的真实姓名和有效联系方式，否则无法答复。"),
    ).toEqual(["name", "contact"]);
    expect(
      readRequiredFields("请署名真实姓名和联系方式（以单位名义反映的，请加盖单位公章）。"),
    ).toEqual(["name", "contact"]);
  });

  it.each([
    ["邮箱：cj(at)chengjiang.example.cn", "cj@chengjiang.example.cn"],
    ["邮箱：cj＠chengjiang.example.cn", "cj@chengjiang.example.cn"],
    ["邮箱：cj#chengjiang.example.cn（请将#换成@）", "cj@chengjiang.example.cn"],
    ["邮箱：cj [at] chengjiang.example.cn", "cj@chengjiang.example.cn"],
    ["邮箱：cj★chengjiang.example.cn（★改为@）", "cj@chengjiang.example.cn"],
    ["邮箱：cj(a)chengjiang.example.cn", "cj@chengjiang.example.cn"],
    ["邮箱：cj@chengjiang.example。cn。", "cj@chengjiang.example.cn"],
    ["邮箱：cj_01 @chengjiang.example.cn。", "cj_01@chengjiang.example.cn"],
  ])("为防抓取而变形的“%s”读作 %s", (notice, email) => {
    expect(readContacts(notice).emails).toEqual([email]);
  });

  it.each([
    ["电话：（0890）2661234转802", ["(0890)2661234转802"]],
    ["电话：0890—2661234、2661235", ["0890-2661234", "2661235"]],
    ["联系电话：2661234（综合科）、2661235（法规科）", ["2661234", "2661235"]],
    ["电话/传真：0890-2661234", ["0890-2661234"]],
    ["电话：0890-2661234，传真：0890-2661230、0890-2661231", ["0890-2661234"]],
    ["联系电话：0890-66221100-8012", ["0890-66221100-8012"]],
    ["联系人：周明 139 0000 2222", ["13900002222"]],
    ["咨询电话：2661234 或 2661236", ["2661234", "2661236"]],
    ["电话：0890-266 1234", ["0890-2661234"]],
    ["电话：（0890）6622 1234，6622 1235", ["(0890)66221234", "66221235"]],
    ["电    话：0890-6622 1234  6622 1235（兼传真）", ["0890-66221234", "66221235"]],
    ["电话：0890－6622 1234转801", ["0890-66221234转801"]],
    ["电话：0890—2661234—803", ["0890-2661234-803"]],
    ["电话：0890-2661234（转803）", ["0890-2661234转803"]],
    ["来电：0890-66221234*2014", ["0890-66221234*2014"]],
    ["电话：+86-890-2661234", ["+86-890-2661234"]],
    ["联系电话见20250630号文，账号：62220000", []],
  ])("“%s”里的电话", (notice, phones) => {
    expect(readContacts(notice).phones).toEqual(phones);
  });

  it.each([
    ["联系人：周 敏", ["周敏"]],
    ["联系人：李科长、张先生", ["李科长", "张先生"]],
    ["联系人：市交通局 周明", ["周明"]],
    ["联系人：周明（综合科）电话：2661234", ["周明"]],
    ["联系人：周明电话：2661234", ["周明"]],
    ["联系人及电话：周明 0890-2661234", ["周明"]],
    ["电话：0890-2661234（赵先生），0890-2661235（钱小姐）", ["赵先生", "钱小姐"]],
    ["联系人、电话：周明 2661234", ["周明"]],
    ["联系人姓名：周明", ["周明"]],
    ["联 络 员：周明", ["周明"]],
    ["联系人：周明，何立新，欢迎来信", ["周明", "何立新"]],
    ["联系人：周明13900001111，何立新13900002222", ["周明", "何立新"]],
    ["联系人：买合木提·艾力", ["买合木提·艾力"]],
    ["联系方式：市司法局立法科 周明 2661234", ["周明"]],
    ["联系方式：周明，2661234", ["周明"]],
    ["联系电话：高新区，2661234；周五 0890-2661234", []],
    ["联系人：办公室", []],
  ])("“%s”里的联系人", (notice, persons) => {
    expect(readContacts(notice).persons).toEqual(persons);
  });

  it.each([
    ["个人意见请署真实姓名和联系电话，单位意见请加盖公章。", ["name", "contact"]],
    ["单位反馈意见需加盖公章，个人反馈意见需署实名及联系方式。", ["name", "contact"]],
    ["意见建议须注明真实身份和联系方式。", ["name", "contact"]],
    ["请将您的姓名、联系方式与意见一并发送。", ["name", "contact"]],
    ["请各单位将意见加盖公章后反馈。", []],
  ])("“%s”要公众填写的项目", (notice, fields) => {
    expect(readRequiredFields(notice)).toEqual(fields);
  });

  it("邮件标题里的字样和单位自己的电话，不是要公众填写的项目", () => {
    expect(readRequiredFields("邮件标题请注明“姓名+意见”字样，联系电话：0890-2661234。")).toEqual(
      [],
    );
    expect(readRequiredFields("请署名并注明所在单位、联系方式后反馈。")).toEqual([
      "name",
      "organisation",
      "contact",
    ]);
    expect(readRequiredFields("反馈意见请附姓名及联系电话，请附件中填写单位。")).toContain("name");
  });
});
