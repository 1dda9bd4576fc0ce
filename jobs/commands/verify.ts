import { readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { readPublicKey } from "~/app/platform/signing-keys.server";
import { NothingToCheck } from "~/app/proof/verify/outside";
import { exitWith, helpIfAsked } from "./start";
import { verifyAtTheDatabase } from "./verify-at-the-database";
import { askSite, verifyFromOutside } from "./verify-from-outside";

helpIfAsked(`
用法：
  npm run -s verify -- 网址 [--save 文件] [--since 文件] [--key 公钥]
  npm run -s verify -- 回执文件 [--site 网站] [--key 公钥] [--text 文件] [--suggestion 文件]
  npm run -s verify -- --stored [代号]
  npm run -s verify -- --audit [--noted 单位:条数:哈希]…

像任何一位外人那样核对，不需要账号：
  征求意见的网址（https://…/consultations/代号）：全部登记、每个签名、每一版树根、每条公开意见的文字
  回执的网址（https://…/receipts/号码）或者从那里保存的回执文件：签名、文字、在登记册里的位置

  --save 文件        把这次看到的登记册存下来，日后用 --since 与它对照：改过、少了的逐条指出
  --since 文件       与以前存下的登记册对照
  --key 公钥         只认这把公钥（base64，可以给几把），不问网站用哪把
  --site 网站        回执文件所属的网站，用来取公钥；不给时用文件里写的
  --text 文件        意见的文字，核对它是不是提交时的；--suggestion 文件是“建议改成”的文字

在数据库旁边核对（读取与 npm start 相同的配置，只读不写）：
  --stored [代号]    每一条意见（不公开的也在内）与登记、回执是否一致，不一致的给出回执号
  --audit            操作记录的链是否完整；--noted 给出日志里记过的链头，可以给几个

  --help             显示本说明

退出码：0 全部相符，1 有不符，2 没能核对。
`);

const options = argumentsOrExit();
const { values } = options;
const [target] = options.positionals;
const pinned = values.key?.map((text) => readPublicKey(text) ?? badKey(text));

try {
  if (values.audit || values.stored) {
    if (values.audit && target) exitWith(2, "--audit 不需要网址或文件。");
    process.exitCode = await verifyAtTheDatabase({
      audit: values.audit ?? false,
      noted: values.noted ?? [],
      slug: target,
    });
  } else if (target)
    process.exitCode = await verifyFromOutside(target, {
      pinned,
      site: values.site,
      save: values.save && ((text) => writeFileSync(values.save!, text)),
      since: values.since && readOrExit(values.since),
      text: values.text && readOrExit(values.text),
      suggestion: values.suggestion && readOrExit(values.suggestion),
      readFile: readOrExit,
      ask: askSite,
    });
  else exitWith(2, "要核对什么？请给出网址或者回执文件；--help 显示说明。");
} catch (error) {
  if (!(error instanceof NothingToCheck)) throw error;
  exitWith(2, error.message);
}

function argumentsOrExit() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        save: { type: "string" },
        since: { type: "string" },
        key: { type: "string", multiple: true },
        site: { type: "string" },
        text: { type: "string" },
        suggestion: { type: "string" },
        stored: { type: "boolean" },
        audit: { type: "boolean" },
        noted: { type: "string", multiple: true },
      },
    });
  } catch (error) {
    exitWith(2, `参数不认识：${error instanceof Error ? error.message : String(error)}`);
  }
}

function badKey(text: string): never {
  exitWith(2, `--key 须为 Ed25519 公钥的 base64 文本：${text}`);
}

function readOrExit(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    exitWith(2, `读不到文件：${file}`);
  }
}
