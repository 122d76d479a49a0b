/**
 * Takes the pictures in `docs/screenshots/`: real runs of the built extension, in light and dark. All of them, or the
 * scenes that are named: `npm run screenshots -- steering`.
 */
import { mkdirSync, rmSync } from "node:fs";
import { takeDirectCommands } from "./screenshots/direct.ts";
import { takeOrder } from "./screenshots/order.ts";
import { takeSettings, takeStoreBuild } from "./screenshots/settings.ts";
import { FOLDER, type Scene } from "./screenshots/stage.ts";
import { takeLookingUp, takePauses, takePlan } from "./screenshots/steering.ts";

const SCENES: Record<string, Scene[]> = {
  order: [takeOrder],
  steering: [takeLookingUp, takePlan, takePauses],
  direct: [takeDirectCommands],
  settings: [takeSettings],
  store: [takeStoreBuild],
};

const named = process.argv.slice(2);
const unknown = named.filter((name) => !Object.hasOwn(SCENES, name));
if (unknown.length > 0) throw new Error(`There is no ${unknown.join(", ")}: ${Object.keys(SCENES).join(", ")}.`);
// A picture that no scene takes any more would stay.
if (named.length === 0) rmSync(FOLDER, { recursive: true, force: true });
mkdirSync(FOLDER, { recursive: true });
const scenes = (named.length === 0 ? Object.keys(SCENES) : named).flatMap((name) => SCENES[name] ?? []);
for (const colorScheme of ["light", "dark"] as const) {
  for (const take of scenes) await take(colorScheme);
}
