import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type OutcomeDefinition, outcomeDefinitionSchema } from '@throughline/core/outcomes';
import { useState } from 'react';
import { call } from '../api/index.ts';
import { Link } from '../app/link.tsx';
import { go } from '../app/location.ts';
import { WaysIn } from '../app/ways-in.tsx';
import { useActivities, useJourneys } from '../journeys/index.ts';
import { DurationField } from '../parts/duration-field.tsx';
import { Empty, Problem, Waiting } from '../parts/states.tsx';
import { ActivityPick, unchosen, waitsForStep } from './activity-pick.tsx';
import { Conditions } from './condition-fields.tsx';
import { GuardrailFields, MilestoneFields } from './list-fields.tsx';
import { basisWords, RateLine, rateWords } from './rate-line.tsx';
import { StateBar } from './state-bar.tsx';
import { useOutcome, usePreview } from './use-outcomes.ts';

/** Defines an outcome without code, or changes one, with how cases would stand beside it. */
export function OutcomeEditorPage({ id }: { id: string | null }) {
  return id === null ? <NewOutcome /> : <ChangedOutcome id={id} />;
}

function NewOutcome() {
  const journeys = useJourneys();
  const [journey, setJourney] = useState<string | null>(null);
  const first = journeys.data?.find((one) => one.id !== 'all')?.id ?? journeys.data?.[0]?.id ?? null;
  const chosen = journey ?? first;
  if (chosen === null) return <Waiting what="Opening" />;
  return <EditorOf id={null} journey={chosen} start={null} onJourney={setJourney} />;
}

function ChangedOutcome({ id }: { id: string }) {
  const outcome = useOutcome(id);
  if (outcome.isPending) return <Waiting what="Opening the outcome" />;
  if (outcome.isError) return <Problem error={outcome.error} />;
  const { definition } = outcome.data;
  return <EditorOf id={id} journey={definition.journey} start={definition} onJourney={null} />;
}

interface EditorProps {
  readonly id: string | null;
  readonly journey: string;
  readonly start: OutcomeDefinition | null;
  /** Null where the journey of an outcome is settled. */
  readonly onJourney: ((journey: string) => void) | null;
}

function EditorOf({ id, journey, start, onJourney }: EditorProps) {
  const activities = useActivities(journey);
  const [draft, setDraft] = useState<Partial<OutcomeDefinition>>(
    start ?? { name: '', statement: '', side: 'customer' },
  );
  if (activities === null) return <Waiting what="Reading the steps of the journey" />;
  if (activities.length === 0) return <NoSteps />;
  // The steps of another journey are others: only what does not name one stays.
  const changeJourney = (chosen: string) => {
    const { name = '', statement = '', side = 'customer', deadlineSeconds = null } = draft;
    setDraft({ name, statement, side, deadlineSeconds });
    onJourney?.(chosen);
  };
  const usual = {
    kind: 'all' as const,
    of: [{ kind: 'event' as const, where: unchosen, scope: 'case' as const }],
  };
  const whole = { success: usual, ...draft, journey, name: draft.name || 'Untitled' };
  const isWaiting = waitsForStep(whole);
  const parsed = outcomeDefinitionSchema.safeParse(whole);
  const definition = parsed.success && !isWaiting ? parsed.data : null;
  return (
    <div className="page">
      <p className="quiet-text">
        <Link href={id === null ? '/outcomes' : `/outcomes/${encodeURIComponent(id)}`}>Back</Link>
      </p>
      <h1>{id === null ? 'Define an outcome' : `Change ${start?.name ?? ''}`}</h1>
      <div className="beside-preview">
        <Fields
          draft={{ ...whole, name: draft.name ?? '' }}
          journey={journey}
          activities={activities}
          onChange={(changes) => setDraft({ ...draft, ...changes })}
          onJourney={onJourney === null ? null : changeJourney}
        />
        <div className="preview-column">
          {!parsed.success && !isWaiting && <p role="alert">{parsed.error.issues[0]?.message}</p>}
          {isWaiting && (
            <p className="note">Choose a step wherever one is asked for. Then the cases are counted here.</p>
          )}
          {definition !== null && <Preview definition={definition} />}
          <Save id={id} definition={definition} isNamed={(draft.name ?? '').trim() !== ''} />
        </div>
      </div>
    </div>
  );
}

function NoSteps() {
  return (
    <div className="page">
      <Empty title="There are no events yet">
        <p>An outcome is made of what customers do. Bring some events first; then it is defined here without code.</p>
        <WaysIn />
      </Empty>
    </div>
  );
}

interface FieldsProps {
  readonly draft: Partial<OutcomeDefinition>;
  readonly journey: string;
  readonly activities: readonly string[];
  readonly onChange: (changes: Partial<OutcomeDefinition>) => void;
  readonly onJourney: EditorProps['onJourney'];
}

function Fields({ draft, journey, activities, onChange, onJourney }: FieldsProps) {
  return (
    <div className="editor card">
      <label>
        Name
        <input
          value={draft.name ?? ''}
          maxLength={120}
          placeholder="Bill paid without a call"
          onChange={(event) => onChange({ name: event.target.value })}
        />
      </label>
      <label>
        In the customer's words: when …, I want …, so that …
        <input
          value={draft.statement ?? ''}
          maxLength={1000}
          onChange={(event) => onChange({ statement: event.target.value })}
        />
      </label>
      <JourneyAndSide draft={draft} journey={journey} onChange={onChange} onJourney={onJourney} />
      <Clock draft={draft} activities={activities} onChange={onChange} />
      <Conditions
        title="A success is when"
        hint="What a customer has when they have what they came for."
        condition={draft.success ?? null}
        activities={activities}
        onChange={(success) => onChange(success === null ? {} : { success })}
      />
      <Conditions
        title="A failure is when"
        hint="What ends a case without a success. The deadline above ends it too."
        condition={draft.failure ?? null}
        activities={activities}
        onChange={(failure) => onChange({ failure })}
      />
      <MilestoneFields draft={draft} activities={activities} onChange={onChange} />
      <GuardrailFields draft={draft} activities={activities} onChange={onChange} />
    </div>
  );
}

function JourneyAndSide({ draft, journey, onChange, onJourney }: Omit<FieldsProps, 'activities'>) {
  const journeys = useJourneys();
  return (
    <div className="two-columns">
      <label>
        Journey
        <select value={journey} disabled={onJourney === null} onChange={(event) => onJourney?.(event.target.value)}>
          {(journeys.data ?? []).map((one) => (
            <option key={one.id} value={one.id}>
              {one.name}
            </option>
          ))}
        </select>
      </label>
      <label>
        Whose outcome it is
        <select
          value={draft.side ?? 'customer'}
          onChange={(event) => onChange({ side: event.target.value as OutcomeDefinition['side'] })}
        >
          <option value="customer">the customer's</option>
          <option value="business">the business's</option>
          <option value="employee">the employee's</option>
        </select>
      </label>
    </div>
  );
}

function Clock({ draft, activities, onChange }: Pick<FieldsProps, 'draft' | 'activities' | 'onChange'>) {
  const clock = draft.clockStart ?? null;
  return (
    <fieldset>
      <legend>The clock</legend>
      <label>
        It starts
        <select
          value={clock === null ? 'case' : 'event'}
          onChange={(event) => onChange({ clockStart: event.target.value === 'case' ? null : unchosen })}
        >
          <option value="case">with the case</option>
          <option value="event">at a step</option>
        </select>
      </label>
      {clock !== null && (
        <ActivityPick
          label="Starts at"
          value={clock}
          activities={activities}
          onChange={(clockStart) => onChange({ clockStart })}
        />
      )}
      <DurationField
        label="What has not succeeded is failed after"
        none="never"
        seconds={draft.deadlineSeconds ?? null}
        onChange={(deadlineSeconds) => onChange({ deadlineSeconds })}
      />
    </fieldset>
  );
}

function Preview({ definition }: { definition: OutcomeDefinition }) {
  const preview = usePreview(definition);
  if (preview.isError) return <p role="alert">{preview.error.message}</p>;
  const reading = preview.data;
  if (reading === null || reading === undefined) return <Waiting what="Counting" />;
  const words = rateWords(reading.rate);
  return (
    <section className="live-preview" aria-label="How cases would stand" aria-live="polite">
      <p className="big-figure">
        {words.share} <span className="quiet-text">{words.range}</span>
      </p>
      <p className="quiet-text">{basisWords(reading)}</p>
      <RateLine rate={reading.rate} />
      <StateBar states={reading.states} />
      {reading.objections.map((objection) => (
        <p className="quiet-text" key={objection}>
          {objection}
        </p>
      ))}
    </section>
  );
}

function Save({
  id,
  definition,
  isNamed,
}: {
  id: string | null;
  definition: OutcomeDefinition | null;
  isNamed: boolean;
}) {
  const queries = useQueryClient();
  const save = useMutation({
    mutationFn: async (body: OutcomeDefinition) =>
      id === null ? call('post', '/outcomes', { body }) : call('put', '/outcomes/{id}', { path: { id }, body }),
    onSuccess: async (saved) => {
      await queries.invalidateQueries();
      go(`/outcomes/${encodeURIComponent(saved.id)}`);
    },
  });
  return (
    <div className="actions">
      <button
        type="button"
        className="button primary"
        disabled={definition === null || !isNamed || save.isPending}
        onClick={() => definition !== null && save.mutate(definition)}
      >
        {id === null ? 'Save' : 'Save as a new version'}
      </button>
      <Link className="button quiet" href={id === null ? '/outcomes' : `/outcomes/${encodeURIComponent(id)}`}>
        Cancel
      </Link>
      {!isNamed && <span className="quiet-text">Give it a name to save it.</span>}
      {save.isError && <p role="alert">{save.error.message}</p>}
    </div>
  );
}
