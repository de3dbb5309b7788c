import { useQuery } from '@tanstack/react-query';
import type { Finding } from '@throughline/core/events';
import { call, linkTo } from '../../api/index.ts';
import { instant } from '../../parts/format.ts';

const lookEvery = 60_000;

/** What is unusual of a source now, and what was. */
export function FindingsList({ source, since }: { source: string; since: string | null }) {
  const findings = useQuery({
    queryKey: ['source-findings', source],
    queryFn: async () => (await call('get', '/sources/{id}/findings', { path: { id: source } })).items,
    refetchInterval: lookEvery,
  });
  const items = findings.data ?? [];
  const open = items.filter((one) => one.closedAt === null);
  const over = items.filter((one) => one.closedAt !== null);
  return (
    <section className="card">
      <h2>What is unusual</h2>
      {findings.isError && <p role="alert">{findings.error.message}</p>}
      {findings.isPending && <p className="quiet-text">Looking …</p>}
      {findings.data !== undefined && open.length === 0 && <p>{calmWords(since)}</p>}
      <ul className="plain">
        {open.map((one) => (
          <FindingLine key={one.id} finding={one} />
        ))}
      </ul>
      {over.length > 0 && (
        <details>
          <summary>{over.length} that are over</summary>
          <ul className="plain">
            {over.map((one) => (
              <FindingLine key={one.id} finding={one} />
            ))}
          </ul>
        </details>
      )}
      <p className="quiet-text">
        The last day is held against the 28 days before it, once there are seven; the last two whole hours against the
        same hour of the week and how much that usually varies, once there are two weeks.{' '}
        <a href={linkTo('/sources/{id}/findings', { path: { id: source } })}>The same as JSON</a>
      </p>
    </section>
  );
}

/** Nothing found means little before there is something to hold the events against. */
function calmWords(since: string | null): string {
  const days = since === null ? 0 : (Date.now() - Date.parse(since)) / 86_400_000;
  if (days < 8) return 'It is too early to tell: it has sent for less than eight days.';
  const volume = days < 14 ? ' It is too early to tell whether it is as much as ever.' : ' And it is as much as ever.';
  return `Nothing: it sends what it always sent.${volume}`;
}

function FindingLine({ finding: { words, openedAt, closedAt } }: { finding: Finding }) {
  return (
    <li>
      {closedAt === null ? <strong>{words}</strong> : words}{' '}
      <span className="quiet-text">
        {closedAt === null ? `since ${instant(openedAt)}` : `${instant(openedAt)} to ${instant(closedAt)}`}
      </span>
    </li>
  );
}
