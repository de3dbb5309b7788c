import type { CasePredicate } from '@throughline/core/journeys';
import { type FormEvent, useState } from 'react';
import { usePlace } from '../app/location.ts';
import { addToFilter, useActivities, useCatalogue } from './use-view.ts';

/** What a person fills in: each field as its text, empty where the kind does not ask for it. */
type Filled = (field: 'name' | 'second' | 'value' | 'number' | 'unit') => string;

interface Kind {
  readonly words: string;
  readonly asks:
    | 'activity'
    | 'two-activities'
    | 'times'
    | 'channel'
    | 'function'
    | 'time'
    | 'steps'
    | 'property'
    | 'none';
  readonly predicate: (filled: Filled) => CasePredicate;
}

const occurs = (filled: Filled): CasePredicate => ({ kind: 'occurs', activity: filled('name') });
const follows = (filled: Filled, directly: boolean): CasePredicate => ({
  kind: 'follows',
  from: filled('name'),
  to: filled('second'),
  directly,
});
const owned = (filled: Filled, field: 'channel' | 'function'): CasePredicate => ({
  kind: 'event',
  where: { kind: 'field', field, op: 'is', value: filled('name') },
});
const property = (filled: Filled, op: 'is' | 'contains'): CasePredicate => ({
  kind: 'event',
  where: { kind: 'property', name: filled('name'), op, value: filled('value') },
});
const seconds = (filled: Filled) => Number(filled('number')) * Number(filled('unit'));

const kinds: Readonly<Record<string, Kind>> = {
  occurs: { words: 'Has the activity', asks: 'activity', predicate: occurs },
  'not-occurs': {
    words: 'Does not have the activity',
    asks: 'activity',
    predicate: (filled) => ({ kind: 'not', of: occurs(filled) }),
  },
  times: {
    words: 'Has the activity at least so often',
    asks: 'times',
    predicate: (filled) => ({ kind: 'occurs', activity: filled('name'), atLeast: Number(filled('number')) }),
  },
  directly: {
    words: 'One activity directly after another',
    asks: 'two-activities',
    predicate: (filled) => follows(filled, true),
  },
  follows: {
    words: 'One activity some time after another',
    asks: 'two-activities',
    predicate: (filled) => follows(filled, false),
  },
  starts: {
    words: 'Starts with',
    asks: 'activity',
    predicate: (filled) => ({ kind: 'starts', activities: [filled('name')] }),
  },
  ends: {
    words: 'Ends with',
    asks: 'activity',
    predicate: (filled) => ({ kind: 'ends', activities: [filled('name')] }),
  },
  repeats: { words: 'Repeats a step', asks: 'none', predicate: () => ({ kind: 'repeats' }) },
  channel: { words: 'Uses the channel', asks: 'channel', predicate: (filled) => owned(filled, 'channel') },
  function: { words: 'Is handled by the function', asks: 'function', predicate: (filled) => owned(filled, 'function') },
  longer: {
    words: 'Takes at least',
    asks: 'time',
    predicate: (filled) => ({ kind: 'duration', minSeconds: seconds(filled) }),
  },
  shorter: {
    words: 'Takes at most',
    asks: 'time',
    predicate: (filled) => ({ kind: 'duration', maxSeconds: seconds(filled) }),
  },
  steps: {
    words: 'Has at least so many steps',
    asks: 'steps',
    predicate: (filled) => ({ kind: 'steps', min: Number(filled('number')) }),
  },
  property: { words: 'A property is', asks: 'property', predicate: (filled) => property(filled, 'is') },
  contains: { words: 'A property contains', asks: 'property', predicate: (filled) => property(filled, 'contains') },
};

/** One more part of the filter, from the names there are. */
export function AddFilter({ journey, onDone }: { journey: string; onDone: () => void }) {
  const place = usePlace();
  const [chosen, setChosen] = useState('occurs');
  const kind = kinds[chosen];
  const add = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const isEmpty = kind?.asks !== 'none' && [...form.keys()].length === 0;
    if (kind === undefined || isEmpty) return;
    addToFilter(
      place,
      kind.predicate((field) => textOf(form.get(field), field === 'value')),
    );
    onDone();
  };
  return (
    <form className="add-filter" onSubmit={add}>
      <label>
        Cases where
        <select value={chosen} onChange={(event) => setChosen(event.target.value)}>
          {Object.entries(kinds).map(([key, { words }]) => (
            <option key={key} value={key}>
              {words}
            </option>
          ))}
        </select>
      </label>
      {kind !== undefined && <Fields journey={journey} asks={kind.asks} />}
      <button type="submit" className="button primary">
        Add
      </button>
      <button type="button" className="button quiet" onClick={onDone}>
        Cancel
      </button>
    </form>
  );
}

/** A chosen name stays as it is; what was typed loses the blanks around it. */
function textOf(value: FormDataEntryValue | null, isTyped: boolean): string {
  const text = typeof value === 'string' ? value : '';
  return isTyped ? text.trim() : text;
}

function Fields({ journey, asks }: { journey: string; asks: Kind['asks'] }) {
  const activities = useActivities(journey) ?? [];
  const catalogue = useCatalogue();
  const names = (items: readonly { readonly name: string }[] | undefined) => (items ?? []).map((one) => one.name);
  switch (asks) {
    case 'activity':
      return <Names field="name" label="Which activity" names={activities} />;
    case 'two-activities':
      return (
        <>
          <Names field="name" label="First" names={activities} /> then{' '}
          <Names field="second" label="Then" names={activities} />
        </>
      );
    case 'times':
      return (
        <>
          <Names field="name" label="Which activity" names={activities} />
          <NumberField label="Times" least={1} step="1" />
        </>
      );
    case 'channel':
      return <Names field="name" label="Which channel" names={names(catalogue.data?.channels)} />;
    case 'function':
      return <Names field="name" label="Which function" names={names(catalogue.data?.functions)} />;
    case 'steps':
      return <NumberField label="Steps" least={1} step="1" />;
    case 'time':
      return (
        <>
          <NumberField label="How long" least={0} step="any" />
          <select name="unit" aria-label="Unit" defaultValue="86400">
            <option value="60">minutes</option>
            <option value="3600">hours</option>
            <option value="86400">days</option>
          </select>
        </>
      );
    case 'property':
      return <PropertyFields properties={catalogue.data?.properties ?? []} />;
    case 'none':
      return null;
  }
}

function Names({ field, label, names }: { field: string; label: string; names: readonly string[] }) {
  if (names.length === 0) return <span className="quiet-text">The events of this workspace name none.</span>;
  return (
    <select name={field} required aria-label={label}>
      {names.map((name) => (
        <option key={name} value={name}>
          {name}
        </option>
      ))}
    </select>
  );
}

function NumberField({ label, least, step }: { label: string; least: number; step: string }) {
  return <input name="number" type="number" min={least} step={step} required aria-label={label} placeholder={label} />;
}

type Properties = readonly { readonly name: string; readonly examples: readonly string[] }[];

function PropertyFields({ properties }: { properties: Properties }) {
  const [name, setName] = useState('');
  const chosen = properties.find((one) => one.name === name) ?? properties[0];
  if (chosen === undefined) return <span className="quiet-text">The events of this workspace have no properties.</span>;
  return (
    <>
      <select
        name="name"
        required
        aria-label="Which property"
        value={chosen.name}
        onChange={(event) => setName(event.target.value)}
      >
        {properties.map((one) => (
          <option key={one.name} value={one.name}>
            {one.name}
          </option>
        ))}
      </select>
      <input
        name="value"
        required
        list="property-values"
        aria-label="Value"
        placeholder={chosen.examples[0] ?? 'Value'}
      />
      <datalist id="property-values">
        {chosen.examples.map((text) => (
          <option key={text} value={text} />
        ))}
      </datalist>
    </>
  );
}
