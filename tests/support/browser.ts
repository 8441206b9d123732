import { existsSync } from "node:fs";
import { chromium } from "@playwright/test";

const usual = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

/** A browser to test with: the one named, an installed one, Playwright's own; null if there is none. */
export function findBrowser(): string | null {
  const named = process.env.CHROMIUM_PATH;
  const candidates = [...(named ? [named] : []), ...usual, chromium.executablePath()];
  return candidates.find((path) => existsSync(path)) ?? null;
}

// As a program it tells by its exit code whether there is one.
if (process.argv[1]?.endsWith("browser.ts")) process.exit(findBrowser() === null ? 1 : 0);
