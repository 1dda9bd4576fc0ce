/** Texts of about the given size, in UTF-8 bytes, in the forms that documents really have. */
export const LONG_DOCUMENTS: Record<string, (bytes: number) => string> = {
  "plan with brackets": (bytes) => filled(bytes, PLAN_HEAD, planTask),
  "rules with items": (bytes) => filled(bytes, RULES_HEAD, article),
  "scraped page, much furniture": (bytes) => filled(bytes, PLAN_HEAD, scrapedTask),
  "wrapped at 32 columns": (bytes) =>
    filled(bytes, PLAN_HEAD, (number) =>
      planTask(number).replace(/[^\n]{32}/g, (line) => `${line}\n`),
    ),
  "notice that never ends": (bytes) => filled(bytes, NOTICE_HEAD, noticeParagraph),
  "very short lines": (bytes) => filled(bytes, PLAN_HEAD, shortLine),
  "one line": (bytes) => filled(bytes, PLAN_HEAD, (number) => planTask(number).replace(/\n/g, "")),
};

const PLAN_HEAD = [
  "关于公开征求《澄江市慢行系统建设方案（征求意见稿）》意见的公告",
  "现向社会公开征求意见，请于2025年4月9日前反馈至cj@example.cn。",
  "澄江市交通运输局",
  "2025年3月10日",
  "附件",
  "澄江市慢行系统建设方案（征求意见稿）",
  "一、总体要求",
  "",
].join("\n");
const RULES_HEAD = "澄江市停车场管理办法（征求意见稿）\n第一章 总则\n";
const NOTICE_HEAD = "关于公开征求慢行系统建设意见的公告\n";

function planTask(number: number): string {
  const section = number % 8 === 1 ? `（${chinese(1 + ((number >> 3) % 20))}）完善设施网络\n` : "";
  return (
    `${section}　　${number % 999 || 1}.打通第${number}处断点。参照《澄江市道路条例》第六条第一款，到2027年` +
    `建成步道${number}公里，沿线每2公里设置驿站1处，服务半径不超过500米，满意度达到95%以上。` +
    "一是补齐短板，二是强化管护，三是健全机制。（市交通局牵头，市财政局、市自然资源和规划局按职责分工负责）\n"
  );
}

function article(number: number): string {
  return (
    `第${chinese(1 + (number % 99))}条　停车场的经营者应当遵守下列规定，编号${number}：\n` +
    `（一）在显著位置公布收费标准、监督电话和第${number}号服务承诺；\n` +
    "（二）配备照明、消防和通信设施，保持其完好；\n1.居住区不少于每百平方米一处；\n2.医院和学校周边另行规定。\n" +
    `违反前款第（二）项规定的，由城市管理部门责令改正，处${number}元以上二千元以下罚款。\n`
  );
}

function scrapedTask(number: number): string {
  return (
    planTask(number) +
    `当前位置：首页 > 政务公开 > 第${number}页\n发布时间：2025-03-10 来源：澄江市人民政府网\n` +
    "【字体：大 中 小】 打印本页 关闭窗口\n分享到：微信 微博\n热点专题\n便民服务\n"
  );
}

function noticeParagraph(number: number): string {
  return (
    `现将第${number}项安排的有关事项公告如下，请社会各界于2025年4月9日前将意见反馈至澄江市人民路${number}号，` +
    "联系人：张三，电话：0730-1234567，电子邮箱：cj@example.cn，请注明姓名、单位和联系方式。\n"
  );
}

function shortLine(number: number): string {
  return ["加强领导\n", `${number % 50}.完善机制\n`, "市财政局\n", `步道${number}公里\n`][
    number % 4
  ]!;
}

function chinese(number: number): string {
  const digits = "〇一二三四五六七八九";
  const tens = Math.floor(number / 10);
  const ten = tens > 1 ? `${digits[tens]}十` : tens === 1 ? "十" : "";
  return ten + (number % 10 === 0 ? "" : digits[number % 10]);
}

function filled(bytes: number, head: string, next: (number: number) => string): string {
  const parts = [head];
  let size = Buffer.byteLength(head);
  for (let number = 1; size < bytes; number += 1) {
    const part = next(number);
    parts.push(part);
    size += Buffer.byteLength(part);
  }
  return parts.join("");
}
