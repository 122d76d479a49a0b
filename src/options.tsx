import "./popup/popup.css";
import { OptionsRoot } from "./popup/options/options-root.tsx";

export default function Options() {
  return <OptionsRoot />;
}
