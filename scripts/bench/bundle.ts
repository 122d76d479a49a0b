/** Scripts for pages, made of modules. */
import { build, type Plugin } from "esbuild";

/** One script that runs the module at `path`. */
export async function bundleModule(path: string, plugins: Plugin[] = []): Promise<string> {
  return bundle({ entryPoints: [path], plugins });
}

/**
 * One script that runs `code`, whose imports are looked for in `folder`.
 * @throws when an import is not installed there
 */
export async function bundleCode(code: string, folder: string): Promise<string> {
  return bundle({ stdin: { contents: code, resolveDir: folder } });
}

async function bundle(entry: Parameters<typeof build>[0]): Promise<string> {
  const made = await build({ ...entry, bundle: true, write: false, format: "iife", logLevel: "silent" });
  return made.outputFiles?.[0]?.text ?? "";
}
