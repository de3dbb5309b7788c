import { type ReactNode, useEffect, useRef, useState } from 'react';

interface DrawerProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A panel beside the page (a sheet on a phone) that opens a number. Escape closes it and goes back to what opened it. */
export function Drawer({ title, onClose, children }: DrawerProps) {
  const panel = useRef<HTMLElement>(null);
  const [opener] = useState(() => document.activeElement);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new title is read out
  useEffect(() => panel.current?.focus(), [title]);
  useEffect(
    () => () => {
      if (opener instanceof HTMLElement || opener instanceof SVGElement) opener.focus();
    },
    [opener],
  );
  return (
    <aside
      className="drawer"
      ref={panel}
      tabIndex={-1}
      aria-label={`Evidence: ${title}`}
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
    >
      <div className="drawer-head">
        <h2>{title}</h2>
        <button type="button" className="button quiet" aria-label="Close the evidence" onClick={onClose}>
          ×
        </button>
      </div>
      {children}
    </aside>
  );
}

export type Rows = readonly (readonly [name: string, value: ReactNode])[];

export function Facts({ rows }: { rows: Rows }) {
  return (
    <dl className="facts">
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
