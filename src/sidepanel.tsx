import "./popup/popup.css";
import { PanelPage } from "./popup/panel-page.tsx";

export default function SidePanel() {
  return <PanelPage frame="side" />;
}
