import { expect, test, vi } from "vitest";
import type { HostAccess } from "../host-access.ts";
import { endpointAccess } from "./endpoint-access.ts";

const ORIGIN = "https://one.example";

test("an origin that Chrome holds, or grants, needs no words", async () => {
  const request = vi.fn(async (): Promise<HostAccess> => "held");
  expect(await endpointAccess(request).ask(ORIGIN, performance.now())).toBeNull();
  expect(request).toHaveBeenCalledWith(ORIGIN);
});

test("a model without an address needs no permission", async () => {
  const request = vi.fn(async (): Promise<HostAccess> => "refused");
  expect(await endpointAccess(request).ask(undefined, performance.now())).toBeNull();
  expect(request).not.toHaveBeenCalled();
});

test("a refusal is said with what still works, asked for once a press, and asked for again at the next", async () => {
  const request = vi.fn(async (): Promise<HostAccess> => "refused");
  const access = endpointAccess(request);
  const pressedAt = performance.now();
  const refusal = `Chrome has not let Deckhand reach ${ORIGIN}. Endpoints that allow every origin still work;`;
  expect(await access.ask(ORIGIN, pressedAt)).toContain(refusal);
  expect(await access.ask(ORIGIN, pressedAt)).toContain(refusal);
  expect(request).toHaveBeenCalledTimes(1);
  request.mockResolvedValueOnce("held");
  expect(await access.ask(ORIGIN, performance.now())).toBeNull();
  expect(request).toHaveBeenCalledTimes(2);
});
