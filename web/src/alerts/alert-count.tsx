import { useAlerts } from './use-alerts.ts';

/** How many alerts are open, beside the name of their page. */
export function AlertCount() {
  const open = useAlerts('open').data?.items.length ?? 0;
  return open === 0 ? null : (
    <span className="count-badge">
      {open}
      <span className="visually-hidden"> open</span>
    </span>
  );
}
