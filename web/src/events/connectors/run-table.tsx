import type { ConnectorRun, ImportJob } from '@throughline/core/events';
import { useState } from 'react';
import { Link } from '../../app/link.tsx';
import { count, counted, instant, shortDuration } from '../../parts/format.ts';
import { Problem, Waiting } from '../../parts/states.tsx';
import { Table } from '../../parts/table.tsx';
import { stateWords } from '../state-words.ts';
import { runWords } from './connector-words.ts';
import { useRunPages, useRuns } from './use-connectors.ts';

/** The runs of a connector with what each brought; a run opens to the pages behind its numbers. */
export function RunTable({ connector }: { connector: string }) {
  const runs = useRuns(connector);
  const [chosen, setChosen] = useState<string | null>(null);
  if (runs.isPending) return <Waiting what="Listing the runs" />;
  if (runs.isError) return <Problem error={runs.error} retry={() => runs.refetch()} />;
  if (runs.data.length === 0) return <p className="quiet-text">It has not run yet.</p>;
  const open = runs.data.find((run) => run.id === chosen);
  return (
    <>
      <Table
        columns={[
          { name: 'Began', cell: (run) => instant(run.startedAt) },
          { name: 'State', cell: (run) => <RunState run={run} /> },
          { name: 'Took', cell: (run) => tookWords(run) },
          {
            name: 'Pages',
            isNumber: true,
            cell: (run) =>
              run.pages === 0 ? (
                '0'
              ) : (
                <button
                  type="button"
                  className="figure"
                  aria-expanded={run.id === chosen}
                  onClick={() => setChosen(run.id === chosen ? null : run.id)}
                >
                  {counted(run.pages, 'page')}
                </button>
              ),
          },
          { name: 'Rows', isNumber: true, cell: (run) => count(run.rows) },
          { name: 'New events', isNumber: true, cell: (run) => count(run.accepted) },
          { name: 'Already there', isNumber: true, cell: (run) => count(run.duplicates) },
          { name: 'In quarantine', isNumber: true, cell: (run) => count(run.quarantined) },
          { name: 'Error', cell: (run) => run.error ?? '' },
        ]}
        rows={runs.data}
        keyOf={(run) => run.id}
      />
      {open !== undefined && <RunPages run={open} />}
    </>
  );
}

function RunState({ run: { state } }: { run: ConnectorRun }) {
  return <span className={state === 'failed' ? 'unusual' : undefined}>{runWords[state]}</span>;
}

function tookWords({ startedAt, finishedAt }: ConnectorRun): string {
  if (finishedAt === null) return '…';
  return shortDuration(Math.max(1, Math.round((Date.parse(finishedAt) - Date.parse(startedAt)) / 1000)));
}

const told = (part: 'accepted' | 'duplicates' | 'quarantined') => (job: ImportJob) =>
  job.result === null ? '' : count(job.result[part]);

/** The pages of a run: each is an import, which tells what is in quarantine and can be undone. */
function RunPages({ run }: { run: ConnectorRun }) {
  const pages = useRunPages(run.id);
  if (pages.isPending) return <Waiting what="Listing the pages" />;
  if (pages.isError) return <Problem error={pages.error} retry={() => pages.refetch()} />;
  return (
    <Table
      caption={`Pages of the run of ${instant(run.startedAt)}`}
      columns={[
        { name: 'Page', cell: (job) => <Link href={`/imports/${job.id}`}>{job.fileName}</Link> },
        { name: 'State', cell: (job) => stateWords[job.state] },
        { name: 'New events', isNumber: true, cell: told('accepted') },
        { name: 'Already there', isNumber: true, cell: told('duplicates') },
        { name: 'In quarantine', isNumber: true, cell: told('quarantined') },
      ]}
      rows={pages.data}
      keyOf={(job) => job.id}
    />
  );
}
