import { useMutation, useQuery } from '@tanstack/react-query';
import type { ImportJob } from '@throughline/core/events';
import { type DragEvent, useState } from 'react';
import { call, sendFile } from '../api/index.ts';
import { Link } from '../app/link.tsx';
import { go } from '../app/location.ts';
import { count, instant } from '../parts/format.ts';
import { Empty, Problem, Waiting } from '../parts/states.tsx';
import { type Column, Table } from '../parts/table.tsx';
import { stateWords } from './state-words.ts';

const resultColumn = (name: string, part: 'accepted' | 'duplicates' | 'quarantined'): Column<ImportJob> => ({
  name,
  isNumber: true,
  cell: (job) => (job.result === null ? '' : count(job.state === 'undone' ? 0 : job.result[part])),
});

const importColumns: readonly Column<ImportJob>[] = [
  { name: 'File', cell: (job) => <Link href={`/imports/${job.id}`}>{job.fileName}</Link> },
  { name: 'State', cell: (job) => stateWords[job.state] },
  resultColumn('New events', 'accepted'),
  resultColumn('Already there', 'duplicates'),
  resultColumn('In quarantine', 'quarantined'),
  { name: 'When', cell: (job) => instant(job.createdAt) },
];

/** Files that came in, and the place to bring another. */
export function ImportsPage() {
  const imports = useQuery({
    queryKey: ['imports'],
    queryFn: async () => (await call('get', '/imports')).items,
    refetchInterval: 2000,
  });
  return (
    <div className="page">
      <h1>Imports</h1>
      <DropZone />
      {imports.isPending && <Waiting what="Listing imports" />}
      {imports.isError && <Problem error={imports.error} retry={() => imports.refetch()} />}
      {imports.data?.length === 0 && (
        <Empty title="Nothing was imported yet">
          <p>
            A file needs three things: who (a customer or a case), what (an activity) and when. The rest is kept as
            well.
          </p>
        </Empty>
      )}
      {imports.data !== undefined && imports.data.length > 0 && (
        <Table
          columns={importColumns}
          rows={imports.data}
          keyOf={(job) => job.id}
          classOf={(job) => (job.state === 'undone' ? 'faded' : '')}
        />
      )}
    </div>
  );
}

function DropZone() {
  const [sent, setSent] = useState(0);
  const [isOver, setOver] = useState(false);
  const upload = useMutation({
    mutationFn: (file: File) => sendFile<ImportJob>(`/imports?name=${encodeURIComponent(file.name)}`, file, setSent),
    onSuccess: (job) => go(`/imports/${job.id}`),
  });
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const file = event.dataTransfer.files[0];
    if (file !== undefined) upload.mutate(file);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a convenience; the field inside does the same
    <div
      className={isOver ? 'drop over' : 'drop'}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      {upload.isPending ? (
        <label>
          Sending the file
          <progress value={sent} max={1} />
        </label>
      ) : (
        <label>
          Drop a file here, or choose one
          <input
            type="file"
            onChange={(event) => {
              const file = event.target.files?.[0];
              if (file !== undefined) upload.mutate(file);
            }}
          />
        </label>
      )}
      <p className="quiet-text">CSV, TSV, JSON lines, Parquet, XES (also .gz) and OCEL 2.0 in JSON, XML or SQLite.</p>
      {upload.isError && <p role="alert">{upload.error.message}</p>}
    </div>
  );
}
