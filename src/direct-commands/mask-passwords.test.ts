import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { maskPasswords } from "./mask-passwords.ts";
import { parseCommands } from "./parse.ts";
import { quote } from "./tokens.ts";

const mask = (task: string) => maskPasswords(task, (n) => `task-${n}`);
const ONE = "{{secret:task-1}}";
const TWO = "{{secret:task-2}}";

/** The task, what is left of it, and the secrets in the order of their names. */
const MASKED: [task: string, masked: string, ...secrets: string[]][] = [
  // Direct commands.
  ["type hunter2 in the Password field, click Sign in", `type ${ONE} in the Password field, click Sign in`, "hunter2"],
  ["type hunter2 in to Password", `type ${ONE} in to Password`, "hunter2"],
  ["type in hunter2 in Password", `type in ${ONE} in Password`, "hunter2"],
  [
    "type correct horse battery into Password and press Enter",
    `type ${ONE} into Password and press Enter`,
    "correct horse battery",
  ],
  ['type "my secret, twice" in "Password"', `type "${ONE}" in "Password"`, "my secret, twice"],
  ["fill Password with hunter2", `fill Password with ${ONE}`, "hunter2"],
  ["fill Password with Password", `fill Password with ${ONE}`, "Password"],
  ["set password to x", `set password to ${ONE}`, "x"],
  ["fill Email with a@b.example and Password with x y", `fill Email with a@b.example and Password with ${ONE}`, "x y"],
  [
    "type bob in Username and hunter2 in Password, click Log in",
    `type bob in Username and ${ONE} in Password, click Log in`,
    "hunter2",
  ],
  ["type hunter2! in Confirm password", `type ${ONE} in Confirm password`, "hunter2!"],
  ["type 123456 in the verification code box", `type ${ONE} in the verification code box`, "123456"],
  ["type 4111 1111 1111 1111 in Card number", `type ${ONE} in Card number`, "4111 1111 1111 1111"],
  ["type password in the password field", `type ${ONE} in the password field`, "password"],
  [
    "type a in Name, type pw1 in Password; type pw1 in Repeat password",
    `type a in Name, type ${ONE} in Password; type ${ONE} in Repeat password`,
    "pw1",
  ],
  ["type hunter2 to the Password field", `type ${ONE} to the Password field`, "hunter2"],
  // Prose.
  ["log in as bob with password hunter2", `log in as bob with password ${ONE}`, "hunter2"],
  [
    "Log in (bob, password: hunter2) and tell me the balance",
    `Log in (bob, password: ${ONE}) and tell me the balance`,
    "hunter2",
  ],
  ["the password is 'a b c', then go on", `the password is '${ONE}', then go on`, "a b c"],
  ["my password's hunter2", `my password's ${ONE}`, "hunter2"],
  ["user bob / pass hunter2", `user bob / pass ${ONE}`, "hunter2"],
  ["hunter2 as the password", `${ONE} as the password`, "hunter2"],
  ["use hunter2 for my password", `use ${ONE} for my password`, "hunter2"],
  ["log in with bob:hunter2", `log in with bob:${ONE}`, "hunter2"],
  ["sign in as bob / hunter2 and open settings", `sign in as bob / ${ONE} and open settings`, "hunter2"],
  ["password=hunter2", `password=${ONE}`, "hunter2"],
  ["the password for bob is hunter2.", `the password for bob is ${ONE}.`, "hunter2"],
  ["enter in the password field hunter2", `enter in the password field ${ONE}`, "hunter2"],
  ["My PIN is 1234, order number 12345", `My PIN is ${ONE}, order number 12345`, "1234"],
  ["the passphrase is correct horse battery, go on", `the passphrase is ${ONE}, go on`, "correct horse battery"],
  ["pay with 4111 1111 1111 1111, cvv 123", `pay with ${ONE}, cvv ${TWO}`, "4111 1111 1111 1111", "123"],
  ["call it with sk-abcdefghijklmnopqrstuvwxyz", `call it with ${ONE}`, "sk-abcdefghijklmnopqrstuvwxyz"],
  ["Tell everyone: password hunter2. I said hunter2", `Tell everyone: password ${ONE}. I said ${ONE}`, "hunter2"],
  ["old password abc1 and new password xyz2", `old password ${ONE} and new password ${TWO}`, "abc1", "xyz2"],
  // Other languages.
  ["Gib geheim1 in das Feld Passwort ein", `Gib ${ONE} in das Feld Passwort ein`, "geheim1"],
  ["Das Passwort lautet geheim1.", `Das Passwort lautet ${ONE}.`, "geheim1"],
  ["mot de passe : tresor9", `mot de passe : ${ONE}`, "tresor9"],
  ["la contraseña es gato7", `la contraseña es ${ONE}`, "gato7"],
  ["la password è gatto", `la password è ${ONE}`, "gatto"],
  ["a senha é gato", `a senha é ${ONE}`, "gato"],
  ["wachtwoord: poes", `wachtwoord: ${ONE}`, "poes"],
  ["пароль кот9", `пароль ${ONE}`, "кот9"],
  ["şifrem kedi9", `şifrem ${ONE}`, "kedi9"],
  ["パスワードはneko9です", `パスワードは${ONE}です`, "neko9"],
  ["密码是mao9", `密码是${ONE}`, "mao9"],
  ["비밀번호는 neko9", `비밀번호는 ${ONE}`, "neko9"],
];

describe("secrets are taken out", () => {
  test.each(MASKED)("%s", (task, masked, ...secrets) => {
    const result = mask(task);
    expect(result.task).toBe(masked);
    expect(result.secrets).toEqual(Object.fromEntries(secrets.map((value, index) => [`task-${index + 1}`, value])));
  });
});

describe("what holds no secret stays as it is", () => {
  test.each([
    "click Forgot password",
    "click Forgot password and press Enter",
    "reset my password and log out",
    "open the password settings",
    "click the Password field",
    "wait until the password field appears",
    "wait until the password is visible",
    "press Tab after the password",
    "clear Password",
    "click Show password in Login",
    "type a in Name, click Show in Password settings",
    "type hello in the Password hint",
    "check that the password is required",
    "pin the tab",
    "get the secret santa list",
    "pass the parcel",
    "call 555 1234 or order 1234567890123",
    "open https://example.com/password/reset?token=",
    "type mouse in the search box, press Enter",
    "",
  ])("%s", (task) => {
    expect(mask(task)).toEqual({ task, secrets: {} });
  });
});

describe("for all secrets", () => {
  const SECRET = fc
    .stringMatching(/^[A-Za-z0-9!@#$%^&*_+=-]{8,24}$/)
    .filter((value) => /\d/.test(value) && /[A-Za-z]/.test(value) && !/[-_!:=]$|^[-=:]/.test(value));
  const PHRASINGS = [
    (secret: string) => `type ${secret} in the Password field and click Sign in`,
    (secret: string) => `type ${quote(secret)} into Password`,
    (secret: string) => `fill Password with ${quote(secret)}, press Enter`,
    (secret: string) => `log in as ada with password ${secret} and buy milk`,
    (secret: string) => `password: ${secret}`,
    (secret: string) => `my PIN is ${secret}; and ${secret} again`,
    (secret: string) => `use ${secret} as the password`,
    (secret: string) => `set the password to ${secret}`,
  ];

  it("nothing of the value is left in the task", () => {
    fc.assert(
      fc.property(SECRET, fc.constantFrom(...PHRASINGS), (secret, phrase) => {
        const { task, secrets } = mask(phrase(secret));
        expect(task).not.toContain(secret);
        expect(Object.values(secrets)).toEqual([secret]);
      }),
      { numRuns: 500 },
    );
  });

  it("a masked command still says the same", () => {
    fc.assert(
      fc.property(SECRET, fc.constantFrom(...PHRASINGS.slice(0, 3)), (secret, phrase) => {
        const before = parseCommands(phrase(secret));
        const after = parseCommands(mask(phrase(secret)).task);
        const shape = (result: typeof before) => (result.ok ? result.instructions.map(({ kind }) => kind) : []);
        expect(shape(after)).toEqual(shape(before));
        expect(after.ok && after.instructions[0]).toMatchObject({
          kind: "type",
          text: ONE,
          target: { name: "Password" },
        });
      }),
      { numRuns: 300 },
    );
  });

  it("putting the secrets back gives the task again", () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom(
            "type",
            "password",
            "is",
            "hunter2",
            "in",
            "the",
            "field",
            "and",
            ":",
            '"',
            "'",
            "pin",
            "1234",
            "as",
            "to",
            "for",
            "set",
            "with",
            "secret:",
            "\n",
            "パスワード",
          ),
          { maxLength: 25 },
        ),
        (words) => {
          const task = words.join(" ");
          const { task: masked, secrets } = mask(task);
          const restored = masked.replace(/\{\{secret:(task-\d+)\}\}/g, (_, name: string) => secrets[name] ?? "");
          expect(restored).toBe(task);
        },
      ),
      { numRuns: 500 },
    );
  });

  it("never throws", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 300 }), (task) => {
        expect(typeof mask(task).task).toBe("string");
      }),
      { numRuns: 300 },
    );
  });

  it("is quick on long hostile texts", () => {
    const started = performance.now();
    for (const piece of [
      "password ",
      "in the ",
      "log in as ",
      "a in b and ",
      "password for ",
      "fill the new ",
      '"',
      "1 ",
    ])
      mask(piece.repeat(1200));
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});

test.each([
  "type {{secret:shop}} in Password",
  "my password is {{secret:shop}}.",
  'type "{{secret:shop}}" into the PIN field',
])("the name of a saved secret is no secret: %s", (task) => {
  expect(mask(task)).toEqual({ task, secrets: {} });
});
