import { defineConfig } from "@playwright/test";
import { findBrowser } from "./tests/support/browser.ts";

const executablePath = findBrowser();

export default defineConfig({
  testDir: "tests/e2e",
  // One browser and one server fill two cores.
  workers: 1,
  timeout: 90_000,
  forbidOnly: true,
  use: {
    trace: "retain-on-failure",
    locale: "en-GB",
    timezoneId: "Europe/Berlin",
    launchOptions: {
      ...(executablePath === null ? {} : { executablePath }),
      args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
    },
  },
});
