/**
 * The real Node-RED: flows of nodes on a canvas, in a folder of its own; what it runs is asked of its own interface.
 * It is the last version that does not bring an npm of its own, which would stand before the user's in every script.
 */
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as z from "zod/mini";
import { startProgram } from "./program.ts";

const PROGRAM = createRequire(import.meta.url).resolve("node-red/red.js");
const RUNNING_AT = /Server now running at (http:\/\/\S+)/;

const nodeSchema = z.looseObject({
  id: z.string(),
  /** `tab` is a flow; everything else stands on one. */
  type: z.string(),
  /** Of a flow. */
  label: z.optional(z.string()),
  name: z.optional(z.string()),
  /** Of a flow that does not run. */
  disabled: z.optional(z.boolean()),
});
const tokenSchema = z.object({ access_token: z.string() });
const projectSchema = z.object({ name: z.string(), description: z.string() });
const projectsSchema = z.object({ activeProject: z.optional(z.string()) });
const sessionsSchema = z.record(z.string(), z.object({ user: z.string(), client: z.string() }));

export type FlowNode = z.infer<typeof nodeSchema>;

export interface NodeRedOptions {
  /** Who may sign in; without it everyone is let in. */
  user?: { name: string; password: string };
  /** Greets with the set-up of a first project, which keeps flows under version control. */
  projects?: boolean;
  /** What runs at first: flows and their nodes. */
  flows?: FlowNode[];
}

export interface Project {
  name: string;
  description: string;
  /** Who made its last commit, as git writes it; undefined when there is none. */
  author: string | undefined;
}

export interface NodeRed {
  /** Ends in a slash. */
  url: string;
  /** What runs, as it was deployed: flows and their nodes. */
  nodes(): Promise<FlowNode[]>;
  /** Names of those who have signed in to the editor. */
  signedIn(): Promise<string[]>;
  /** The project that is open, as its folder describes it; undefined when there is none. */
  project(): Promise<Project | undefined>;
  stop(): Promise<void>;
}

export async function startNodeRed({ user, projects = false, flows = [] }: NodeRedOptions = {}): Promise<NodeRed> {
  const folder = await mkdtemp(join(tmpdir(), "deckhand-flows-"));
  const settings = join(folder, "settings.js");
  await writeFile(settings, renderSettings({ user, projects }));
  await writeFile(join(folder, "flows.json"), JSON.stringify(flows));
  const programArguments = [PROGRAM, "--userDir", folder, "--settings", settings];
  // Git knows nobody here: its set-up is part of a first project, and the developer's own name stays out of it.
  const environment = { HOME: folder, GIT_CONFIG_GLOBAL: join(folder, "gitconfig"), GIT_CONFIG_NOSYSTEM: "1" };
  const server = await startProgram(programArguments, RUNNING_AT, environment);
  const url = server.said;
  return {
    url,
    async nodes() {
      const response = await fetch(`${url}flows`, { headers: await authorization(url, user) });
      return z.array(nodeSchema).parse(await response.json());
    },
    async signedIn() {
      const sessions = await readJson(join(folder, ".sessions.json"));
      const bySession = Object.values(sessionsSchema.parse(sessions ?? {}));
      return bySession.filter(({ client }) => client === "node-red-editor").map((session) => session.user);
    },
    async project() {
      const { activeProject } = projectsSchema.parse((await readJson(join(folder, ".config.projects.json"))) ?? {});
      if (!activeProject) return undefined;
      const project = join(folder, "projects", activeProject);
      const described = projectSchema.parse(await readJson(join(project, "package.json")));
      return { ...described, author: await lastAuthor(project) };
    },
    async stop() {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Nothing in it reaches out: no tours, no catalogue of more nodes, no installing, no counting of users. */
function renderSettings({ user, projects }: Pick<NodeRedOptions, "projects"> & { user: NodeRedOptions["user"] }) {
  const editorTheme = { tours: false, projects: { enabled: projects }, palette: { catalogues: [] } };
  const settings = [
    `uiHost: "127.0.0.1"`,
    "uiPort: 0",
    `flowFile: "flows.json"`,
    "telemetry: { enabled: false, updateNotification: false }",
    "externalModules: { palette: { allowInstall: false }, modules: { allowInstall: false } }",
    `editorTheme: ${JSON.stringify(editorTheme)}`,
    ...(projects ? [] : ["credentialSecret: false"]),
    ...(user ? [`adminAuth: ${renderAuthentication(user)}`] : []),
  ];
  return `module.exports = {\n${settings.map((line) => `  ${line},\n`).join("")}};\n`;
}

/** Node-RED asks functions of its settings who is who. */
function renderAuthentication({ name, password }: { name: string; password: string }): string {
  const found = `{ username: ${JSON.stringify(name)}, permissions: "*" }`;
  return `{
    type: "credentials",
    users: async (name) => (name === ${JSON.stringify(name)} ? ${found} : null),
    authenticate: async (name, password) =>
      name === ${JSON.stringify(name)} && password === ${JSON.stringify(password)} ? ${found} : null,
  }`;
}

/** Signs in as a program does, apart from the editor's own sign-in. */
async function authorization(url: string, user: NodeRedOptions["user"]): Promise<Record<string, string>> {
  if (!user) return {};
  const response = await fetch(`${url}auth/token`, {
    method: "POST",
    body: new URLSearchParams({
      client_id: "node-red-admin",
      grant_type: "password",
      scope: "*",
      username: user.name,
      password: user.password,
    }),
  });
  return { authorization: `Bearer ${tokenSchema.parse(await response.json()).access_token}` };
}

/** From git's own log of a branch's movements: `<before> <after> <name> <<mail>> <time> <zone>` */
async function lastAuthor(project: string): Promise<string | undefined> {
  const moves = await readFile(join(project, ".git", "logs", "HEAD"), "utf8").catch(() => "");
  return /^\S+ \S+ (.+ <.+>) /.exec(moves.trimEnd().split("\n").at(-1) ?? "")?.[1];
}

/** A file that may not be there yet. */
async function readJson(path: string): Promise<unknown> {
  const text = await readFile(path, "utf8").catch(() => undefined);
  return text === undefined ? undefined : JSON.parse(text);
}
