import { type Analytics, allDone, rowsAsBody } from '../engines/index.ts';
import { hasJoined } from '../events/index.ts';
import concernedTypes from './concerned-types.sql';
import { eventsPerCut } from './cut-cases.ts';
import expandTouched from './expand-touched.sql';
import noteConcerned from './note-concerned.sql';
import touchedEvents from './touched-events.sql';

/** So few customers are cut anew at once, whatever they did. */
export const fewCustomers = 10_000;
/** More are cut in parts of about so many events. */
const partLimits = { fewCustomers, events: eventsPerCut };

/** Under which name customers of a workspace are noted. */
interface Touch {
  readonly workspace: string;
  readonly touchedImport: string;
}

/** Notes customers as touched, and those whose events theirs are. Answers whether any identifiers were joined. */
export async function touch(
  engine: Analytics,
  { workspace, touchedImport }: Touch,
  customers: Iterable<string>,
): Promise<boolean> {
  const rows = [...customers].map((customer) => [workspace, touchedImport, customer]);
  const noting = engine.append('touched_customers', rowsAsBody(['workspace', 'import', 'customer'], rows));
  const asking = hasJoined(engine, workspace);
  await allDone([noting, asking]);
  const isJoined = await asking;
  if (isJoined) await engine.query(expandTouched, { workspace, touched_import: touchedImport });
  return isJoined;
}

/** Notes the customers whom the events of an import concern. Answers the types of the objects that they concern. */
export async function touchConcerned(
  engine: Analytics,
  { workspace, touchedImport }: Touch,
): Promise<ReadonlySet<string>> {
  const which = { workspace, taken_out: touchedImport };
  await dropTouched(engine, touchedImport);
  await engine.query(noteConcerned, which);
  return new Set((await engine.query<{ type: string }>(concernedTypes, which)).map((row) => row.type));
}

/** Customers in parts of which each has about as many events as can be held at once. */
export async function partsOf(
  engine: Analytics,
  noted: Touch,
  customers: ReadonlySet<string>,
  limits = partLimits,
): Promise<readonly (readonly string[])[]> {
  const all = [...customers];
  // To count takes as long as to read.
  if (all.length <= limits.fewCustomers) return [all];
  await touch(engine, noted, all);
  const events = await countEvents(engine, noted.workspace, noted.touchedImport);
  await dropTouched(engine, noted.touchedImport);
  const size = Math.ceil(all.length / Math.max(1, Math.ceil(events / limits.events)));
  return Array.from({ length: Math.ceil(all.length / size) }, (_, place) =>
    all.slice(place * size, (place + 1) * size),
  );
}

/** The events there are, or those of the customers an import touched. */
export async function countEvents(engine: Analytics, workspace: string, touchedImport: string | null): Promise<number> {
  const [row] =
    touchedImport === null
      ? await engine.query<{ n: number }>('select count() as n from events where workspace = {workspace:String}', {
          workspace,
        })
      : await engine.query<{ n: number }>(touchedEvents, { workspace, touched_import: touchedImport });
  return row?.n ?? 0;
}

/** Forgets who was touched, and who shares objects with them. */
export async function dropTouched(analytics: Analytics, touchedImport: string): Promise<void> {
  await analytics.query(
    'alter table touched_customers drop partition {import:String}, drop partition {sharing:String}',
    { import: touchedImport, sharing: sharingWith(touchedImport) },
  );
}

/** Forgets who shares objects with those whom an import touched. */
export async function dropSharing(analytics: Analytics, touchedImport: string): Promise<void> {
  await analytics.query('alter table touched_customers drop partition {sharing:String}', {
    sharing: sharingWith(touchedImport),
  });
}

/** The name under which those are noted who share an object with touched customers. */
export function sharingWith(touchedImport: string): string {
  return `${touchedImport} share objects`;
}
