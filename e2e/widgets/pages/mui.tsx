/** A form of Material UI's widgets, each controlled by React. */
import {
  Autocomplete,
  Button,
  Checkbox,
  Chip,
  FormControl,
  FormControlLabel,
  InputLabel,
  Menu,
  MenuItem,
  Radio,
  RadioGroup,
  Rating,
  Select,
  Slider,
  Switch,
  TextField,
} from "@mui/material";
import { type ReactNode, useState } from "react";
import { createRoot } from "react-dom/client";
import { keep } from "./state.ts";

const FRUITS = ["Apple", "Apricot", "Banana", "Cherry", "Damson"];

/** A value that React holds and the page tells of. */
function useKept<Value>(name: string, initial: Value): [Value, (value: Value) => void] {
  const [value, setValue] = useState(initial);
  keep(name, value);
  return [value, setValue];
}

function Texts() {
  const [name, setName] = useKept("name", "");
  const [code, setCode] = useKept("code", "");
  const [notes, setNotes] = useKept("notes", "");
  const isShort = code !== "" && code.length < 4;
  return (
    <>
      <TextField label="Full name" value={name} onChange={({ target }) => setName(target.value)} />
      <TextField
        label="Code"
        value={code}
        error={isShort}
        helperText={isShort ? "At least four letters" : " "}
        onChange={({ target }) => setCode(target.value.toUpperCase())}
      />
      <TextField label="Notes" multiline minRows={2} value={notes} onChange={({ target }) => setNotes(target.value)} />
    </>
  );
}

function Choices() {
  const [country, setCountry] = useKept("country", "");
  const [days, setDays] = useKept<string[]>("days", []);
  const [fruit, setFruit] = useKept<string | null>("fruit", null);
  const [tags, setTags] = useKept<string[]>("tags", []);
  return (
    <>
      <FormControl sx={{ minWidth: 160 }}>
        <InputLabel id="country">Country</InputLabel>
        <Select labelId="country" label="Country" value={country} onChange={({ target }) => setCountry(target.value)}>
          {["Ireland", "Norway", "Peru"].map((each) => (
            <MenuItem key={each} value={each}>
              {each}
            </MenuItem>
          ))}
        </Select>
      </FormControl>
      <FormControl sx={{ minWidth: 160 }}>
        <InputLabel id="days">Days</InputLabel>
        <Select
          labelId="days"
          label="Days"
          multiple
          value={days}
          onChange={({ target }) => setDays(typeof target.value === "string" ? [target.value] : target.value)}
        >
          {["Monday", "Tuesday", "Friday"].map((each) => (
            <MenuItem key={each} value={each}>
              {each}
            </MenuItem>
          ))}
        </Select>
      </FormControl>
      <Autocomplete
        options={FRUITS}
        value={fruit}
        onChange={(_, value) => setFruit(value)}
        renderInput={(parameters) => <TextField {...parameters} label="Fruit" sx={{ width: 200 }} />}
      />
      <Autocomplete
        multiple
        freeSolo
        options={["Fast", "Quiet"]}
        value={tags}
        onChange={(_, value) => setTags(value)}
        renderInput={(parameters) => <TextField {...parameters} label="Tags" sx={{ width: 240 }} />}
      />
    </>
  );
}

function Toggles() {
  const [terms, setTerms] = useKept("terms", false);
  const [alerts, setAlerts] = useKept("alerts", true);
  const [size, setSize] = useKept("size", "small");
  const [stars, setStars] = useKept<number | null>("stars", 1);
  const [volume, setVolume] = useKept("volume", 30);
  return (
    <>
      <FormControlLabel
        control={<Checkbox checked={terms} onChange={({ target }) => setTerms(target.checked)} />}
        label="Accept terms"
      />
      <FormControlLabel
        control={<Switch checked={alerts} onChange={({ target }) => setAlerts(target.checked)} />}
        label="Alerts"
      />
      <RadioGroup row aria-label="Size" value={size} onChange={({ target }) => setSize(target.value)}>
        <FormControlLabel value="small" control={<Radio />} label="Small" />
        <FormControlLabel value="large" control={<Radio />} label="Large" />
      </RadioGroup>
      <Rating name="stars" value={stars} onChange={(_, value) => setStars(value)} />
      <Slider
        aria-label="Volume"
        value={volume}
        sx={{ width: 200, display: "block" }}
        onChange={(_, value) => setVolume(Number(value))}
      />
    </>
  );
}

function MenuButton({ children }: { children: ReactNode }) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [, setChosen] = useKept("menu", "");
  const [removed, setRemoved] = useKept("removed", false);
  const choose = (item: string) => () => {
    setChosen(item);
    setAnchor(null);
  };
  return (
    <>
      <Button aria-haspopup="menu" onClick={({ currentTarget }) => setAnchor(currentTarget)}>
        {children}
      </Button>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        <MenuItem onClick={choose("rename")}>Rename</MenuItem>
        <MenuItem onClick={choose("archive")}>Archive</MenuItem>
      </Menu>
      {!removed && <Chip label="Draft" onDelete={() => setRemoved(true)} />}
    </>
  );
}

function Page() {
  const [saves, setSaves] = useKept("saves", 0);
  return (
    <main data-ready="" style={{ display: "grid", gap: 8, maxWidth: 700 }}>
      <Texts />
      <Choices />
      <Toggles />
      <MenuButton>More</MenuButton>
      <Button data-watched="save" variant="contained" onClick={() => setSaves(saves + 1)}>
        Keep it
      </Button>
      <Button disabled>Cannot</Button>
    </main>
  );
}

const root = document.getElementById("root");
if (root) createRoot(root).render(<Page />);
