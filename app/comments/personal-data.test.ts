import { expect, test } from "vitest";
import { personalDataIn } from "./personal-data";

const kinds = (text: string, known?: string) => personalDataIn(text, known).map(({ kind }) => kind);

test.each([
  ["我的手机是13800138000，请联系。", "手机号码", "13800138000"],
  ["电话 +86 138-0013-8000", "手机号码", "+86 138-0013-8000"],
  ["联系１３８００１３８０００", "手机号码", "13800138000"],
  ["身份证11010519491231002X", "身份证号码", "11010519491231002X"],
  ["证号 110105 19491231 0021。", "身份证号码", "110105 19491231 0021"],
  ["老证110105491231002", "身份证号码", "110105491231002"],
  ["退到6222020200000000006卡上", "银行卡号", "6222020200000000006"],
  ["卡号 4111 1111 1111 1111", "银行卡号", "4111 1111 1111 1111"],
  ["写信到li.ming@mail.example。", "邮箱", "li.ming@mail.example"],
  ["我住幸福里12号楼3单元501室，楼道堵了", "住址", "12号楼3单元501室"],
])("in “%s” a %s is seen", (text, kind, words) => {
  expect(personalDataIn(text)).toEqual([{ kind, words }]);
});

test.each([
  "2026年11月10日前投入12000000000元，新增泊位2000个。",
  "文号〔2026〕13号，邮编 100000，热线12345。",
  "流水号 9876543210123456789012",
  "卡号 4111 1111 1111 1112",
  "订单 12345678901",
  "3号楼没有电梯，2单元的也没有。",
  "微信@所有人",
])("in “%s” nothing is seen", (text) => {
  expect(personalDataIn(text)).toEqual([]);
});

test("several are told each once, and what the draft says itself is not", () => {
  const text = "13800138000、13900139000，再说一遍：13800138000；办公邮箱 a@city.example。";
  expect(kinds(text)).toEqual(["邮箱", "手机号码", "手机号码"]);
  expect(kinds(text, "来信请寄 a@city.example")).toEqual(["手机号码", "手机号码"]);
});

test("a long row of letters or digits takes no time", () => {
  const began = performance.now();
  for (const sign of ["a", "1", "1 ", "a.", "@", "6222 "]) personalDataIn(sign.repeat(10_000));
  expect(performance.now() - began).toBeLessThan(1_000);
});
