/** The real MailDev: a mailbox that catches mail, in a folder of its own; what it holds is asked of its own interface. */
import { mkdtemp, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as z from "zod/mini";
import { findFreePort, startProgram } from "./program.ts";
import { sendMail } from "./smtp.ts";

const PROGRAM = createRequire(import.meta.url).resolve("maildev/bin/maildev");
/** The last that it says; of the page it says so before it is true. */
const RUNNING = /SMTP Server running/;
const OWNER = "mate@deckhand.test";

const mailSchema = z.object({ id: z.string(), subject: z.string(), read: z.boolean() });

export interface Letter {
  /** The address alone. */
  from: string;
  subject: string;
  /** The body, as HTML. */
  html: string;
}

export interface MailBox {
  /** Ends in a slash. */
  url: string;
  /** The mails it holds, as the server has them, in no order. */
  mails(): Promise<z.infer<typeof mailSchema>[]>;
  stop(): Promise<void>;
}

/** @param letters what comes in at first, unread, one after the other */
export async function startMailDev(letters: Letter[]): Promise<MailBox> {
  const folder = await mkdtemp(join(tmpdir(), "deckhand-mail-"));
  const [smtp, web] = [await findFreePort(), await findFreePort()];
  const server = await startProgram(
    [PROGRAM, "--ip", "127.0.0.1", "--smtp", `${smtp}`, "--web", `${web}`, "--mail-directory", folder],
    RUNNING,
  );
  for (const letter of letters) {
    await sendMail(smtp, { from: letter.from, to: OWNER, message: renderLetter(letter) });
  }
  const url = `http://127.0.0.1:${web}/`;
  return {
    url,
    async mails() {
      const response = await fetch(`${url}email`);
      return z.array(mailSchema).parse(await response.json());
    },
    async stop() {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A mail as it travels (RFC 5322). */
function renderLetter({ from, subject, html }: Letter): string {
  const headers = [
    `From: ${from}`,
    `To: ${OWNER}`,
    `Subject: ${subject}`,
    "MIME-Version: 1.0",
    "Content-Type: text/html; charset=utf-8",
  ];
  return [...headers, "", html].join("\r\n");
}
