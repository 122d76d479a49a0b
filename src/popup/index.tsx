export default function Popup() {
  return <p>hi</p>;
}
