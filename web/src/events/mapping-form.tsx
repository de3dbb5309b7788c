import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import {
  type ColumnRole,
  columnRoles,
  type ImportJob,
  type Mapping,
  mappingSchema,
  type PreviewRow,
  rejectionWords,
} from '@throughline/core/events';
import { useState } from 'react';
import { call, chosenWorkspace } from '../api/index.ts';
import { instant, money } from '../parts/format.ts';

const roleWords: Readonly<Record<ColumnRole, string>> = {
  customer: 'Customer (who)',
  case: 'Case (which run)',
  activity: 'Activity (what)',
  at: 'Time (when)',
  id: 'Id of the event',
  channel: 'Channel',
  function: 'Function that owns the step',
  touchpoint: 'Touchpoint',
  kind: 'Kind',
  words: 'Words of the customer',
  language: 'Language',
  cost: 'Cost',
  revenue: 'Revenue',
  currency: 'Currency',
  account: 'Account or household',
  anonymous: 'Anonymous id',
};

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
  const columns = job.shape?.columns ?? [];
  const { shape } = job;
  return (
    <>
      <p>
        {shape?.format.toUpperCase()}
        {shape?.compressed === true && ', compressed'}
        {shape?.encoding !== null && `, ${shape?.encoding}`}
        {shape?.delimiter !== null &&
          shape?.delimiter !== undefined &&
          `, cells split by ${shape.delimiter === '\t' ? 'tab' : shape.delimiter}`}
        . Check what was guessed, then start.
      </p>
      <SavedMappings mapping={mapping} onChoose={setMapping} />
      <div className="mapping">
        {columnRoles.map((role) => (
          <label key={role}>
            {roleWords[role]}
            <select
              value={mapping[role] ?? ''}
              onChange={(event) =>
                setMapping({ ...mapping, [role]: event.target.value === '' ? null : event.target.value })
              }
            >
              <option value="">—</option>
              {columns.map((column) => (
                <option key={column.name} value={column.name}>
                  {column.name} ({column.examples.slice(0, 2).join(', ').slice(0, 60)})
                </option>
              ))}
            </select>
          </label>
        ))}
        <label>
          Order of the date
          <select
            value={mapping.dateOrder}
            onChange={(event) => setMapping(mappingSchema.parse({ ...mapping, dateOrder: event.target.value }))}
          >
            {['auto', 'year-first', 'day-first', 'month-first', 'epoch-seconds', 'epoch-milliseconds'].map((order) => (
              <option key={order}>{order}</option>
            ))}
          </select>
        </label>
        <label>
          Clock
          <select
            value={mapping.clock}
            onChange={(event) => setMapping(mappingSchema.parse({ ...mapping, clock: event.target.value }))}
          >
            <option value="zoned">by the zone of each date</option>
            <option value="as-written">as written, zones left out</option>
          </select>
        </label>
        <label>
          Zone of dates without one
          <input
            list="zones"
            value={mapping.zone}
            onChange={(event) => setMapping({ ...mapping, zone: event.target.value })}
          />
          <datalist id="zones">
            {Intl.supportedValuesOf('timeZone').map((zone) => (
              <option key={zone} value={zone} />
            ))}
          </datalist>
        </label>
        <label>
          Currency when no column says it
          <input
            value={mapping.defaultCurrency}
            maxLength={3}
            onChange={(event) =>
              setMapping({ ...mapping, defaultCurrency: event.target.value.toUpperCase().replaceAll(/[^A-Z]/g, '') })
            }
          />
        </label>
      </div>
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
    </div>
  );
}

const amount = (minor: number, currency: string) => (minor === 0 ? '' : money(minor, currency));

function PreviewTable({ rows }: { rows: readonly PreviewRow[] }) {
  return (
    <div className="scroll">
      <table>
        <caption>The first rows, as they would be read</caption>
        <thead>
          <tr>
            <th scope="col">Line</th>
            <th scope="col">Customer</th>
            <th scope="col">Activity</th>
            <th scope="col">Time</th>
            <th scope="col">Channel</th>
            <th scope="col" className="number">
              Cost
            </th>
            <th scope="col" className="number">
              Revenue
            </th>
            <th scope="col">Objects</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={`${row.line}-${index}`} className={row.rejection === null ? '' : 'rejected'}>
              <td>{row.line}</td>
              {row.event === null ? (
                <td colSpan={7}>
                  {row.rejection === null ? '' : `${rejectionWords[row.rejection.reason]} ${row.rejection.detail}`}
                </td>
              ) : (
                <>
                  <td>{row.event.customer}</td>
                  <td>{row.event.activity}</td>
                  <td>{instant(row.event.at)}</td>
                  <td>{row.event.channel}</td>
                  <td className="number">{amount(row.event.costMinor, row.event.currency)}</td>
                  <td className="number">{amount(row.event.revenueMinor, row.event.currency)}</td>
                  <td>{row.event.objects.map((object) => `${object.type} ${object.id}`).join(', ')}</td>
                </>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
