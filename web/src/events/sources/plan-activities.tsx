import {
  type PlannedProperty,
  plannedWords,
  type TrackingPlan,
  valueTypeSchema,
  valueTypeWords,
} from '@throughline/core/events';
import { fieldOf, ShortForm } from '../../parts/short-form.tsx';

interface PartProps<T> {
  readonly mayWrite: boolean;
  readonly onChange: (changed: T) => void;
}

type Activity = TrackingPlan['activities'][number];

/** The activities of a plan, each with what must or may stand in it. */
export function PlanActivities({ plan, mayWrite, onChange }: PartProps<TrackingPlan> & { plan: TrackingPlan }) {
  const put = (activities: TrackingPlan['activities']) => onChange({ ...plan, activities });
  const replace = (old: Activity, fresh: Activity | null) =>
    put(plan.activities.flatMap((one) => (one === old ? (fresh === null ? [] : [fresh]) : [one])));
  const add = async (form: FormData) => {
    const name = fieldOf(form, 'activity').trim();
    if (plan.activities.some((one) => one.name === name)) throw new Error(`“${name}” is in the plan already.`);
    put([...plan.activities, { name, properties: [] }]);
  };
  return (
    <>
      {plan.activities.map((activity) => (
        <details key={activity.name} className="planned">
          <summary>
            <strong>{activity.name}</strong>{' '}
            <span className="quiet-text">
              {activity.properties.length === 0
                ? 'any properties'
                : activity.properties.map((one) => `${one.name} (${plannedWords(one)})`).join(', ')}
            </span>
          </summary>
          <PlanActivity activity={activity} mayWrite={mayWrite} onChange={(fresh) => replace(activity, fresh)} />
        </details>
      ))}
      {mayWrite && (
        <ShortForm title="Add an activity" action="Add an activity" send={add}>
          <label>
            Activity
            <input name="activity" placeholder="Order placed" required maxLength={500} />
          </label>
        </ShortForm>
      )}
    </>
  );
}

function PlanActivity({ activity, mayWrite, onChange }: PartProps<Activity | null> & { activity: Activity }) {
  const put = (properties: Activity['properties']) => onChange({ ...activity, properties });
  const replace = (old: PlannedProperty, fresh: PlannedProperty | null) =>
    put(activity.properties.flatMap((one) => (one === old ? (fresh === null ? [] : [fresh]) : [one])));
  const add = async (form: FormData) => {
    const name = fieldOf(form, 'property').trim();
    if (activity.properties.some((one) => one.name === name)) throw new Error(`“${name}” is there already.`);
    put([...activity.properties, { name, required: false, type: 'text', values: [] }]);
  };
  return (
    <>
      <ul className="conditions">
        {activity.properties.map((property) => (
          <PlanProperty
            key={property.name}
            property={property}
            mayWrite={mayWrite}
            onChange={(fresh) => replace(property, fresh)}
          />
        ))}
      </ul>
      {mayWrite && (
        <>
          <ShortForm title={`Add a property to ${activity.name}`} action="Add a property" send={add}>
            <label>
              Property
              <input name="property" required maxLength={500} />
            </label>
          </ShortForm>
          <button type="button" className="button quiet" onClick={() => onChange(null)}>
            Take “{activity.name}” out of the plan
          </button>
        </>
      )}
    </>
  );
}

function PlanProperty({
  property,
  mayWrite,
  onChange,
}: PartProps<PlannedProperty | null> & { property: PlannedProperty }) {
  const { name, required, type, values } = property;
  const listed = (text: string) => [...new Set(text.split(',').map((one) => one.trim()))].filter((one) => one !== '');
  return (
    <li>
      <strong>{name}</strong>
      <label>
        <input
          type="checkbox"
          checked={required}
          disabled={!mayWrite}
          onChange={(event) => onChange({ ...property, required: event.target.checked })}
        />{' '}
        must be there
      </label>
      <label>
        is a
        <select
          value={type}
          disabled={!mayWrite}
          onChange={(event) => onChange({ ...property, type: valueTypeSchema.parse(event.target.value) })}
        >
          {valueTypeSchema.options.map((one) => (
            <option key={one} value={one}>
              {valueTypeWords[one]}
            </option>
          ))}
        </select>
      </label>
      <label>
        only these values
        <input
          key={values.join()}
          defaultValue={values.join(', ')}
          placeholder="any"
          disabled={!mayWrite}
          onBlur={(event) => onChange({ ...property, values: listed(event.target.value) })}
        />
      </label>
      {mayWrite && (
        <button type="button" className="button quiet" onClick={() => onChange(null)} aria-label={`Take ${name} out`}>
          Take out
        </button>
      )}
    </li>
  );
}
