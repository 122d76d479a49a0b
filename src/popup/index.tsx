import "./popup.css";
import { PanelPage } from "./panel-page.tsx";

export default function Popup() {
  return <PanelPage frame="popup" />;
}
