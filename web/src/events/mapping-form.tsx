import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { type ImportJob, type Mapping, mappingSchema } from '@throughline/core/events';
import { useState } from 'react';
import { call, chosenWorkspace } from '../api/index.ts';
import { day } from '../parts/format.ts';
import { MappingFields } from './mapping-fields.tsx';
import { PreviewTable } from './preview-table.tsx';

/** Which column is what: guessed, to be checked, with the first ten rows as they would be read. */
export function MappingForm({ job, onStarted }: { job: ImportJob; onStarted: () => void }) {
  const [mapping, setMapping] = useState<Mapping>(() => mappingSchema.parse(job.mapping));
  const preview = useQuery({
    queryKey: ['import-preview', job.id, mapping],
    queryFn: async () =>
      (await call('post', '/imports/{id}/preview', { path: { id: job.id }, body: { mapping } })).items,
    placeholderData: keepPreviousData,
  });
  const start = useMutation({
    mutationFn: () => call('post', '/imports/{id}/start', { path: { id: job.id }, body: { mapping } }),
    onSuccess: onStarted,
  });
  const session = useQuery({ queryKey: ['session', chosenWorkspace()], queryFn: () => call('get', '/session') });
  const rows = preview.data ?? [];
  const isHopeless = rows.length > 0 && rows.every((row) => row.event === null);
  const { shape } = job;
  if (shape === null) return null;
  const delimiter = shape.delimiter === '\t' ? 'tab' : shape.delimiter;
  return (
    <>
      <p>
        {[
          shape.format.toUpperCase(),
          shape.compressed ? 'compressed' : null,
          shape.encoding,
          delimiter === null ? null : `cells split by ${delimiter}`,
        ]
          .filter((part) => part !== null)
          .join(', ')}
        . Check what was guessed, then start.
      </p>
      {job.importedBefore !== null && (
        <p className="note">
          A file of the same content was read in on {day(job.importedBefore)}. Reading it again in the same way changes
          nothing.
        </p>
      )}
      <SavedMappings mapping={mapping} onChoose={setMapping} />
      <MappingFields shape={shape} mapping={mapping} onChange={setMapping} />
      <PreviewTable rows={rows} />
      {preview.isError && <p role="alert">{preview.error.message}</p>}
      {start.isError && <p role="alert">{start.error.message}</p>}
      {isHopeless && (
        <p role="alert">None of these rows can be read like this. Choose other columns above until they can.</p>
      )}
      <p>
        The events go into the workspace <strong>{session.data?.workspace.name}</strong>. Another can be chosen at the
        top left.
      </p>
      <button
        type="button"
        className="button primary"
        disabled={start.isPending || isHopeless}
        onClick={() => start.mutate()}
      >
        Start the import
      </button>
    </>
  );
}

function SavedMappings({ mapping, onChoose }: { mapping: Mapping; onChoose: (mapping: Mapping) => void }) {
  const saved = useQuery({
    queryKey: ['mappings'],
    queryFn: async () => (await call('get', '/mappings')).items,
  });
  const [name, setName] = useState('');
  const save = useMutation({
    mutationFn: () => call('post', '/mappings', { body: { name, mapping } }),
    onSuccess: () => saved.refetch(),
  });
  return (
    <div className="actions">
      {(saved.data ?? []).length > 0 && (
        <select
          aria-label="Use a saved mapping"
          value=""
          onChange={(event) => onChoose(saved.data?.find((one) => one.id === event.target.value)?.mapping ?? mapping)}
        >
          <option value="">Use a saved mapping</option>
          {(saved.data ?? []).map((one) => (
            <option key={one.id} value={one.id}>
              {one.name}
            </option>
          ))}
        </select>
      )}
      <input
        aria-label="Name to save this mapping under"
        placeholder="Save this mapping as …"
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <button
        type="button"
        className="button"
        disabled={name.trim() === '' || save.isPending}
        onClick={() => save.mutate()}
      >
        Save
      </button>
      {save.isSuccess && <span role="status">Saved as “{save.data.name}”.</span>}
      {save.isError && <span role="alert">{save.error.message}</span>}
    </div>
  );
}
