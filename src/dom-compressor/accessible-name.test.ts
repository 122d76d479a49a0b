import { afterEach, describe, expect, test } from "vitest";
import { accessibleName } from "./accessible-name.ts";
import { clearPage, showPage } from "./show-page.ts";

afterEach(clearPage);

/** What is shown, with `id=it` on what is asked for, and the name that it has. */
type Case = [says: string, page: string, name: string];

function checkNames(cases: readonly Case[]): void {
  test.each(cases)("%s", (_, page, name) => {
    showPage(page);
    const element = document.getElementById("it");
    if (!element) throw new Error("The page has no #it.");
    expect(accessibleName(element)).toBe(name);
  });
}

describe("what is hidden (2A)", () => {
  checkNames([
    [
      "what is not displayed is no part of a name",
      `<button id=it>Send <i style="display:none">now</i></button>`,
      "Send",
    ],
    ["nor what the hidden attribute hides", `<h2 id=it>Send <i hidden>now</i></h2>`, "Send"],
    ["nor what is hidden from the tree", `<a href="/" id=it>Send <i aria-hidden="true">now</i></a>`, "Send"],
    ["any case of aria-hidden hides", `<a href="/" id=it>Send <i aria-hidden="TRUE">now</i></a>`, "Send"],
    [
      "aria-hidden that says false hides nothing",
      `<a href="/" id=it>Send <i aria-hidden="false">now</i></a>`,
      "Send now",
    ],
    ["invisible text is none", `<button id=it>Send <i style="visibility:hidden">now</i></button>`, "Send"],
    [
      "what is visible again inside what is invisible is said",
      `<h2 id=it>Send <i style="visibility:hidden">not <b style="visibility:visible">now</b></i></h2>`,
      "Send now",
    ],
    ["scripts and styles say nothing", `<button id=it>Send<style>b{}</style><template>x</template></button>`, "Send"],
    [
      "what is referenced counts though it is hidden",
      `<button id=it aria-labelledby=n>x</button><p id=n hidden>Send</p>`,
      "Send",
    ],
    [
      "and with it all that is hidden inside it",
      `<button id=it aria-labelledby=n>x</button><p id=n hidden>Send <i style="display:none">now</i></p>`,
      "Send now",
    ],
    [
      "also where only something around it hides it",
      `<button id=it aria-labelledby=n>x</button><div hidden><p id=n>Send <i hidden>now</i></p></div>`,
      "Send now",
    ],
    [
      "what is hidden inside a visible reference stays out",
      `<button id=it aria-labelledby=n>x</button><p id=n>Send <i hidden>now</i></p>`,
      "Send",
    ],
    [
      "a reference that is hidden from the tree counts",
      `<button id=it aria-labelledby=n>x</button><p id=n aria-hidden="true">Send</p>`,
      "Send",
    ],
    [
      "an invisible reference counts",
      `<input id=it aria-labelledby=n><p id=n style="visibility:hidden">Send <i>to</i></p>`,
      "Send to",
    ],
    ["a label names its field though it is hidden", `<label for=it hidden>Street</label><input id=it>`, "Street"],
    [
      "a label hidden from the tree does too",
      `<label for=it aria-hidden="true">Street</label><input id=it type=checkbox>`,
      "Street",
    ],
    [
      "a visible label's hidden parts stay out",
      `<label for=it>Street <i style="display:none">x</i></label><input id=it>`,
      "Street",
    ],
  ]);
});

describe("references (2B)", () => {
  checkNames([
    ["aria-labelledby names", `<h2 id=n>Bill</h2><section id=it aria-labelledby=n>x</section>`, "Bill"],
    [
      "several references are read in their order with spaces between them",
      `<i id=a>One</i><i id=b>Two</i><i id=c>Three</i><nav id=it aria-labelledby="c a  b"></nav>`,
      "Three One Two",
    ],
    [
      "it goes before every other name",
      `<i id=n>Ref</i><button id=it aria-labelledby=n aria-label=L title=T>C</button>`,
      "Ref",
    ],
    ["a reference to nothing is as none", `<button id=it aria-labelledby=gone>Own</button>`, "Own"],
    [
      "a reference to something empty gives way to aria-label",
      `<i id=n></i><button id=it aria-labelledby=n aria-label=L>C</button>`,
      "L",
    ],
    [
      "an element may stand in its own name",
      `<i id=n>row 3</i><button id=it aria-labelledby="it n">Delete</button>`,
      "Delete row 3",
    ],
    [
      "with its aria-label where it has one",
      `<i id=n>row 3</i><button id=it aria-label="Delete" aria-labelledby="it n">x</button>`,
      "Delete row 3",
    ],
    [
      "references are not followed from one to the next",
      `<i id=c>Third</i><i id=b aria-labelledby=c>Second</i><button id=it aria-labelledby=b>x</button>`,
      "Second",
    ],
    [
      "a reference that holds the element counts it too",
      `<p id=n>Row <button id=it aria-labelledby=n>Edit</button></p>`,
      "Row Edit",
    ],
    [
      "two that point at each other end",
      `<button id=it aria-labelledby=b>One</button><button id=b aria-labelledby=it>Two</button>`,
      "Two",
    ],
    [
      "the reference's aria-label goes before its text",
      `<i id=n aria-label=Close>x</i><button id=it aria-labelledby=n></button>`,
      "Close",
    ],
    ["a picture as a reference gives its text", `<img id=n alt=Logo><a href="/" id=it aria-labelledby=n>x</a>`, "Logo"],
    ["the common misspelling names too", `<i id=n>Ref</i><button id=it aria-labeledby=n>C</button>`, "Ref"],
    [
      "but after the right one",
      `<i id=n>Ref</i><i id=m>Mis</i><button id=it aria-labeledby=m aria-labelledby=n>C</button>`,
      "Ref",
    ],
    [
      "references that a script has set count",
      `<i id=n>Ref</i><button id=it>C</button><script>
        document.getElementById("it").ariaLabelledByElements = [document.getElementById("n")]</script>`,
      "Ref",
    ],
  ]);
});

describe("controls inside names (2C)", () => {
  const named = (inner: string) => `<label for=it>Wait ${inner} days</label><input type=checkbox id=it>`;
  checkNames([
    ["a text field says what is in it", named(`<input value=5>`), "Wait 5 days"],
    ["so does a role that takes text", named(`<span role=textbox>five</span>`), "Wait five days"],
    ["a choice says what is chosen", named(`<select><option>1<option selected>2</select>`), "Wait 2 days"],
    [
      "a list says which of its options is selected",
      named(`<ul role=listbox><li role=option>1<li role=option aria-selected=true>2</ul>`),
      "Wait 2 days",
    ],
    ["a slider says its number", named(`<input type=range min=0 max=9 value=4>`), "Wait 4 days"],
    ["better in words", named(`<i role=slider aria-valuenow=4 aria-valuetext=four>x</i>`), "Wait four days"],
    ["else by aria-valuenow", named(`<i role=spinbutton aria-valuenow=4>x</i>`), "Wait 4 days"],
    [
      "a bar says how far it is",
      named(`<meter max=10 value=3>m</meter><progress max=10 value=6>p</progress>`),
      "Wait 3 6 days",
    ],
    ["a bar of unknown length has no number", named(`<progress></progress>`), "Wait days"],
    ["a button says its name", named(`<button>few</button>`), "Wait few days"],
    ["an empty field says what it is called", named(`<input title=some>`), "Wait some days"],
    ["a password never says what is in it", named(`<input type=password value=hunter2>`), "Wait days"],
    ["nor does a card's number", named(`<input autocomplete=cc-number value=4111>`), "Wait days"],
    [
      "what names another says its value before its own name",
      `<input id=n value=5 aria-label=Days><button id=it aria-labelledby=n>x</button>`,
      "5",
    ],
    [
      "a field may stand with its value in its own name",
      `<i id=n>Wait</i><input id=it value=5 aria-labelledby="n it">`,
      "Wait 5",
    ],
    [
      "but by its aria-label where it has one",
      `<i id=n>Wait</i><input id=it value=5 aria-label=Days aria-labelledby="n it">`,
      "Wait Days",
    ],
    ["a button that holds a field says what is in it", `<button id=it>Go to <input value=7></button>`, "Go to 7"],
  ]);
});

describe("aria-label (2D)", () => {
  checkNames([
    ["it names", `<button id=it aria-label="Close">x</button>`, "Close"],
    ["blanks are no label", `<button id=it aria-label="  ">Close</button>`, "Close"],
    ["it goes before the label element", `<label for=it>Street</label><input id=it aria-label="Road">`, "Road"],
    ["it goes before the text of a picture", `<img id=it alt=A aria-label=L>`, "L"],
    ["it counts for what is inside a name", `<a href="/" id=it>See <i aria-label=more>…</i></a>`, "See more"],
    ["it names what has no role of its own too", `<div id=it aria-label=Area></div>`, "Area"],
  ]);
});

describe("names of HTML and SVG (2E)", () => {
  checkNames([
    ["a label by its for", `<label for=it>Street</label><input id=it>`, "Street"],
    ["a label around the field", `<label>Street <input id=it value=x></label>`, "Street"],
    [
      "several labels in the order of the document",
      `<label for=it>One</label><label>Two <input id=it></label>`,
      "One Two",
    ],
    ["a label names a button too", `<label for=it>Lab</label><button id=it>Content</button>`, "Lab"],
    ["and an output", `<label for=it>Sum</label><output id=it>5</output>`, "Sum"],
    ["a label's picture names", `<label for=it><img alt=Street></label><input id=it>`, "Street"],
    ["without a label the title", `<input id=it title=Street placeholder=Road>`, "Street"],
    ["without a title the placeholder", `<input id=it placeholder=Road>`, "Road"],
    ["an empty label is none", `<label for=it></label><input id=it placeholder=Road>`, "Road"],
    ["of a text area too", `<textarea id=it placeholder=Road>typed</textarea>`, "Road"],
    ["nothing of a box to tick, which cannot show one", `<input type=checkbox id=it placeholder=Road>`, ""],
    ["nor of a date", `<input type=date id=it placeholder=Road>`, ""],
    ["ARIA's placeholder of what takes text", `<div role=textbox id=it aria-placeholder=Road></div>`, "Road"],
    ["and of nothing else", `<div role=button id=it aria-placeholder=Road></div>`, ""],
    ["a button by its value", `<input type=button id=it value=Go>`, "Go"],
    ["a submit button without one by what the browser draws", `<input type=submit id=it>`, "Submit"],
    ["a reset button as well", `<input type=reset id=it>`, "Reset"],
    ["an empty value draws nothing", `<input type=submit id=it value="">`, ""],
    ["then the title names", `<input type=submit id=it value="" title=Go>`, "Go"],
    ["a label goes before the value", `<label for=it>Lab</label><input type=submit id=it value=Go>`, "Lab"],
    ["a picture that submits by its text", `<input type=image id=it alt=Go title=T value=V>`, "Go"],
    ["else by its title", `<input type=image id=it alt="" title=T value=V>`, "T"],
    ["else by its value", `<input type=image id=it value=V>`, "V"],
    ["else it submits", `<input type=image id=it>`, "Submit"],
    ["a field for a file as the browser draws it", `<input type=file id=it>`, "Choose File"],
    ["for several files as well", `<input type=file multiple id=it>`, "Choose Files"],
    ["by its label where it has one", `<label>Photo <input type=file id=it></label>`, "Photo"],
    ["a group by its legend", `<fieldset id=it><legend>Address</legend></fieldset>`, "Address"],
    ["and by the first one only", `<fieldset id=it><legend>One</legend><legend>Two</legend></fieldset>`, "One"],
    ["a legend further in is not the group's", `<fieldset id=it><div><legend>One</legend></div></fieldset>`, ""],
    ["an empty legend gives way to the title", `<fieldset id=it title=T><legend></legend></fieldset>`, "T"],
    ["a table by its caption", `<table id=it><caption>Prices</caption><tr><td>1</table>`, "Prices"],
    ["a figure by its caption", `<figure id=it><img alt=x><figcaption>Map</figcaption></figure>`, "Map"],
    ["a picture by its text", `<img id=it alt="A cat" title=T>`, "A cat"],
    ["a picture without one by its title", `<img id=it title="A cat">`, "A cat"],
    ["an area of a map by its text", `<map name=m><area id=it href="/" alt=North></map>`, "North"],
    ["an option by its label", `<select><option id=it label=Short>Long</select>`, "Short"],
    ["else by its text", `<select><option id=it>Long</select>`, "Long"],
    ["a group of options by its label", `<select><optgroup id=it label=Fruit></optgroup></select>`, "Fruit"],
    ["a drawing by its title", `<svg id=it><title>Chart</title><text>5</text></svg>`, "Chart"],
    ["the title of a part is the part's", `<svg id=it role=img><g><title>Part</title></g></svg>`, ""],
    ["and a part may be a control", `<svg><g id=it role=button><title>Part</title></g></svg>`, "Part"],
    [
      "what is drawn elsewhere has its title there",
      `<svg hidden><symbol id=s><title>Search</title></symbol></svg><a href="/" id=it><svg><use href="#s"/></svg></a>`,
      "Search",
    ],
    [
      "the parts of what is called one picture are not read beside text",
      `<a href="/" id=it><svg role=img><g><title>lens</title></g></svg> Search</a>`,
      "Search",
    ],
    ["its own title is", `<a href="/" id=it title=T><svg role=img title=lens></svg> Search</a>`, "lens Search"],
    ["without text its parts name", `<a href="/" id=it><svg role=img><g><title>lens</title></g></svg></a>`, "lens"],
    ["what means nothing by its role says nothing", `<a href="/" id=it>Go<img role=presentation alt=arrow></a>`, "Go"],
    ["but what can be focused means something", `<img id=it role=presentation alt=arrow tabindex=0>`, "arrow"],
  ]);
});

describe("names from content (2F, 2G, 2H)", () => {
  checkNames([
    ["buttons, links and headings are named by what is in them", `<h3 id=it>Part <a href="/">two</a></h3>`, "Part two"],
    ["so are roles of that kind", `<div role=menuitem id=it>Open</div>`, "Open"],
    ["landmarks are not", `<nav id=it>Home</nav>`, ""],
    ["nor are fields", `<div role=textbox id=it>typed</div>`, ""],
    ["nor are lists to choose from", `<div role=listbox id=it><div role=option>One</div></div>`, ""],
    ["pictures give their text", `<a href="/" id=it><img alt=Home></a>`, "Home"],
    ["pictures stand apart from text", `<a href="/" id=it>Home<img alt=page></a>`, "Home page"],
    ["decoration leaves no gap", `<a href="/" id=it>Ho<img alt="">me</a>`, "Home"],
    ["drawings stand apart too", `<button id=it>Like<svg><title>heart</title></svg></button>`, "Like heart"],
    ["inline parts run together", `<button id=it>Sa<b>ve</b></button>`, "Save"],
    ["a comment is no gap", `<h2 id=it>head<!-- no -->ing</h2>`, "heading"],
    ["a line break is one", `<button id=it>Save<br>all</button>`, "Save all"],
    ["a place to break is none", `<button id=it>Save<wbr>all</button>`, "Saveall"],
    ["blocks stand apart", `<button id=it>Save<div>all</div>now</button>`, "Save all now"],
    ["so do boxes in a line", `<button id=it>Save<i style="display:inline-block">all</i></button>`, "Save all"],
    ["white space is one space", `<button id=it>  Save \n\t all </button>`, "Save all"],
    ["letters stay as they were written", `<button id=it style="text-transform:uppercase">Save</button>`, "Save"],
    ["the style sheet's text counts", `<style>.s::before{content:"No. "}</style><h2 id=it class=s>1</h2>`, "No. 1"],
    ["on both sides", `<style>.s::after{content:" (new)"}</style><h2 id=it class=s>One</h2>`, "One (new)"],
    [
      "by its alternative where it has one",
      `<style>.s::before{content:"★" / "Star"}</style><h2 id=it class=s>1</h2>`,
      "Star 1",
    ],
    ["an empty alternative says nothing", `<style>.s::before{content:"★" / ""}</style><h2 id=it class=s>1</h2>`, "1"],
    [
      "from an attribute",
      `<style>.s::before{content:attr(data-n) " "}</style><h2 id=it class=s data-n=No>1</h2>`,
      "No 1",
    ],
    [
      "a block of it stands apart",
      `<style>.s::before{content:"No";display:block}</style><h2 id=it class=s>1</h2>`,
      "No 1",
    ],
    [
      "a glyph of an icon font is no text",
      `<style>.s::before{content:"\\e900"}</style><button id=it class=s title=Menu></button>`,
      "Menu",
    ],
    [
      "what an element owns counts after what is in it",
      `<div role=button id=it aria-owns=o>One</div><i id=o>two</i>`,
      "One two",
    ],
    [
      "a submenu is not its item's name",
      `<div role=menuitem id=it>File <div role=menu><i role=menuitem>Open</i></div></div>`,
      "File",
    ],
    ["nor a subtree", `<li role=treeitem id=it>Top <ul role=group><li role=treeitem>Sub</ul></li>`, "Top"],
    ["nothing counts twice", `<div role=button id=it aria-owns=o>One <i id=o>two</i></div>`, "One two"],
    [
      "articles and figures inside a link are its name",
      `<a href="/" id=it><article><h3>News</h3></article></a>`,
      "News",
    ],
    [
      "references are followed inside a name",
      `<h3 id=it><a href="/" aria-labelledby=n>x</a> 2</h3><img id=n alt=Picture>`,
      "Picture 2",
    ],
    [
      "slots are read where they are shown",
      `<div id=h>Save</div><script>
        document.getElementById("h").attachShadow({ mode: "open" }).innerHTML = "<slot></slot> it";
        document.getElementById("h").id = "it"; document.getElementById("it").setAttribute("role", "button")</script>`,
      "Save it",
    ],
  ]);
});

describe("titles (2I)", () => {
  checkNames([
    ["a title names what has no other name", `<a href="/" id=it title=Home><img alt=""></a>`, "Home"],
    ["not what has one", `<a href="/" id=it title=Home>Start</a>`, "Start"],
    ["a group by its title", `<div role=group id=it title=Tools>x</div>`, "Tools"],
    ["a choice too", `<select id=it title=Country><option>Peru</select>`, "Country"],
    ["a summary without text", `<details><summary id=it title=More> </summary>x</details>`, "More"],
    ["a frame", `<iframe id=it title=Map></iframe>`, "Map"],
    ["an icon's title names its button", `<button id=it><i title=Delete></i></button>`, "Delete"],
    ["and a decoration's its link", `<a href="/" id=it><img alt="" title=Home></a>`, "Home"],
    ["but adds nothing to text", `<a href="/" id=it>Code<i title="Not yet"></i></a>`, "Code"],
    ["the button's own title goes before it", `<button id=it title=Remove><i title=Delete></i></button>`, "Remove"],
    ["an abbreviation is read as it stands", `<button id=it><abbr title=World>W</abbr></button>`, "W"],
  ]);
});
