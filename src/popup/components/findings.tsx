/** What the run has saved so far, shown at once. */
export function Findings({ findings }: { findings: string[] }) {
  return (
    <section className="findings">
      <h2 id="findings-title">Findings</h2>
      <ul aria-labelledby="findings-title">
        {findings.map((finding, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: findings are only ever added at the end.
          <li key={index} dir="auto">
            {finding}
          </li>
        ))}
      </ul>
    </section>
  );
}
