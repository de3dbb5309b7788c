/** A path as a row of steps; each activity keeps its colour. Very long paths are cut and say so; `steps` where the path was cut before. */
export function Path({ path, steps = path.length }: { path: readonly string[]; steps?: number }) {
  const shown = path.slice(0, 40);
  return (
    <span className="path">
      {shown.map((activity, index) => (
        <span key={`${index}${activity}`} className="step" style={{ '--hue': hueOf(activity) } as React.CSSProperties}>
          {activity}
        </span>
      ))}
      {steps > shown.length && <span className="quiet-text">and {steps - shown.length} more</span>}
    </span>
  );
}

function hueOf(text: string): number {
  let hash = 7;
  for (const sign of text) hash = (hash * 31 + (sign.codePointAt(0) ?? 0)) % 360;
  return hash;
}
