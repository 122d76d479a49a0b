/** What can be said on the command line. */
import { Command, InvalidArgumentError, Option } from "commander";

export interface FixtureOptions {
  name: string;
  url?: string;
  file?: string;
}

/** A folder's name that says what is special about the page: `date-picker`. */
function fixtureName(text: string): string {
  if (!/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(text))
    throw new InvalidArgumentError("Words in small letters with hyphens between them are needed.");
  return text;
}

function webAddress(text: string): string {
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol))
    throw new InvalidArgumentError("An address with http or https is needed.");
  return text;
}

/**
 * @param words what stands behind the program's name
 * @throws CommanderError where they mean nothing, when `exits` is false; else the process ends with what is wrong
 */
export function parseOptions(words: readonly string[], exits = true): FixtureOptions {
  const command = new Command("add-fixture")
    .description(
      "Makes a fixture of the outline from a page; without --url and --file it records an existing source.html anew.",
    )
    .argument("<name>", "the fixture's folder", fixtureName)
    .addOption(new Option("--url <address>", "the page").argParser(webAddress).conflicts("file"))
    .option("--file <path>", "the page, as a file");
  if (!exits) command.exitOverride().configureOutput({ writeErr: () => undefined });
  command.parse([...words], { from: "user" });
  const { url, file } = command.opts<Omit<FixtureOptions, "name">>();
  const [name = ""] = command.processedArgs.map(String);
  return { name, ...(url === undefined ? {} : { url }), ...(file === undefined ? {} : { file }) };
}
