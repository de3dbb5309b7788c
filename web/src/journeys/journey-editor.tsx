import { useMutation } from '@tanstack/react-query';
import type { CaseNotion, JourneyDefinition } from '@throughline/core/journeys';
import { useEffect, useRef, useState } from 'react';
import { call } from '../api/index.ts';
import { JourneyPreview } from './journey-preview.tsx';
import { JourneyVersions } from './journey-versions.tsx';
import { NotionFields } from './notion-fields.tsx';
import { useCatalogue } from './use-view.ts';

interface EditorProps {
  readonly start: { readonly id: string | null; readonly definition: JourneyDefinition };
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

/** Name, events and case notion of a journey, with what it would give beside it. */
export function JourneyEditor({ start, onDone, onCancel }: EditorProps) {
  const top = useRef<HTMLElement>(null);
  useEffect(() => top.current?.scrollIntoView({ block: 'nearest' }), []);
  const catalogue = useCatalogue();
  const [definition, setDefinition] = useState(start.definition);
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
      <NotionFields notion={notion} activities={activities} types={types} onChange={setNotion} />
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
      <JourneyPreview definition={definition} customers={catalogue.data?.customers ?? 0} />
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
