/** A page that asks for a name and a password. What is typed stays on it: nothing is ever sent. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

const PAGE = `<!doctype html>
<html lang="en">
  <meta charset="utf-8">
  <title>Harbour office</title>
  <h1>Harbour office</h1>
  <p><label>User <input autocomplete="username"></label></p>
  <p><label>Password <input type="password" autocomplete="current-password"></label></p>
</html>`;

export interface SignInPage {
  url: string;
  stop(): Promise<void>;
}

export async function startSignInPage(): Promise<SignInPage> {
  const server = createServer((_, response) => {
    response.setHeader("content-type", "text/html; charset=utf-8");
    response.end(PAGE);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // A server that listens on TCP has an AddressInfo, which the type does not know.
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
