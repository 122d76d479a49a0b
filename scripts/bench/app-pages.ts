/** Which pages of apps and dashboards the benchmark takes, from which packages. */

export interface AppPackage {
  name: string;
  version: string;
  /** What its folder in the corpus is called. */
  called: string;
  /** The part of the package that has the pages and all that they need. */
  folder: string;
  /** Paths in that folder, without `.html`. */
  pages: readonly string[];
}

const words = (text: string) => text.split(/\s+/);

export const APP_PACKAGES: readonly AppPackage[] = [
  {
    name: "gentelella",
    version: "4.2.0",
    called: "gentelella",
    folder: "dist",
    pages: words(
      "index index2 index3 index4 calendar chat contacts e_commerce file_manager form form_advanced form_validation " +
        "form_wizards general_elements inbox invoice kanban order_detail orders profile projects settings tables " +
        "tables_dynamic user_management widgets",
    ).map((page) => `production/${page}`),
  },
  {
    name: "@tabler/preview",
    version: "1.2.0",
    called: "tabler",
    folder: "dist",
    pages: words(
      "index accordion activity card-actions chat datagrid datatables dropdowns emails form-elements invoice " +
        "job-listing layout-combo layout-horizontal layout-vertical logs modals navigation pricing search-results " +
        "settings settings-plan sign-in tables tasks uptime users widgets wizard",
    ),
  },
  {
    name: "startbootstrap-sb-admin-2",
    version: "4.1.4",
    called: "sb-admin-2",
    folder: ".",
    pages: words("index buttons cards register tables"),
  },
  {
    name: "jsoneditor",
    version: "10.4.3",
    called: "jsoneditor",
    folder: ".",
    pages: words(
      "01_basic_usage 03_switch_mode 07_json_schema_validation 10_templates 15_selection_api 16_synchronize_editors",
    ).map((page) => `examples/${page}`),
  },
  { name: "ace-builds", version: "1.45.2", called: "ace", folder: ".", pages: ["editor"] },
];

/** Editions of the project's own TiddlyWiki. */
export const WIKI_EDITIONS: readonly string[] = ["tw5.com", "tour", "codemirrordemo", "full"];
