import type { Funnel } from '@throughline/core/journeys';
import { addressWith, go, usePlace } from '../app/location.ts';
import { counted } from '../parts/format.ts';
import { orderWords } from './describe-filter.ts';
import { useActivities } from './use-view.ts';

const oneDay = 86_400;
const dayOptions = [1, 7, 14, 30, 90, 365];
const mostSteps = 20;

type Steps = readonly (readonly string[])[];

/** The steps a funnel asks about, as the address says them. */
export function readSteps(text: string | null): Steps {
  if (text === null) return [];
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value)
      ? value.filter((step): step is string[] => Array.isArray(step) && step.every((one) => typeof one === 'string'))
      : [];
  } catch {
    return [];
  }
}

export function orderOf(text: string | null): Funnel['order'] {
  return text === 'strict' || text === 'any' ? text : 'ordered';
}

interface QuestionProps {
  readonly journey: string;
  readonly steps: Steps;
  readonly order: Funnel['order'];
  readonly window: number;
}

/** What a funnel asks: its steps, their order, and the time from the first to the last. */
export function FunnelQuestion({ journey, steps, order, window }: QuestionProps) {
  const place = usePlace();
  const change = (changes: Readonly<Record<string, string | null>>) =>
    go(addressWith(place, { ...changes, open: null }));
  const set = (next: Steps) => change({ steps: next.length === 0 ? null : JSON.stringify(next) });
  const days = [...new Set([...dayOptions, window / oneDay])].sort((a, b) => a - b);
  return (
    <div className="funnel-question">
      {steps.map((step, index) => (
        <StepChip
          key={`${index}${step.join()}`}
          journey={journey}
          name={`${index + 1}. ${step.join(' or ')}`}
          onOr={(name) => set(steps.map((one, at) => (at === index && !one.includes(name) ? [...one, name] : one)))}
          onEarlier={index === 0 ? null : () => set(moved(steps, index, index - 1))}
          onRemove={() => set(steps.filter((_, at) => at !== index))}
        />
      ))}
      {steps.length < mostSteps && (
        <ActivityChoice journey={journey} label="Add a step" onChoose={(name) => set([...steps, [name]])} />
      )}
      <label>
        Order
        <select value={order} onChange={(event) => change({ order: event.target.value })}>
          {Object.entries(orderWords).map(([value, words]) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
        </select>
      </label>
      <label>
        Within
        <select value={window} onChange={(event) => change({ window: event.target.value })}>
          {days.map((one) => (
            <option key={one} value={one * oneDay}>
              {counted(one, 'day')}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}

function moved<T>(list: readonly T[], from: number, to: number): readonly T[] {
  return list.toSpliced(from, 1).toSpliced(to, 0, ...list.slice(from, from + 1));
}

interface ChipProps {
  readonly journey: string;
  readonly name: string;
  readonly onOr: (activity: string) => void;
  readonly onEarlier: (() => void) | null;
  readonly onRemove: () => void;
}

function StepChip({ journey, name, onOr, onEarlier, onRemove }: ChipProps) {
  return (
    <span className="chip">
      {onEarlier !== null && (
        <button type="button" aria-label={`Move earlier: ${name}`} onClick={onEarlier}>
          ←
        </button>
      )}
      {name}
      <ActivityChoice journey={journey} label="or …" onChoose={onOr} />
      <button type="button" aria-label={`Remove step ${name}`} onClick={onRemove}>
        ×
      </button>
    </span>
  );
}

interface ActivityChoiceProps {
  readonly journey: string;
  readonly label: string;
  readonly onChoose: (name: string) => void;
}

function ActivityChoice({ journey, label, onChoose }: ActivityChoiceProps) {
  const activities = useActivities(journey) ?? [];
  return (
    <select value="" aria-label={label} onChange={(event) => event.target.value !== '' && onChoose(event.target.value)}>
      <option value="">{label}</option>
      {activities.map((name) => (
        <option key={name} value={name}>
          {name}
        </option>
      ))}
    </select>
  );
}
