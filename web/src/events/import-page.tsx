import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ImportJob, type Mapping, mappingSchema, statesUnderWay } from '@throughline/core/events';
import { useEffect } from 'react';
import { ApiProblem, call } from '../api/index.ts';
import { Link } from '../app/link.tsx';
import { bytes, count, counted, day, duration } from '../parts/format.ts';
import { Problem, Waiting } from '../parts/states.tsx';
import { MappingForm } from './mapping-form.tsx';
import { Quarantine } from './quarantine.tsx';

/** One import: first its mapping, then its progress, then what it brought. */
export function ImportPage({ id }: { id: string }) {
  const queries = useQueryClient();
  const job = useQuery({
    queryKey: ['imports', id],
    queryFn: () => call('get', '/imports/{id}', { path: { id } }),
    refetchInterval: (query) => (statesUnderWay.some((state) => state === query.state.data?.state) ? 500 : false),
  });
  const act = useMutation({
    mutationFn: (what: 'start' | 'cancel' | 'undo' | 'undo-anyway') => actOn(id, what, job.data?.mapping ?? null),
    onSuccess: () => {
      queries.clear();
      void job.refetch();
    },
  });
  // What was read while it was being taken out may still tell of it.
  const isUndone = job.data?.state === 'undone';
  useEffect(() => {
    if (isUndone) void queries.invalidateQueries({ refetchType: 'none' });
  }, [isUndone, queries]);
  if (job.isPending) return <Waiting what="Opening the import" />;
  if (job.isError) return <Problem error={job.error} retry={() => job.refetch()} />;
  const { state, fileName, result, error } = job.data;
  return (
    <div className="page">
      <h1>{fileName}</h1>
      {state === 'uploaded' && <MappingForm job={job.data} onStarted={() => job.refetch()} />}
      {statesUnderWay.includes(state) && (
        <Progress job={job.data}>
          {state === 'reading' && (
            <button type="button" className="button" onClick={() => act.mutate('cancel')}>
              Cancel
            </button>
          )}
        </Progress>
      )}
      {state === 'failed' && (
        <>
          <p role="alert">{error}</p>
          <div className="actions">
            <button type="button" className="button" disabled={act.isPending} onClick={() => act.mutate('start')}>
              Try again
            </button>
            <button type="button" className="button quiet" disabled={act.isPending} onClick={() => act.mutate('undo')}>
              Take out what is in
            </button>
          </div>
        </>
      )}
      {state === 'cancelled' && <p>The import was cancelled. Nothing of it was kept.</p>}
      {state === 'undone' && (
        <>
          <p>The import was undone: nothing of it is in this workspace now. Import the file again to have it back.</p>
          <div className="actions">
            <Link className="button" href="/imports" onClick={() => queries.clear()}>
              All imports
            </Link>
          </div>
        </>
      )}
      {result !== null && state === 'done' && (
        <>
          <p className="headline-text">
            {count(result.accepted)} new events of {counted(result.customers, 'customer')}
            {result.firstAt !== null &&
              result.lastAt !== null &&
              `, from ${day(result.firstAt)} to ${day(result.lastAt)}`}
            . {count(result.duplicates)} were already there. {counted(result.quarantined, 'row')}{' '}
            {result.quarantined === 1 ? 'waits' : 'wait'} in quarantine.
          </p>
          <div className="actions">
            <Link className="button primary" href={mapOf(result)} onClick={() => queries.clear()}>
              See the map
            </Link>
            <Link className="button" href="/journeys" onClick={() => queries.clear()}>
              Journeys your events suggest
            </Link>
            <button
              type="button"
              className="button quiet"
              disabled={act.isPending}
              onClick={() =>
                window.confirm(
                  `Take the ${counted(result.accepted, 'event')} of ${job.data.fileName} out of this workspace again?`,
                ) && act.mutate('undo')
              }
            >
              Undo the import
            </button>
          </div>
          {result.quarantined > 0 && <Quarantine origin={{ kind: 'import', id: id }} />}
        </>
      )}
      {act.isError && <p role="alert">{act.error.message}</p>}
      {act.isError && act.variables === 'undo' && act.error instanceof ApiProblem && act.error.status === 409 && (
        <p>
          <button type="button" className="button" onClick={() => act.mutate('undo-anyway')}>
            Undo it anyway
          </button>
        </p>
      )}
    </div>
  );
}

function actOn(
  id: string,
  what: 'start' | 'cancel' | 'undo' | 'undo-anyway',
  mapping: Mapping | null,
): Promise<unknown> {
  const path = { id };
  if (what === 'cancel') return call('post', '/imports/{id}/cancel', { path });
  if (what === 'start')
    return call('post', '/imports/{id}/start', { path, body: { mapping: mappingSchema.parse(mapping) } });
  return call('delete', '/imports/{id}', { path, query: what === 'undo-anyway' ? { anyway: 'true' } : {} });
}

const progressWords: Readonly<Partial<Record<ImportJob['state'], string>>> = {
  reading: 'The file is being read.',
  publishing: 'Its events are being stored.',
  discovering: 'The journeys are brought up to date.',
  undoing: 'The import is being taken out again.',
};

function Progress({ job, children }: { job: ImportJob; children: React.ReactNode }) {
  const { progress, state } = job;
  const isRead = state !== 'undoing';
  return (
    <div className="progress" role="status">
      <p>{progressWords[state]}</p>
      <progress {...(isRead ? { value: progress.share } : {})} max={1} aria-label="Progress" />
      {isRead && progress.rowsRead > 0 && (
        <p className="quiet-text">
          {counted(progress.rowsRead, 'row')} · {bytes(progress.bytesRead)} of {bytes(job.bytes)} ·{' '}
          {counted(progress.rowsPerSecond, 'row')} a second
          {progress.secondsLeft !== null && ` · about ${duration(Math.max(1, progress.secondsLeft))} left`}
        </p>
      )}
      {children}
    </div>
  );
}

/** The map of the time that a file is about, whatever else the workspace holds. */
function mapOf(result: NonNullable<ImportJob['result']>): string {
  if (result.firstAt === null || result.lastAt === null) return '/journeys/all/map';
  const after = new Date(Date.parse(result.lastAt) + 86_400_000).toISOString().slice(0, 10);
  return `/journeys/all/map?from=${result.firstAt.slice(0, 10)}&to=${after}`;
}
