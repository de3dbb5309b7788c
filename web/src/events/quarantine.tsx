import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { identifierWords, type QuarantinedRow, type RejectionReason, rejectionWords } from '@throughline/core/events';
import { useState } from 'react';
import { call, linkTo } from '../api/index.ts';
import { count, counted, instant } from '../parts/format.ts';

/** An import, or a source that sends. */
export interface Origin {
  readonly kind: 'import' | 'source';
  readonly id: string;
}

/** What could not become an event: mend one and replay it, leave it out, or take the rows of a file along as CSV. */
export function Quarantine({ origin: { kind, id } }: { origin: Origin }) {
  const queries = useQueryClient();
  const [cursor, setCursor] = useState<string | null>(null);
  const [reason, setReason] = useState<RejectionReason | null>(null);
  const path = { id };
  const list = kind === 'import' ? '/imports/{id}/quarantine' : '/sources/{id}/quarantine';
  const rows = useQuery({
    queryKey: ['quarantine', id, cursor, reason],
    queryFn: () =>
      call('get', list, {
        path,
        query: { limit: 50, ...(cursor === null ? {} : { cursor }), ...(reason === null ? {} : { reason }) },
      }),
  });
  const refresh = () => queries.invalidateQueries({ queryKey: ['quarantine', id] });
  const replay = useMutation({
    mutationFn: (row: { ordinal: number; raw: string }) =>
      call('post', `${list}/replay`, { path, body: { items: [row] } }),
    onSuccess: refresh,
  });
  const discard = useMutation({
    mutationFn: (ordinal: number) => call('post', `${list}/discard`, { path, body: { ordinals: [ordinal] } }),
    onSuccess: refresh,
  });
  const refused = replay.data?.rejected[0];
  return (
    <section>
      <h2>In quarantine</h2>
      <p>
        {counted(rows.data?.total ?? 0, kind === 'import' ? 'row' : 'item')} in quarantine. Mend one and replay it, or{' '}
        {kind === 'import' ? (
          <a href={linkTo('/imports/{id}/quarantine.csv', { path })} download>
            take all of them along as CSV
          </a>
        ) : (
          'leave it out for good'
        )}
        .
      </p>
      {refused !== undefined && (
        <p role="alert">
          It still cannot be read: {rejectionWords[refused.reason]} {refused.detail}
        </p>
      )}
      {(rows.data?.reasons.length ?? 0) > 1 && (
        <p className="actions" role="group" aria-label="Why">
          {(rows.data?.reasons ?? []).map((one) => (
            <button
              key={one.reason}
              type="button"
              className="button"
              aria-pressed={reason === one.reason}
              onClick={() => {
                setCursor(null);
                setReason(reason === one.reason ? null : one.reason);
              }}
            >
              {rejectionWords[one.reason]} {count(one.rows)}
            </button>
          ))}
        </p>
      )}
      {(rows.data?.items ?? []).map((row) => (
        <QuarantineRow
          key={row.ordinal}
          row={row}
          onReplay={(raw) => replay.mutate({ ordinal: row.ordinal, raw })}
          onDiscard={() => discard.mutate(row.ordinal)}
        />
      ))}
      {rows.data !== undefined && rows.data.nextCursor !== null && (
        <button type="button" className="button" onClick={() => setCursor(rows.data.nextCursor)}>
          Next 50
        </button>
      )}
    </section>
  );
}

function QuarantineRow({
  row,
  onReplay,
  onDiscard,
}: {
  row: QuarantinedRow;
  onReplay: (raw: string) => void;
  onDiscard: () => void;
}) {
  const [raw, setRaw] = useState(row.raw);
  if (row.reason === 'same-id-other-content') return <TakenId row={row} onDiscard={onDiscard} />;
  return (
    <div className="quarantined">
      <p>
        {/* What a source sent has a place in the order of arrival, which says nothing to a person. */}
        {row.line > 0 && `Row ${row.ordinal}, line ${row.line}: `}
        <strong>{rejectionWords[row.reason]}</strong> {row.detail}
      </p>
      <textarea
        aria-label={`Row ${row.ordinal} as it stands`}
        rows={2}
        value={raw}
        onChange={(event) => setRaw(event.target.value)}
      />
      <div className="actions">
        <button type="button" className="button" onClick={() => onReplay(raw)}>
          Replay
        </button>
        <button type="button" className="button quiet" onClick={onDiscard}>
          Leave it out
        </button>
      </div>
    </div>
  );
}

/** The first event of an id counts. What else came under it cannot be replayed: it needs an id of its own. */
function TakenId({ row, onDiscard }: { row: QuarantinedRow; onDiscard: () => void }) {
  return (
    <div className="quarantined">
      <p>
        <strong>{rejectionWords[row.reason]}</strong> {row.detail}
      </p>
      <p>{eventWords(row.raw)}. The first one counts. If both happened, send this one again under an id of its own.</p>
      <button type="button" className="button quiet" onClick={onDiscard}>
        Leave it out
      </button>
    </div>
  );
}

function eventWords(raw: string): string {
  const { activity, customer, at }: Record<string, unknown> = JSON.parse(raw) ?? {};
  // A time without a zone is of UTC.
  const written = typeof at === 'string' && !/Z$|[+-]\d{2}:?\d{2}$/.test(at) ? `${at.replace(' ', 'T')}Z` : at;
  const when = typeof written === 'number' || typeof written === 'string' ? new Date(written) : null;
  const time = when === null || Number.isNaN(when.getTime()) ? '' : `, ${instant(when.toISOString())}`;
  return `“${activity}” of ${identifierWords(String(customer))}${time}`;
}
