/** A real app in the tab, and the panel beside it. */
import type { Page } from "@playwright/test";
import type { Extension } from "./extension.ts";
import { expect } from "./fixtures.ts";
import { Panel } from "./panel.ts";

/** Opens the app at `url`, waits until it shows `ready`, and opens the side panel for its tab. */
export async function openApp(extension: Extension, page: Page, url: string, ready: string): Promise<Panel> {
  // Whoever opens a dialog listener leaves dialogs to the extension, which asks its user.
  page.on("dialog", () => undefined);
  await page.goto(url);
  await expect(page.getByText(ready).first()).toBeVisible();
  return new Panel(await extension.openPanel(page));
}
