/** Hands a mail to a server, as mail programs do (RFC 5321). */
import { once } from "node:events";
import { connect } from "node:net";
import { createInterface } from "node:readline/promises";

/** The last line of a reply: three digits and no dash. */
const REPLY_END = /^(\d)\d\d(?!-)/;

export interface Mail {
  from: string;
  to: string;
  /** Headers and body (RFC 5322). */
  message: string;
}

/** @throws when the server does not take it, with the server's words */
export async function sendMail(port: number, { from, to, message }: Mail): Promise<void> {
  const socket = connect(port, "127.0.0.1");
  const lines = createInterface({ input: socket })[Symbol.asyncIterator]();
  const body = message.replace(/^\./gm, "..");
  try {
    await expectReply(lines);
    for (const said of ["EHLO localhost", `MAIL FROM:<${from}>`, `RCPT TO:<${to}>`, "DATA", `${body}\r\n.`, "QUIT"]) {
      socket.write(`${said}\r\n`);
      await expectReply(lines);
    }
  } finally {
    socket.end();
  }
  await once(socket, "close");
}

/** 2 is yes and 3 is go on; everything else is a refusal. */
async function expectReply(lines: AsyncIterator<string>): Promise<void> {
  for (;;) {
    const { value: line, done } = await lines.next();
    const [, kind] = REPLY_END.exec(line ?? "") ?? [];
    if (kind === "2" || kind === "3") return;
    if (kind || done) throw new Error(`The mail server did not take it: ${line}`);
  }
}
