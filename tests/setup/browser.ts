import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";
import { leftOut } from "./left-out-list";

const PLACES = [
  process.env.CHROMIUM_PATH,
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

/** How long a page may take on a machine with other work before a test gives up waiting for it. */
export const PATIENCE_MS = 45_000;

/** Where a Chromium is, or null; then the browser tests are left out, and it is said. */
export function chromiumPath(): string | null {
  const path = PLACES.find((place) => place && existsSync(place)) ?? null;
  if (!path) leftOut("浏览器测试", "没有找到 Chromium（可用 CHROMIUM_PATH 指定）");
  return path;
}

export function openBrowser(executablePath: string): Promise<Browser> {
  return chromium.launch({
    executablePath,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-dev-shm-usage",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}
