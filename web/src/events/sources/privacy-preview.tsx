import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { PrivacyRule } from '@throughline/core/events';
import { call } from '../../api/index.ts';
import { count } from '../../parts/format.ts';
import { Table } from '../../parts/table.tsx';

/** What the rules would have made of the newest events. */
export function PrivacyPreview({ source, rules }: { source: string; rules: readonly PrivacyRule[] }) {
  const preview = useQuery({
    queryKey: ['source-privacy-preview', source, rules],
    queryFn: () => call('post', '/sources/{id}/privacy/preview', { path: { id: source }, body: { rules } }),
    placeholderData: keepPreviousData,
  });
  if (preview.data === undefined) return preview.isError ? <p role="alert">{preview.error.message}</p> : null;
  const { events, changed, examples } = preview.data;
  return (
    <section>
      <h2>What these rules would have done</h2>
      <p className="quiet-text">
        {count(changed)} of the newest {count(events)} events would be stored otherwise.
      </p>
      {examples.length > 0 && (
        <Table
          columns={[
            { name: 'Field', cell: (one) => one.field },
            { name: 'As it came', cell: (one) => <span className="examples">{one.before}</span> },
            { name: 'As it is stored', cell: (one) => <span className="examples">{one.after ?? 'left out'}</span> },
          ]}
          rows={examples}
          keyOf={(one, place) => `${one.field} ${place}`}
        />
      )}
    </section>
  );
}
