/** The browser's own fields, controlled by React, which puts back what it did not hear of. */
import { type ChangeEvent, useState } from "react";
import { createRoot } from "react-dom/client";
import { keep } from "./state.ts";

type FieldElement = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

function useField(name: string, initial = "", accept: (value: string) => string = (value) => value) {
  const [value, setValue] = useState(initial);
  keep(name, value);
  return { value, onChange: ({ target }: ChangeEvent<FieldElement>) => setValue(accept(target.value)) };
}

const PICKERS = [
  { label: "Date", type: "date" },
  { label: "Time", type: "time" },
  { label: "Moment", type: "datetime-local" },
  { label: "Month", type: "month" },
  { label: "Week", type: "week" },
  { label: "Colour", type: "color", initial: "#000000" },
  { label: "Range", type: "range", initial: "50" },
  { label: "Number", type: "number" },
];

function Picker({ label, type, initial = "" }: { label: string; type: string; initial?: string }) {
  return (
    <label>
      {label} <input data-watched={label} type={type} {...useField(label, initial)} />
    </label>
  );
}

function Texts() {
  const name = useField("Name");
  const digits = useField("Digits", "", (value) => value.replace(/\D/g, ""));
  const stubborn = useField("Stubborn", "fixed", () => "fixed");
  return (
    <>
      <label>
        Name <input data-watched="Name" {...name} />
      </label>
      <label>
        Digits only <input {...digits} />
      </label>
      <label>
        Stubborn <input {...stubborn} />
      </label>
      <label>
        Mail <input type="email" {...useField("Mail")} />
      </label>
      <label>
        Code <input pattern="[A-Z]{3}" title="Three capitals" {...useField("Code")} />
      </label>
      <label>
        Longest <input maxLength={5} {...useField("Longest")} />
      </label>
      <label>
        Fixed <input readOnly value="as it is" />
      </label>
      <label>
        Off <input disabled value="" />
      </label>
      <label>
        Remarks <textarea data-watched="Remarks" {...useField("Remarks")} />
      </label>
    </>
  );
}

function Lists() {
  const [many, setMany] = useState<string[]>([]);
  keep("Many", many);
  return (
    <>
      <label>
        One{" "}
        <select data-watched="One" {...useField("One")}>
          <option value="" />
          <option>Red</option>
          <option>Green</option>
          <option disabled>Grey</option>
        </select>
      </label>
      <label>
        Many{" "}
        <select
          multiple
          value={many}
          onChange={({ target }) => setMany([...target.selectedOptions].map(({ value }) => value))}
        >
          <option>Oak</option>
          <option>Elm</option>
          <option>Fir</option>
        </select>
      </label>
    </>
  );
}

function Toggles() {
  const [isOn, setOn] = useState(false);
  const [choice, setChoice] = useState("a");
  keep("Tick", isOn);
  keep("Choice", choice);
  return (
    <>
      <label>
        <input data-watched="Tick" type="checkbox" checked={isOn} onChange={() => setOn(!isOn)} /> Tick
      </label>
      <label>
        <input type="checkbox" checked={false} readOnly /> Never
      </label>
      {["a", "b"].map((each) => (
        <label key={each}>
          <input type="radio" name="choice" checked={choice === each} onChange={() => setChoice(each)} /> Choice {each}
        </label>
      ))}
    </>
  );
}

/** Asks for one thing after the other, and goes on only when that is there. */
function Steps() {
  const [step, setStep] = useState(1);
  const first = useField("First");
  const second = useField("Second");
  keep("step", step);
  if (step === 3) return <p>All steps taken</p>;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        setStep(step + 1);
      }}
    >
      {step === 1 ? (
        <label key="first">
          First answer <input required {...first} />
        </label>
      ) : (
        <label key="second">
          Second answer <input required {...second} />
        </label>
      )}
      <button type="submit">{step === 1 ? "Next" : "Finish"}</button>
    </form>
  );
}

function Files() {
  return (
    <label>
      Photos{" "}
      <input
        type="file"
        multiple
        accept="image/*"
        onChange={({ target }) =>
          keep(
            "Photos",
            [...(target.files ?? [])].map(({ name, size }) => `${name} ${size}`),
          )
        }
      />
    </label>
  );
}

function Page() {
  return (
    <main data-ready="" style={{ display: "grid", gap: 4, maxWidth: 500 }}>
      <Texts />
      {PICKERS.map((each) => (
        <Picker key={each.label} {...each} />
      ))}
      <Lists />
      <Toggles />
      <Files />
      <Steps />
    </main>
  );
}

const root = document.getElementById("root");
if (root) createRoot(root).render(<Page />);
