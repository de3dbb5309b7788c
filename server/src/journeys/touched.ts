import { type Analytics, rowsAsBody } from '../engines/index.ts';
import { hasJoined } from '../events/index.ts';
import { eventsPerCut } from './cut-cases.ts';
import expandTouched from './expand-touched.sql';
import touchedEvents from './touched-events.sql';

/** Fewer customers than this are not counted by their events; more are cut in parts of about so many. */
const partLimits = { fewCustomers: 10_000, events: eventsPerCut };

/** The customers that live events touch are noted under this name while their cases are cut. */
export function liveTouch(workspace: string): string {
  return `live:${workspace}`;
}

/** Notes customers as touched, and those whose events theirs are. */
export async function touch(
  engine: Analytics,
  { workspace, touchedImport }: { readonly workspace: string; readonly touchedImport: string },
  customers: Iterable<string>,
): Promise<void> {
  const rows = [...customers].map((customer) => [workspace, touchedImport, customer]);
  await engine.append('touched_customers', rowsAsBody(['workspace', 'import', 'customer'], rows));
  if (await hasJoined(engine, workspace))
    await engine.query(expandTouched, { workspace, touched_import: touchedImport });
}

/** Customers in parts of which each has about as many events as can be held at once. */
export async function partsOf(
  engine: Analytics,
  workspace: string,
  customers: ReadonlySet<string>,
  limits = partLimits,
): Promise<readonly (readonly string[])[]> {
  const all = [...customers];
  // To count takes as long as to read.
  if (all.length <= limits.fewCustomers) return [all];
  const touchedImport = liveTouch(workspace);
  await touch(engine, { workspace, touchedImport }, all);
  const events = await countEvents(engine, workspace, touchedImport);
  await dropTouched(engine, touchedImport);
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

/** Forgets who was touched. */
export async function dropTouched(analytics: Analytics, touchedImport: string): Promise<void> {
  await analytics.query('alter table touched_customers drop partition {import:String}', { import: touchedImport });
}
