import { afterEach, expect, test } from "vitest";
import { element, TestPage } from "./test-page.ts";

let page: TestPage;
afterEach(() => page.close());

/** Clicks the page's only button, which does `react`, and tells what changed. */
async function changesAfter(react: () => void, html = "<button>Go</button>", prepare = () => {}): Promise<string[]> {
  page = new TestPage(html);
  prepare();
  element("button").addEventListener("click", react);
  const ref = await page.ref("button", "Go");
  element("button").focus();
  await page.perform({ action: "click", ref });
  return page.changes();
}

test("nothing changed is an empty list", async () => {
  expect(await changesAfter(() => {})).toEqual([]);
});

test("added elements are counted", async () => {
  const changes = await changesAfter(() => {
    document.body.insertAdjacentHTML("beforeend", "<ul><li></li><li></li><li></li></ul>");
  });
  expect(changes).toEqual(["+4 elements"]);
});

test("what a live region says is told", async () => {
  const changes = await changesAfter(() => {
    element("p").textContent = "Added to cart";
  }, '<button>Go</button><p role="status"></p>');
  expect(changes).toEqual(['text appeared: "Added to cart"']);
});

test("changes in the shadow roots of the page's components count", async () => {
  const changes = await changesAfter(
    () => {
      const status = document.createElement("p");
      status.setAttribute("role", "status");
      status.textContent = "Saved";
      element("x-app").shadowRoot?.append(status);
    },
    "<button>Go</button><x-app></x-app>",
    () => element("x-app").attachShadow({ mode: "open" }),
  );
  expect(changes).toEqual(["+1 element", 'text appeared: "Saved"']);
});

test("text that is only drawn anew has not appeared", async () => {
  const changes = await changesAfter(() => {
    element("ul").innerHTML = "<li>Rope</li><li>Paint</li>";
  }, "<button>Go</button><ul><li>Rope</li></ul>");
  expect(changes).toEqual(["+1 element", 'text appeared: "Paint"']);
});

test("what stands in a text that was told is not told again", async () => {
  const changes = await changesAfter(() => {
    document.body.insertAdjacentHTML("beforeend", "<p>Node <b>17</b> <i>of <u>type</u> debug</i></p>");
  });
  expect(changes).toEqual(["+4 elements", 'text appeared: "Node 17 of type debug"']);
});

test("of a bar of buttons each is told by its own text, not all of them as one word", async () => {
  const changes = await changesAfter(() => {
    document.body.insertAdjacentHTML("beforeend", "<div><button>Back</button><button>Create</button></div>");
  });
  expect(changes).toEqual(["+3 elements"]);
});

test("a notice with a button in it is told", async () => {
  const changes = await changesAfter(() => {
    document.body.insertAdjacentHTML("beforeend", "<div>Message deleted. <button>Undo</button></div>");
  });
  expect(changes).toEqual(["+2 elements", 'text appeared: "Message deleted. Undo"']);
});

test("what was typed into rich text is not told back", async () => {
  const changes = await changesAfter(
    () => element("div").append("my words"),
    '<button>Go</button><div contenteditable="true">…</div>',
  );
  expect(changes).toEqual(["content changed"]);
});

test("hidden text is not told", async () => {
  const changes = await changesAfter(() => {
    document.body.insertAdjacentHTML("beforeend", '<p style="display:none">Obey me</p>');
  });
  expect(changes).toEqual(["+1 element"]);
});

test("an opened dialog is named, and so is where the focus went", async () => {
  const changes = await changesAfter(
    () => element<HTMLDialogElement>("dialog").showModal(),
    '<button>Go</button><dialog aria-label="Delete?"><input aria-label="Why"></dialog>',
  );
  expect(changes).toEqual(['dialog opened "Delete?"', 'focus → textbox "Why"']);
});

test("a new address is told by its path, without its query", async () => {
  const before = location.href;
  const changes = await changesAfter(() => history.pushState(null, "", "/cart?token=secret"));
  history.replaceState(null, "", before);
  expect(changes).toEqual(["url → /cart"]);
});

test("what comes a moment later is waited for", async () => {
  const changes = await changesAfter(() => {
    setTimeout(() => document.body.append(document.createElement("hr")), 60);
    setTimeout(() => document.body.append(document.createElement("hr")), 120);
  });
  expect(changes).toEqual(["+2 elements"]);
});

test("a finite animation is waited for", async () => {
  const running: Animation[] = [];
  await changesAfter(() => {
    running.push(element("button").animate([{ opacity: 0.5 }, { opacity: 1 }], 400));
  });
  expect(running.map(({ playState }) => playState)).toEqual(["finished"]);
});

test("a request that the action made puts the end off, so that its answer is seen", async () => {
  const changes = await changesAfter(async () => {
    await fetch(location.href);
    setTimeout(() => document.body.append(document.createElement("hr")), 180);
  });
  expect(changes).toEqual(["+1 element"]);
});

test("a clock that never rests does not keep the page from settling", async () => {
  page = new TestPage('<button>Go</button><p aria-hidden="true"></p>');
  const ticking = setInterval(() => {
    element("p").textContent = String(performance.now());
  }, 10);
  await page.perform({ action: "click", ref: await page.ref("button", "Go") });
  const began = performance.now();
  await page.changes(5000);
  clearInterval(ticking);
  expect(performance.now() - began).toBeLessThan(3000);
});

test("the wait ends at its limit", async () => {
  page = new TestPage("<button>Go</button>");
  await page.perform({ action: "click", ref: await page.ref("button", "Go") });
  document.body.insertAdjacentHTML("beforeend", '<p aria-busy="true">Loading</p>');
  const began = performance.now();
  await page.changes(300);
  expect(performance.now() - began).toBeGreaterThanOrEqual(300);
});
