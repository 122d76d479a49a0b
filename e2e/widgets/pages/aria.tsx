/** A form of React Aria's components, which keep to the ARIA patterns most closely. */
import { useState } from "react";
import {
  Button,
  Checkbox,
  CheckboxGroup,
  ComboBox,
  DateField,
  DateInput,
  DateSegment,
  FieldError,
  Group,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  Menu,
  MenuItem,
  MenuTrigger,
  NumberField,
  Popover,
  Radio,
  RadioGroup,
  SearchField,
  Select,
  SelectValue,
  Slider,
  SliderOutput,
  SliderThumb,
  SliderTrack,
  Switch,
  Tab,
  TabList,
  TabPanel,
  Tabs,
  TextField,
  TimeField,
  ToggleButton,
} from "react-aria-components";
import { createRoot } from "react-dom/client";
import { keep } from "./state.ts";

const CITIES = ["Athens", "Bergen", "Cork"].map((name) => ({ id: name.toLowerCase(), name }));

function Texts() {
  return (
    <>
      <TextField type="email" isRequired onChange={(value) => keep("email", value)}>
        <Label>Email</Label>
        <Input />
        <FieldError />
      </TextField>
      <SearchField onChange={(value) => keep("search", value)} onSubmit={(value) => keep("sought", value)}>
        <Label>Find</Label>
        <Input />
        <Button>Clear</Button>
      </SearchField>
      <NumberField defaultValue={1} minValue={0} maxValue={9} onChange={(value) => keep("guests", value)}>
        <Label>Guests</Label>
        <Group>
          <Button slot="decrement">-</Button>
          <Input />
          <Button slot="increment">+</Button>
        </Group>
      </NumberField>
    </>
  );
}

function Lists() {
  return (
    <>
      <ComboBox defaultItems={CITIES} onSelectionChange={(key) => keep("city", key)}>
        <Label>City</Label>
        <Input />
        <Button>▼</Button>
        <Popover>
          <ListBox>{(item: { id: string; name: string }) => <ListBoxItem>{item.name}</ListBoxItem>}</ListBox>
        </Popover>
      </ComboBox>
      <Select onSelectionChange={(key) => keep("pet", key)}>
        <Label>Pet</Label>
        <Button>
          <SelectValue />
        </Button>
        <Popover>
          <ListBox>
            <ListBoxItem id="cat">Cat</ListBoxItem>
            <ListBoxItem id="dog">Dog</ListBoxItem>
          </ListBox>
        </Popover>
      </Select>
      <ListBox
        aria-label="Toppings"
        selectionMode="multiple"
        onSelectionChange={(keys) => keep("toppings", [...keys].sort())}
      >
        <ListBoxItem id="nuts">Nuts</ListBoxItem>
        <ListBoxItem id="figs">Figs</ListBoxItem>
      </ListBox>
      <MenuTrigger>
        <Button>Actions</Button>
        <Popover>
          <Menu onAction={(key) => keep("menu", key)}>
            <MenuItem id="copy">Copy</MenuItem>
            <MenuItem id="cut">Cut</MenuItem>
          </Menu>
        </Popover>
      </MenuTrigger>
    </>
  );
}

function Times() {
  return (
    <>
      <DateField onChange={(value) => keep("date", value?.toString())}>
        <Label>Arrival</Label>
        <DateInput>{(segment) => <DateSegment segment={segment} />}</DateInput>
      </DateField>
      <TimeField hourCycle={24} onChange={(value) => keep("hour", value?.toString())}>
        <Label>Hour</Label>
        <DateInput>{(segment) => <DateSegment segment={segment} />}</DateInput>
      </TimeField>
      <Slider defaultValue={30} onChange={(value) => keep("light", value)} style={{ width: 200 }}>
        <Label>Light</Label>
        <SliderOutput />
        <SliderTrack style={{ height: 30, background: "#ddd" }}>
          <SliderThumb style={{ width: 20, height: 20, background: "navy", top: "50%" }} />
        </SliderTrack>
      </Slider>
    </>
  );
}

function Toggles() {
  return (
    <>
      <Checkbox onChange={(value) => keep("news", value)}>Newsletter</Checkbox>
      <CheckboxGroup onChange={(value) => keep("sports", value)}>
        <Label>Sports</Label>
        <Checkbox value="golf">Golf</Checkbox>
        <Checkbox value="judo">Judo</Checkbox>
      </CheckboxGroup>
      <Switch onChange={(value) => keep("wifi", value)}>Wi-Fi</Switch>
      <RadioGroup onChange={(value) => keep("plan", value)}>
        <Label>Plan</Label>
        <Radio value="day">Day</Radio>
        <Radio value="week">Week</Radio>
      </RadioGroup>
      <ToggleButton onChange={(value) => keep("pinned", value)}>Pin</ToggleButton>
    </>
  );
}

function Page() {
  const [saves, setSaves] = useState(0);
  keep("saves", saves);
  return (
    <main data-ready="" style={{ display: "grid", gap: 6, maxWidth: 500 }}>
      <Texts />
      <Lists />
      <Times />
      <Toggles />
      <Tabs onSelectionChange={(key) => keep("tab", key)}>
        <TabList aria-label="Pages">
          <Tab id="one">One</Tab>
          <Tab id="two">Two</Tab>
        </TabList>
        <TabPanel id="one">First page</TabPanel>
        <TabPanel id="two">Second page</TabPanel>
      </Tabs>
      <Button data-watched="keep" onPress={() => setSaves(saves + 1)}>
        Keep it
      </Button>
    </main>
  );
}

const root = document.getElementById("root");
if (root) createRoot(root).render(<Page />);
