import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type LifeStage, type StagesDefinition, stagesDefinitionSchema } from '@throughline/core/journeys';
import { useState } from 'react';
import { call } from '../../api/index.ts';
import { Link } from '../../app/link.tsx';
import { go } from '../../app/location.ts';
import { useAuthorWords } from '../../parts/author.ts';
import { count, day, percent } from '../../parts/format.ts';
import { Problem, Waiting } from '../../parts/states.tsx';
import { useCatalogue } from '../use-view.ts';
import { ActivityList } from './activity-list.tsx';
import { stageColour } from './stage-colour.ts';
import { StageFields } from './stage-fields.tsx';
import { activitiesOf, isAnyOf } from './stage-words.ts';
import { useStages, useStagesPreview } from './use-stages.ts';

/** Defines the life stages without code, with where customers would be beside it. */
export function StagesEditorPage() {
  const stages = useStages();
  const proposal = useQuery({
    queryKey: ['view', 'stages-proposal'],
    queryFn: () => call('get', '/stages/proposal'),
    enabled: stages.data === null,
  });
  if (stages.isPending || (stages.data === null && proposal.isPending)) return <Waiting what="Opening the stages" />;
  if (stages.isError) return <Problem error={stages.error} />;
  const start = stages.data?.definition ?? proposal.data?.definition ?? blank;
  return <Editor start={start} isNew={stages.data === null} />;
}

const blank: StagesDefinition = {
  initial: 'new',
  value: null,
  stages: [
    { id: 'new', name: 'New', meaning: '', enters: [], terminal: false },
    { id: 'active', name: 'Active', meaning: '', enters: [], terminal: false },
  ],
};

function Editor({ start, isNew }: { start: StagesDefinition; isNew: boolean }) {
  const [draft, setDraft] = useState(start);
  const catalogue = useCatalogue();
  const activities = (catalogue.data?.activities ?? []).map((one) => one.name);
  const checked = stagesDefinitionSchema.safeParse(draft);
  const definition = checked.success ? checked.data : null;
  const change = (part: Partial<StagesDefinition>) => setDraft({ ...draft, ...part });
  return (
    <div className="page">
      <h1>{isNew ? 'Define life stages' : 'Change the life stages'}</h1>
      <div className="editor">
        <p className="quiet-text">
          A customer begins in the first stage with the first event. An event moves a customer at most once: by the
          first rule, from top to bottom, that it fits.
        </p>
        <StageList draft={draft} activities={activities} onChange={change} />
        <button
          type="button"
          className="button"
          disabled={draft.stages.length >= 12}
          onClick={() => change(withNewStage(draft))}
        >
          Add a stage
        </button>
        <ValueField draft={draft} activities={activities} onChange={change} />
        {!checked.success && (
          <p role="alert" className="problem">
            {[...new Set(checked.error.issues.map((issue) => issue.message))].join(' ')}
          </p>
        )}
        <Preview definition={definition} />
        <Save definition={definition} />
        {!isNew && <Versions onTake={setDraft} />}
      </div>
    </div>
  );
}

interface PartProps {
  readonly draft: StagesDefinition;
  readonly activities: readonly string[];
  readonly onChange: (part: Partial<StagesDefinition>) => void;
}

function StageList({ draft, activities, onChange }: PartProps) {
  const { stages } = draft;
  const put = (place: number, stage: LifeStage) =>
    onChange({ stages: stages.map((one, at) => (at === place ? stage : one)) });
  const swap = (place: number, other: number) => {
    const moved = [...stages];
    const [a, b] = [moved[place], moved[other]];
    if (a === undefined || b === undefined) return;
    [moved[place], moved[other]] = [b, a];
    onChange({ stages: moved });
  };
  return (
    <ol className="stage-fields">
      {stages.map((stage, place) => (
        <StageFields
          key={stage.id}
          stage={stage}
          place={place}
          others={stages.filter((one) => one.id !== stage.id)}
          isInitial={draft.initial === stage.id}
          activities={activities}
          onChange={(next) => put(place, next)}
          onInitial={() => onChange({ initial: stage.id })}
          onUp={() => swap(place, place - 1)}
          onRemove={() => onChange(without(draft, stage.id))}
        />
      ))}
    </ol>
  );
}

function withNewStage({ stages }: StagesDefinition): Partial<StagesDefinition> {
  const taken = new Set(stages.map((stage) => stage.id));
  const number = Array.from({ length: 13 }, (_, index) => index + 1).find((one) => !taken.has(`stage-${one}`)) ?? 13;
  const stage = { id: `stage-${number}`, name: `Stage ${number}`, meaning: '', enters: [], terminal: false };
  return { stages: [...stages, stage] };
}

/** A definition without a stage, and without rules that lead from it alone. */
function without(draft: StagesDefinition, id: string): Partial<StagesDefinition> {
  const stages = draft.stages
    .filter((stage) => stage.id !== id)
    .map((stage) => ({
      ...stage,
      enters: stage.enters
        .map((rule) => ({ ...rule, from: rule.from?.filter((from) => from !== id) ?? null }))
        .filter((rule) => rule.from === null || rule.from.length > 0),
    }));
  return { stages, initial: draft.initial === id ? (stages[0]?.id ?? '') : draft.initial };
}

function ValueField({ draft, activities, onChange }: PartProps) {
  const chosen = activitiesOf(draft.value);
  return (
    <fieldset>
      <legend>Being active</legend>
      <p className="quiet-text">
        Beside the stages, a customer counts as active in a {'week or month'} with one of these events. None chosen: any
        event counts.
      </p>
      <ActivityList
        label="Counts as active"
        chosen={chosen ?? []}
        {...(draft.value !== null && chosen === null ? { now: draft.value } : {})}
        activities={activities}
        onChange={(names) => onChange({ value: names.length === 0 ? null : isAnyOf(names) })}
      />
    </fieldset>
  );
}

function Preview({ definition }: { definition: StagesDefinition | null }) {
  const preview = useStagesPreview(definition);
  if (preview.isError) return <p role="alert">{preview.error.message}</p>;
  const found = preview.data;
  if (found === null || found === undefined) return <Waiting what="Counting" />;
  const names = new Map(definition?.stages.map((stage) => [stage.id, stage.name]));
  return (
    <section className="live-preview" aria-label="Where customers would be" aria-live="polite">
      <div className="stage-strip" aria-hidden="true">
        {found.stages.map((one, place) => (
          <span
            key={one.stage}
            style={{ ...stageColour(definition?.stages ?? [], place), flexGrow: one.customers, flexBasis: 0 }}
          />
        ))}
      </div>
      <ul className="stage-legend">
        {found.stages.map((one, place) => (
          <li key={one.stage} style={stageColour(definition?.stages ?? [], place)}>
            <i /> {names.get(one.stage) ?? one.stage}: <strong>{count(one.customers)}</strong>
            {one.share.of >= 10 && <span className="quiet-text"> ({percent(one.share.value)})</span>}
          </li>
        ))}
      </ul>
      {!found.everybody && (
        <p className="quiet-text">Counted on an even part of the customers: {count(found.customers)} of them.</p>
      )}
    </section>
  );
}

function Save({ definition }: { definition: StagesDefinition | null }) {
  const queries = useQueryClient();
  const save = useMutation({
    mutationFn: (body: StagesDefinition) => call('put', '/stages', { body }),
    onSuccess: async () => {
      await queries.invalidateQueries();
      go('/stages');
    },
  });
  return (
    <div className="actions">
      <button
        type="button"
        className="button primary"
        disabled={definition === null || save.isPending}
        onClick={() => definition !== null && save.mutate(definition)}
      >
        Save
      </button>
      <Link className="button quiet" href="/stages">
        Cancel
      </Link>
      {save.isError && <p role="alert">{save.error.message}</p>}
    </div>
  );
}

/** Every version there was; one can be taken up again. */
function Versions({ onTake }: { onTake: (definition: StagesDefinition) => void }) {
  const words = useAuthorWords();
  const versions = useQuery({
    queryKey: ['stage-versions'],
    queryFn: async () => (await call('get', '/stages/versions')).items,
  });
  return (
    <details>
      <summary>Earlier versions</summary>
      <ul className="plain">
        {(versions.data ?? []).map((one) => (
          <li key={one.version}>
            Version {one.version}, {day(one.createdAt)}, by {words(one.author)}{' '}
            <button type="button" className="link" onClick={() => onTake(one.definition)}>
              Take it up
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}
