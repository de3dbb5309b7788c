import { useQuery } from '@tanstack/react-query';
import { personalWords, type SeenProperty, type SeenSchema, valueTypeWords } from '@throughline/core/events';
import { useState } from 'react';
import { call } from '../../api/index.ts';
import { count, counted, day, percent } from '../../parts/format.ts';
import { Problem, Waiting } from '../../parts/states.tsx';
import { Table } from '../../parts/table.tsx';

export function useSchema(id: string) {
  return useQuery({
    queryKey: ['source-schema', id],
    queryFn: () => call('get', '/sources/{id}/schema', { path: { id } }),
  });
}

/** What a source sends, as it was seen. */
export function SchemaView({ source }: { source: string }) {
  const schema = useSchema(source);
  const [search, setSearch] = useState('');
  if (schema.isPending) return <Waiting what="Looking at the events" />;
  if (schema.isError) return <Problem error={schema.error} retry={() => schema.refetch()} />;
  const { activities, events, sampledOneIn, to } = schema.data;
  const wanted = search.trim().toLowerCase();
  const shown = activities
    .map((one) => ({
      ...one,
      properties:
        wanted === '' || one.name.toLowerCase().includes(wanted)
          ? one.properties
          : one.properties.filter((property) => property.name.toLowerCase().includes(wanted)),
    }))
    .filter((one) => wanted === '' || one.properties.length > 0 || one.name.toLowerCase().includes(wanted));
  return (
    <section className="schema">
      <div className="actions">
        <label>
          <span className="visually-hidden">Find an activity or a property</span>
          <input
            type="search"
            placeholder="Find an activity or a property"
            value={search}
            onChange={(event) => setSearch(event.target.value)}
          />
        </label>
        <DownloadJson name="schema.json" content={schema.data} />
      </div>
      <p className="quiet-text">
        {counted(activities.length, 'activity').replace('activitys', 'activities')}, {counted(events, 'event')} up to{' '}
        {day(to)}.{sampledOneIn > 1 && ` Properties were looked at in one of ${sampledOneIn} events.`} Types are those
        of at least 98 % of the values. Personal examples show only their shape.
      </p>
      {shown.map((one, place) => (
        <ActivityDetails key={one.name} activity={one} isOpen={wanted !== '' || place === 0} />
      ))}
      {shown.length === 0 && <p>{events === 0 ? 'Nothing came yet.' : `Nothing is called “${search}”.`}</p>}
    </section>
  );
}

function ActivityDetails({ activity, isOpen }: { activity: SeenSchema['activities'][number]; isOpen: boolean }) {
  const { name, events, firstAt, lastAt, properties, sampled } = activity;
  return (
    <details className="card" open={isOpen}>
      <summary>
        <strong>{name}</strong>{' '}
        <span className="quiet-text">
          {counted(events, 'event')}, {day(firstAt)} to {day(lastAt)} ·{' '}
          {counted(properties.length, 'property').replace('propertys', 'properties')}
        </span>
      </summary>
      {properties.length > 0 && (
        <Table
          columns={[
            { name: 'Property', cell: (one) => one.name },
            { name: 'Type', cell: (one) => <PropertyType property={one} /> },
            { name: `Filled, of ${count(sampled)}`, isNumber: true, cell: (one) => percent(one.share) },
            { name: 'Different values', isNumber: true, cell: (one) => `about ${count(one.distinct)}` },
            { name: 'Examples', cell: (one) => <span className="examples">{one.examples.join(' · ')}</span> },
          ]}
          rows={properties}
          keyOf={(one) => one.name}
        />
      )}
    </details>
  );
}

function PropertyType({ property: { type, typeShare, personal } }: { property: SeenProperty }) {
  return (
    <>
      {valueTypeWords[type]}
      {typeShare < 1 && ` (${percent(typeShare)})`}
      {personal.length > 0 && (
        <span className="personal"> · {personal.map((kind) => personalWords[kind]).join(', ')}</span>
      )}
    </>
  );
}

/** Takes an answer along as a file. A link could not say which workspace it is about. */
function DownloadJson({ name, content }: { name: string; content: object }) {
  const save = () => {
    const address = URL.createObjectURL(new Blob([JSON.stringify(content, null, 2)], { type: 'application/json' }));
    const link = document.createElement('a');
    link.href = address;
    link.download = name;
    link.click();
    URL.revokeObjectURL(address);
  };
  return (
    <button type="button" className="button" onClick={save}>
      Take it along as JSON
    </button>
  );
}
