/** A form of Ant Design's widgets. */
import {
  Button,
  Cascader,
  Checkbox,
  ConfigProvider,
  DatePicker,
  Dropdown,
  Form,
  Input,
  InputNumber,
  Radio,
  Segmented,
  Select,
  Slider,
  Switch,
  TimePicker,
  TreeSelect,
  Upload,
} from "antd";
import { useState } from "react";
import { createRoot } from "react-dom/client";
import { keep } from "./state.ts";

const REGIONS = [
  {
    value: "North",
    label: "North",
    children: [
      { value: "Oslo", label: "Oslo" },
      { value: "Tromsø", label: "Tromsø" },
    ],
  },
  { value: "South", label: "South", children: [{ value: "Lima", label: "Lima" }] },
];
const TREE = [{ value: "tools", title: "Tools", children: [{ value: "saw", title: "Saw" }] }];

const asOptions = (names: string[]) => names.map((name) => ({ value: name.toLowerCase(), label: name }));

/** Sixty entries: the list draws only those in view. */
const PORTS = Array.from({ length: 60 }, (_, index) => ({ value: `port-${index}`, label: `Port ${index}` }));

const CAPTAINS = asOptions(["Ahab the Elder", "Ahab the Younger", "Nemo"]);

/** Answers a search later than it was asked, as a server does. */
function Suggested() {
  const [options, setOptions] = useState<{ value: string; label: string }[]>([]);
  return (
    <Form.Item label="Captain" name="captain">
      <Select
        showSearch
        filterOption={false}
        options={options}
        onSearch={(text) =>
          setTimeout(() => setOptions(CAPTAINS.filter(({ label }) => text && label.includes(text))), 150)
        }
      />
    </Form.Item>
  );
}

function Page() {
  return (
    <Form data-ready="" layout="vertical" style={{ maxWidth: 500 }} onValuesChange={(_, values) => keepAll(values)}>
      <Form.Item label="Ship" name="ship" rules={[{ min: 3, message: "At least three letters" }]}>
        <Input />
      </Form.Item>
      <Form.Item label="Flag" name="flag">
        <Select options={asOptions(["Amber", "Birch", "Cedar"])} />
      </Form.Item>
      <Form.Item label="Harbour" name="harbour">
        <Select showSearch options={PORTS} optionFilterProp="label" />
      </Form.Item>
      <Suggested />
      <Form.Item label="Crew" name="crew">
        <Select mode="multiple" options={asOptions(["Ann", "Bob", "Cyd"])} />
      </Form.Item>
      <Form.Item label="Marks" name="marks">
        <Select mode="tags" options={[]} />
      </Form.Item>
      <Form.Item label="Region" name="region">
        <Cascader options={REGIONS} />
      </Form.Item>
      <Form.Item label="Cargo" name="cargo">
        <TreeSelect treeData={TREE} treeDefaultExpandAll />
      </Form.Item>
      <Form.Item label="Sails on" name="sails">
        <DatePicker />
      </Form.Item>
      <Form.Item label="Sails at" name="time">
        <TimePicker />
      </Form.Item>
      <Form.Item label="Berths" name="berths">
        <InputNumber min={1} max={20} />
      </Form.Item>
      <Form.Item label="Speed" name="speed">
        <Slider aria-label="Speed" step={5} />
      </Form.Item>
      <Form.Item name="insured" valuePropName="checked">
        <Checkbox>Insured</Checkbox>
      </Form.Item>
      <Form.Item label="Night watch" name="watch" valuePropName="checked">
        <Switch />
      </Form.Item>
      <Form.Item label="Class" name="class">
        <Radio.Group options={asOptions(["First", "Second"])} />
      </Form.Item>
      <Form.Item label="Unit" name="unit">
        <Segmented options={["Knots", "Miles"]} />
      </Form.Item>
      <Form.Item label="Papers" name="papers" getValueFromEvent={({ fileList }) => namesOf(fileList)}>
        <Upload beforeUpload={() => false}>
          <Button>Choose papers</Button>
        </Upload>
      </Form.Item>
      <Dropdown menu={{ items: asItems(["Unload", "Repaint"]), onClick: ({ key }) => keep("order", key) }}>
        <Button>Orders</Button>
      </Dropdown>
    </Form>
  );
}

const asItems = (names: string[]) => names.map((name) => ({ key: name, label: name }));
const namesOf = (files: { name: string }[]) => files.map(({ name }) => name);

/** Dates as they are shown: a day alone has no time. */
function keepAll(values: Record<string, unknown>): void {
  const { sails, time, ...others } = values;
  for (const [name, value] of Object.entries(others)) keep(name, value);
  keep("sails", formatted(sails, "YYYY-MM-DD"));
  keep("time", formatted(time, "HH:mm:ss"));
}

function formatted(value: unknown, pattern: string): string | undefined {
  const isDate = typeof value === "object" && value !== null && "format" in value;
  return isDate && typeof value.format === "function" ? String(value.format(pattern)) : undefined;
}

const root = document.getElementById("root");
if (root)
  createRoot(root).render(
    <ConfigProvider>
      <Page />
    </ConfigProvider>,
  );
