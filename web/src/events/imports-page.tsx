import { useMutation, useQuery } from '@tanstack/react-query';
import type { ImportJob } from '@throughline/core/events';
import { type DragEvent, useState } from 'react';
import { call, sendFile } from '../api/index.ts';
import { Link } from '../app/link.tsx';
import { go } from '../app/location.ts';
import { count, instant } from '../parts/format.ts';
import { Empty, Problem, Waiting } from '../parts/states.tsx';
import { stateWords } from './state-words.ts';

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
        <div className="scroll">
          <table>
            <thead>
              <tr>
                <th scope="col">File</th>
                <th scope="col">State</th>
                <th scope="col">New events</th>
                <th scope="col">Already there</th>
                <th scope="col">In quarantine</th>
                <th scope="col">When</th>
              </tr>
            </thead>
            <tbody>
              {imports.data.map((job) => (
                <tr key={job.id} className={job.state === 'undone' ? 'faded' : ''}>
                  <th scope="row">
                    <Link href={`/imports/${job.id}`}>{job.fileName}</Link>
                  </th>
                  <td>{stateWords[job.state]}</td>
                  <td>{job.result === null ? '' : count(job.result.accepted)}</td>
                  <td>{job.result === null ? '' : count(job.result.duplicates)}</td>
                  <td>{job.result === null ? '' : count(job.result.quarantined)}</td>
                  <td>{instant(job.createdAt)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
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
