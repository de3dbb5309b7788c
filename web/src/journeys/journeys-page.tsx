import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Journey, JourneyDefinition } from '@throughline/core/journeys';
import type { Role } from '@throughline/core/trust';
import { useState } from 'react';
import { call } from '../api/index.ts';
import { Link } from '../app/link.tsx';
import { counted, percent } from '../parts/format.ts';
import { Problem, Waiting } from '../parts/states.tsx';
import { describeNotion } from './describe-notion.ts';
import { JourneyEditor } from './journey-editor.tsx';

/** The journeys of the workspace, those the events suggest, and an editor with a live preview. */
export function JourneysPage({ role }: { role: Role }) {
  const queries = useQueryClient();
  const journeys = useQuery({
    queryKey: ['journeys'],
    queryFn: async () => (await call('get', '/journeys')).items,
    refetchInterval: (query) => (query.state.data?.some((one) => one.state === 'building') === true ? 1000 : false),
  });
  const proposals = useQuery({
    queryKey: ['proposals'],
    queryFn: async () => (await call('get', '/journeys/proposals')).items,
  });
  const [editing, setEditing] = useState<{ id: string | null; definition: JourneyDefinition } | null>(null);
  const refresh = () =>
    queries
      .invalidateQueries({ queryKey: ['journeys'] })
      .then(() => queries.invalidateQueries({ queryKey: ['proposals'] }));
  const remove = useMutation({
    mutationFn: (id: string) => call('delete', '/journeys/{id}', { path: { id } }),
    onSuccess: refresh,
  });
  if (journeys.isPending) return <Waiting what="Listing journeys" />;
  if (journeys.isError) return <Problem error={journeys.error} retry={() => journeys.refetch()} />;
  const canEdit = role !== 'viewer';
  const blank: JourneyDefinition = {
    name: '',
    description: '',
    events: null,
    notion: { kind: 'gap', gapSeconds: 7 * 86_400 },
  };
  return (
    <div className="page">
      <h1>Journeys</h1>
      {canEdit && editing === null && (
        <button type="button" className="button primary" onClick={() => setEditing({ id: null, definition: blank })}>
          Make a journey
        </button>
      )}
      {editing !== null && (
        <JourneyEditor
          key={`${editing.id}${editing.definition.name}`}
          start={editing}
          onDone={() => refresh().then(() => setEditing(null))}
          onCancel={() => setEditing(null)}
        />
      )}
      <div className="cards">
        {journeys.data.map((one) => (
          <JourneyCard
            key={one.id}
            journey={one}
            canEdit={canEdit}
            onEdit={() => setEditing({ id: one.id, definition: one.definition })}
            onDelete={() => remove.mutate(one.id)}
          />
        ))}
      </div>
      {canEdit && (proposals.data ?? []).length > 0 && (
        <section>
          <h2>Your events suggest</h2>
          <div className="cards">
            {(proposals.data ?? []).map(({ reason, ...definition }) => (
              <article className="card" key={definition.name}>
                <h3>{definition.name}</h3>
                <p className="quiet-text">{reason}</p>
                <button type="button" className="button" onClick={() => setEditing({ id: null, definition })}>
                  Look at it
                </button>
              </article>
            ))}
          </div>
        </section>
      )}
    </div>
  );
}

interface CardProps {
  readonly journey: Journey;
  readonly canEdit: boolean;
  readonly onEdit: () => void;
  readonly onDelete: () => void;
}

function JourneyCard({ journey: one, canEdit, onEdit, onDelete }: CardProps) {
  return (
    <article className="card">
      <h2>
        <Link href={`/journeys/${encodeURIComponent(one.id)}/map`}>{one.name}</Link>
      </h2>
      <p className="quiet-text">{one.description}</p>
      <p>
        {one.state === 'building'
          ? 'Cutting cases …'
          : one.state === 'failed'
            ? 'The cases could not be cut: its definition asks too much. Edit it.'
            : `${counted(one.cases, 'case')} of ${counted(one.customers, 'customer')}, ${percent(one.eventCoverage)} of all events`}
      </p>
      <p className="quiet-text">
        {describeNotion(one.definition.notion)} · version {one.version}
      </p>
      {canEdit && one.origin !== 'built-in' && (
        <div className="actions">
          <button type="button" className="button" onClick={onEdit}>
            Edit
          </button>
          <button
            type="button"
            className="button quiet"
            onClick={() => window.confirm(`Delete the journey "${one.name}"? Its events stay.`) && onDelete()}
          >
            Delete
          </button>
        </div>
      )}
    </article>
  );
}
