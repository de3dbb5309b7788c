import { useMutation, useQuery } from '@tanstack/react-query';
import type { CaseNotion, JourneyDefinition } from '@throughline/core/journeys';
import { useEffect, useRef, useState } from 'react';
import { call } from '../api/index.ts';
import { count, counted, duration } from '../parts/format.ts';
import { JourneyVersions } from './journey-versions.tsx';
import { useCatalogue } from './use-view.ts';
import { Path } from './variants-page.tsx';

interface EditorProps {
  readonly start: { readonly id: string | null; readonly definition: JourneyDefinition };
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

const isActivity = (value: string) => ({
  kind: 'field' as const,
  field: 'activity' as const,
  op: 'in' as const,
  value: [value],
});

/** Name, events and case notion of a journey, with what it would give beside it. */
export function JourneyEditor({ start, onDone, onCancel }: EditorProps) {
  const top = useRef<HTMLElement>(null);
  useEffect(() => top.current?.scrollIntoView({ block: 'nearest' }), []);
  const catalogue = useCatalogue();
  const [definition, setDefinition] = useState(start.definition);
  const preview = useQuery({
    queryKey: ['preview', definition.events, definition.notion],
    queryFn: () =>
      call('post', '/journeys/preview', {
        body: { definition: { ...definition, name: definition.name || 'Preview' } },
      }),
  });
  const save = useMutation({
    mutationFn: () =>
      start.id === null
        ? call('post', '/journeys', { body: definition })
        : call('put', '/journeys/{id}', { path: { id: start.id }, body: definition }),
    onSuccess: onDone,
  });
  const activities = (catalogue.data?.activities ?? []).map((one) => one.name);
  const types = (catalogue.data?.objectTypes ?? []).map((one) => one.name);
  const { notion } = definition;
  const setNotion = (next: CaseNotion) => setDefinition({ ...definition, notion: next });
  const first = activities[0] ?? 'start';
  const chosen =
    definition.events?.kind === 'field' && Array.isArray(definition.events.value) ? definition.events.value : [];
  const setEvents = (names: readonly string[]) =>
    setDefinition({
      ...definition,
      events: names.length === 0 ? null : { kind: 'field', field: 'activity', op: 'in', value: [...names] },
    });
  return (
    <section className="editor" aria-label="Journey editor" ref={top}>
      <h2>{start.id === null ? 'A new journey' : `Edit ${start.definition.name}`}</h2>
      <label>
        Name
        <input
          value={definition.name}
          maxLength={120}
          onChange={(event) => setDefinition({ ...definition, name: event.target.value })}
        />
      </label>
      <label>
        What it is for
        <input
          value={definition.description}
          onChange={(event) => setDefinition({ ...definition, description: event.target.value })}
        />
      </label>
      <label>
        One case is
        <select
          value={notion.kind}
          onChange={(event) => {
            const kinds: Readonly<Record<string, CaseNotion>> = {
              customer: { kind: 'customer' },
              object: { kind: 'object', type: types[0] ?? 'case' },
              gap: { kind: 'gap', gapSeconds: 7 * 86_400 },
              boundaries: { kind: 'boundaries', start: isActivity(first), end: null, timeoutSeconds: 30 * 86_400 },
            };
            setNotion(kinds[event.target.value] ?? notion);
          }}
        >
          <option value="customer">a customer's whole timeline</option>
          <option value="object">an object, such as an order</option>
          <option value="gap">everything until a long silence</option>
          <option value="boundaries">from a start to an end</option>
        </select>
      </label>
      {notion.kind === 'object' && (
        <label>
          Object
          <select value={notion.type} onChange={(event) => setNotion({ kind: 'object', type: event.target.value })}>
            {[...new Set([notion.type, ...types])].map((type) => (
              <option key={type}>{type}</option>
            ))}
          </select>
        </label>
      )}
      {notion.kind === 'gap' && (
        <label>
          Silence, in hours
          <input
            type="number"
            min="0.01"
            step="any"
            value={notion.gapSeconds / 3600}
            onChange={(event) =>
              setNotion({ kind: 'gap', gapSeconds: Math.max(1, Math.round(Number(event.target.value) * 3600)) })
            }
          />
        </label>
      )}
      {notion.kind === 'boundaries' && (
        <>
          <label>
            Opens at
            <select
              value={activityOf(notion.start)}
              onChange={(event) => setNotion({ ...notion, start: isActivity(event.target.value) })}
            >
              {activities.map((name) => (
                <option key={name}>{name}</option>
              ))}
            </select>
          </label>
          <label>
            Closes at
            <select
              value={notion.end === null ? '' : activityOf(notion.end)}
              onChange={(event) =>
                setNotion({ ...notion, end: event.target.value === '' ? null : isActivity(event.target.value) })
              }
            >
              <option value="">nothing in particular</option>
              {activities.map((name) => (
                <option key={name}>{name}</option>
              ))}
            </select>
          </label>
          <label>
            Or after a silence of days
            <input
              type="number"
              min="0.01"
              step="any"
              value={notion.timeoutSeconds / 86_400}
              onChange={(event) =>
                setNotion({ ...notion, timeoutSeconds: Math.max(1, Math.round(Number(event.target.value) * 86_400)) })
              }
            />
          </label>
        </>
      )}
      <label>
        Only these activities (none chosen: all)
        <select
          multiple
          size={8}
          value={chosen}
          onChange={(event) => setEvents([...event.target.selectedOptions].map((option) => option.value))}
        >
          {activities.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </select>
      </label>
      <div className="preview" role="status">
        {preview.isPending && 'Cutting a preview …'}
        {preview.isError && (preview.error instanceof Error ? preview.error.message : '')}
        {preview.data !== undefined && (
          <>
            <p>
              <strong>{counted(preview.data.cases, 'case')}</strong> of {counted(preview.data.customers, 'customer')},{' '}
              {counted(preview.data.events, 'step')}
              {preview.data.medianDurationSeconds !== null &&
                `, median ${duration(preview.data.medianDurationSeconds)}`}
              . {sampleWords(preview.data.sampledCustomers, catalogue.data?.customers ?? 0)}
            </p>
            {preview.data.topPaths.map((one) => (
              <p key={one.path.join('\u0000')}>
                {count(one.cases)} × <Path path={one.path} />
              </p>
            ))}
          </>
        )}
      </div>
      {start.id !== null && <JourneyVersions id={start.id} onTake={setDefinition} />}
      {save.isError && <p role="alert">{save.error.message}</p>}
      <div className="actions">
        <button
          type="button"
          className="button primary"
          disabled={definition.name.trim() === '' || save.isPending}
          onClick={() => save.mutate()}
        >
          Save
        </button>
        <button type="button" className="button quiet" onClick={onCancel}>
          Cancel
        </button>
      </div>
    </section>
  );
}

function activityOf(predicate: { kind: string; value?: unknown }): string {
  return Array.isArray(predicate.value) ? String(predicate.value[0]) : String(predicate.value ?? '');
}

function sampleWords(sampled: number, all: number): string {
  return sampled < all
    ? `A sample: ${counted(sampled, 'customer')} of ${count(all)}. Saving cuts all of them.`
    : 'Cut from all customers.';
}
