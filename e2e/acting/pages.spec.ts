/** What a press may start beside a change of its page, and the tab's own life under a run. */
import { fileURLToPath } from "node:url";
import { confirmToEnd } from "../driven.ts";
import { expect, test } from "./fixtures.ts";
import type { Page } from "./site.ts";

const ICON = fileURLToPath(new URL("../../assets/icon.png", import.meta.url));

test("downloads that presses start are told by their files' names, and nothing waits for them", async ({
  site,
  act,
}) => {
  site.show({
    "/": `<title>Files</title><a href="/answer">Report</a> <a href="data:text/plain,hello" download="hello.txt">Note</a>`,
    "/answer": (_request, response) => {
      response.writeHead(200, {
        "content-type": "text/csv",
        "content-disposition": 'attachment; filename="report.csv"',
        "content-length": "1000000",
      });
      response.write("a,b\n"); // The rest never comes.
    },
  });
  const { outcomes, end } = await act("click Report, click Note");
  expect(end).toMatch(/^Done/);
  expect(outcomes.map(({ effect }) => effect.split("\n").at(-1))).toEqual([
    "download started: report.csv",
    "download started: hello.txt",
  ]);
});

test("a window that a press opens is told, and its page can be used", async ({ site, act, browserWithExtension }) => {
  site.show({
    "/": `<title>Opener</title><button onclick="open('/small', '', 'width=400,height=300')">Open</button>`,
    "/small": `<title>Small</title><button onclick="document.title = 'Pressed'">Press</button>`,
  });
  const { outcomes, end } = await act("click Open, switch to tab 2, click Press");
  expect(end).toMatch(/^Done/);
  expect(outcomes[0]?.effect).toContain("opened");
  expect(await Promise.all(browserWithExtension.pages().map((page) => page.title()))).toContain("Pressed");
});

test("the way over redirects is told, those of the server and those of a page", async ({ site, tab, act }) => {
  const redirect =
    (location: string): Page =>
    (_request, response) =>
      response.writeHead(302, { location }).end();
  site.show({
    "/": `<title>Start</title><a href="/one">Go</a>`,
    "/one": redirect("/two"),
    "/two": redirect("/page"),
    "/page": `<title>Page</title><script>location.replace("/end")</script>`,
    "/end": `<title>End</title><p>Here</p>`,
  });
  const { outcomes } = await act("click Go");
  expect(tab.url()).toBe(`${site.origin}/end`);
  expect(outcomes[0]?.effect).toContain(`url → ${site.origin}/end by way of ${site.origin}/one, ${site.origin}/page`);
});

test("a page that crashes under a run ends it, and that is said", async ({
  site,
  tab,
  browserWithExtension,
  openPanel,
}) => {
  site.show({ "/": `<title>Page</title><p>Here</p>` });
  const panel = await openPanel();
  await panel.startNext("wait for “never”");
  await panel.expectStatus("Acting");
  const session = await browserWithExtension.newCDPSession(tab);
  // It never answers: who would have is gone.
  void session.send("Page.crash").catch(() => undefined);
  expect(await confirmToEnd(panel)).toBe("Failed: The page has crashed. Reload it and run again.");
});

test("what is pressed with the other button, drawn, framed from elsewhere or shut away is pressed", async ({
  site,
  tab,
  act,
}) => {
  site.show({
    "/": `<title>Things</title><button id="photo">Photo</button><div role="menu" hidden><button role="menuitem">Copy it</button></div>
      <canvas aria-label="Map" width="300" height="200" role="img"></canvas><div id="host"></div><iframe src="${site.otherOrigin}/framed" height="60"></iframe>
      <output></output><script>
      const tell = (text) => { document.querySelector("output").value += text + ". " };
      const menu = document.querySelector("[role=menu]");
      photo.oncontextmenu = (event) => { event.preventDefault(); menu.hidden = false };
      menu.onclick = () => { menu.hidden = true; tell("copied") };
      document.querySelector("canvas").onclick = ({ offsetX, offsetY }) => tell(offsetX + "," + offsetY);
      const root = host.attachShadow({ mode: "closed" });
      root.innerHTML = "<button>Shut away</button>";
      root.firstChild.onclick = () => tell("shut away");
      addEventListener("message", ({ data }) => tell(data));
    </script>`,
    "/framed": `<button onclick="parent.postMessage('framed', '*')">Framed</button>`,
  });
  const { outcomes, end } = await act(
    "right-click Photo, click Copy it, click Map at 120, 80, click Shut away, click Framed",
  );
  expect(end, JSON.stringify(outcomes)).toMatch(/^Done/);
  expect(await tab.locator("output").innerText()).toBe("copied. 120,80. shut away. framed.");
});

test("a file goes through a button that opens the chooser by script", async ({ site, tab, act }) => {
  site.show({
    "/": `<title>Files</title><button onclick="photo.click()">Choose a photo</button><input type="file" id="photo" hidden>
      <output></output><script>photo.onchange = () => { document.querySelector("output").value = photo.files[0].name }</script>`,
  });
  const { outcomes, end } = await act("upload icon.png to Choose a photo", { files: [ICON] });
  expect(end, JSON.stringify(outcomes)).toMatch(/^Done/);
  expect(await tab.locator("output").innerText()).toBe("icon.png");
});

test("a page that asks whether to leave it is left after a yes", async ({ site, tab, act }) => {
  site.show({
    "/": `<title>Draft</title><label>Text <input></label><a href="/next">Away</a><script>
      addEventListener("beforeunload", (event) => event.preventDefault());
    </script>`,
    "/next": `<title>Next</title>`,
  });
  const { outcomes, end } = await act("type Ada in Text, click Away");
  expect(end, JSON.stringify(outcomes)).toMatch(/^Done/);
  expect(await tab.title()).toBe("Next");
});
