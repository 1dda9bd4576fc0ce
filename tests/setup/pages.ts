import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults } from "axe-core";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { TEST_PASSWORD } from "../make";
import { PATIENCE_MS } from "./browser";
import type { Site } from "./site";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** A page of somebody's own, with nothing remembered. */
export async function openPage(
  browser: Browser,
  site: Site,
  options: BrowserContextOptions = {},
): Promise<Page> {
  const context = await browser.newContext({ baseURL: site.origin, ...options });
  context.setDefaultTimeout(PATIENCE_MS);
  return context.newPage();
}

/** Signs an officer in, who asked for `path` without a session and is led there. */
export async function signIn(page: Page, email: string, path = "/office"): Promise<void> {
  await page.goto(path);
  await page.getByLabel("电子邮箱").fill(email);
  await page.getByLabel("密码").fill(TEST_PASSWORD);
  await page.getByRole("button", { name: "登录" }).click();
  await page.waitForURL(`**${path}`);
}

/** What a machine finds wrong in the page as it is now. */
export async function faultsFound(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const { violations } = (await page.evaluate(
    "axe.run(document, { resultTypes: ['violations'] })",
  )) as AxeResults;
  return violations.flatMap(({ id, nodes }) =>
    nodes.slice(0, 3).map((node) => `${id} ${node.html}: ${node.failureSummary}`),
  );
}
