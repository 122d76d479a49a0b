/**
 * The manifest, stated once. Plasmo reads only package.json, so the build copies what stands here into its
 * `manifest` field; a test holds the two equal.
 */

/**
 * Origins that the model endpoint may have: any https host, and plain http on this machine only. The syntax has no
 * place for IPv6 addresses.
 */
const MODEL_ENDPOINTS = "https: http://127.0.0.1:* http://localhost:*";

export const manifest = {
  /** `documentId` in `scripting` and `tabs.sendMessage` arrived in 106, `sidePanel` in 114, `offscreen` reasons in 116. */
  minimum_chrome_version: "120",
  /**
   * Fixed for good: a permission that is added later makes Chrome disable the extension until the user agrees
   * again. `debugger` cannot be optional; what limits it is in `src/background/debugger.ts`.
   */
  permissions: [
    "storage",
    "unlimitedStorage",
    "scripting",
    "activeTab",
    "tabs",
    "debugger",
    "sidePanel",
    "declarativeNetRequest",
    "webNavigation",
    "alarms",
    "offscreen",
    "notifications",
    "contextMenus",
  ],
  /** Empty in the store build; the headless build sets `DH_HOSTS`, since nobody is there to answer Chrome's prompt. */
  host_permissions: ["$DH_HOSTS"],
  /** Asked for site by site, when a task needs it. */
  optional_host_permissions: ["http://*/*", "https://*/*"],
  content_security_policy: {
    extension_pages: [
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self' 'unsafe-inline'",
      "img-src 'self' data:",
      `connect-src 'self' ${MODEL_ENDPOINTS}`,
      "object-src 'none'",
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
    ].join("; "),
  },
} as const;
