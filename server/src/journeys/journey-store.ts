import { Fault, nearestName } from '@throughline/core/faults';
import { type JourneyDefinition, wholeTimeline } from '@throughline/core/journeys';
import { sql } from 'kysely';
import { lockWorkspace, type Records } from '../engines/index.ts';

/** A journey as it is recorded: its newest version, and the version whose cases are built. */
export interface StoredJourney {
  readonly id: string;
  readonly version: number;
  readonly builtVersion: number | null;
  readonly origin: 'built-in' | 'proposed' | 'made';
  readonly definition: JourneyDefinition;
  readonly updatedAt: Date;
}

export const builtInJourney = 'all';

/** The journeys of a workspace: the built-in one first, then by age. The built-in one is made when it is missing. */
export async function listStored(records: Records, workspace: string): Promise<readonly StoredJourney[]> {
  const rows = await records
    .selectFrom('journeys')
    .innerJoin('journey_versions', (join) =>
      join
        .onRef('journey_versions.workspace', '=', 'journeys.workspace')
        .onRef('journey_versions.journey', '=', 'journeys.id')
        .onRef('journey_versions.version', '=', 'journeys.version'),
    )
    .select([
      'journeys.id',
      'journeys.version',
      'journeys.built_version',
      'journeys.origin',
      'journeys.updated_at',
      'journey_versions.definition',
    ])
    .where('journeys.workspace', '=', workspace)
    .where('journeys.deleted_at', 'is', null)
    .orderBy(sql`journeys.origin = 'built-in'`, 'desc')
    .orderBy('journeys.created_at')
    .orderBy('journeys.id')
    .execute();
  if (rows.some((row) => row.id === builtInJourney)) {
    return rows.map(({ built_version, updated_at, ...row }) => ({
      ...row,
      builtVersion: built_version,
      updatedAt: updated_at,
    }));
  }
  await makeStored(records, {
    workspace,
    id: builtInJourney,
    origin: 'built-in',
    author: 'throughline',
    definition: wholeTimeline,
  });
  return listStored(records, workspace);
}

/** One journey. Throws TL_JOURNEY_UNKNOWN with the nearest name. */
export async function getStored(records: Records, workspace: string, id: string): Promise<StoredJourney> {
  const all = await listStored(records, workspace);
  const found = all.find((journey) => journey.id === id);
  if (found !== undefined) return found;
  const near = nearestName(
    id,
    all.map((journey) => journey.id),
  );
  throw new Fault(
    'TL_JOURNEY_UNKNOWN',
    `No journey is called "${id}".${near === null ? '' : ` Did you mean "${near}"?`}`,
  );
}

export interface NewStoredJourney {
  readonly workspace: string;
  readonly id: string;
  readonly origin: StoredJourney['origin'];
  readonly author: string;
  readonly definition: JourneyDefinition;
}

/** Records a new journey at version 1, or brings a deleted one of that id back as a new version. */
export async function makeStored(records: Records, journey: NewStoredJourney): Promise<void> {
  const { workspace, id, origin } = journey;
  await records.transaction().execute(async (transaction) => {
    await lockWorkspace(transaction, workspace);
    const before = await transaction
      .selectFrom('journeys')
      .select(['version', 'deleted_at'])
      .where('workspace', '=', workspace)
      .where('id', '=', id)
      .executeTakeFirst();
    if (before !== undefined && before.deleted_at === null) {
      if (origin === 'built-in') return;
      throw new Fault(
        'TL_CONFLICT',
        `There is already a journey called "${id}". Choose another name, or edit that one.`,
      );
    }
    const version = (before?.version ?? 0) + 1;
    if (before === undefined)
      await transaction.insertInto('journeys').values({ workspace, id, version, origin }).execute();
    else {
      const revived = { version, origin, deleted_at: null, built_version: null, updated_at: new Date() };
      await transaction
        .updateTable('journeys')
        .set(revived)
        .where('workspace', '=', workspace)
        .where('id', '=', id)
        .execute();
    }
    await recordVersion(transaction, journey, version);
  });
}

async function recordVersion(
  records: Records,
  journey: Omit<NewStoredJourney, 'origin'>,
  version: number,
): Promise<void> {
  const { workspace, id, definition, author } = journey;
  await records
    .insertInto('journey_versions')
    .values({ workspace, journey: id, version, definition: JSON.stringify(definition), author })
    .execute();
}

/**
 * Records a changed definition as the next version; the cases of the one before stay until the new ones are built. Throws
 * TL_JOURNEY_UNKNOWN.
 */
export async function changeStored(records: Records, journey: Omit<NewStoredJourney, 'origin'>): Promise<number> {
  const { workspace, id } = journey;
  return records.transaction().execute(async (transaction) => {
    await lockWorkspace(transaction, workspace);
    const row = await transaction
      .selectFrom('journeys')
      .select('version')
      .where('workspace', '=', workspace)
      .where('id', '=', id)
      .where('deleted_at', 'is', null)
      .executeTakeFirst();
    if (row === undefined) throw new Fault('TL_JOURNEY_UNKNOWN', `No journey is called "${id}".`);
    const version = row.version + 1;
    await recordVersion(transaction, journey, version);
    await transaction
      .updateTable('journeys')
      .set({ version, updated_at: new Date() })
      .where('workspace', '=', workspace)
      .where('id', '=', id)
      .execute();
    return version;
  });
}

/** Records that the cases of a version are there; answers false when the journey was deleted or changed meanwhile. */
export async function markBuilt(records: Records, workspace: string, id: string, version: number): Promise<boolean> {
  const { numUpdatedRows } = await records
    .updateTable('journeys')
    .set({ built_version: version })
    .where('workspace', '=', workspace)
    .where('id', '=', id)
    .where('version', '=', version)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** The journeys of all workspaces whose newest version has no cases yet. */
export async function listUnbuilt(records: Records): Promise<readonly { workspace: string; id: string }[]> {
  return records
    .selectFrom('journeys')
    .select(['workspace', 'id'])
    .where('deleted_at', 'is', null)
    .where((where) =>
      where.or([where('built_version', 'is', null), where('built_version', '!=', where.ref('version'))]),
    )
    .execute();
}

export async function deleteStored(records: Records, workspace: string, id: string): Promise<void> {
  await records.transaction().execute(async (transaction) => {
    await lockWorkspace(transaction, workspace);
    await transaction
      .updateTable('journeys')
      .set({ deleted_at: new Date() })
      .where('workspace', '=', workspace)
      .where('id', '=', id)
      .execute();
  });
}

/** The definition of an older version that is still the built one. */
export async function definitionAt(
  records: Records,
  workspace: string,
  id: string,
  version: number,
): Promise<JourneyDefinition> {
  const row = await records
    .selectFrom('journey_versions')
    .select('definition')
    .where('workspace', '=', workspace)
    .where('journey', '=', id)
    .where('version', '=', version)
    .executeTakeFirstOrThrow();
  return row.definition;
}

/** All versions of a journey, newest first. */
export async function listVersions(records: Records, workspace: string, id: string) {
  const rows = await records
    .selectFrom('journey_versions')
    .select(['version', 'definition', 'author', 'created_at'])
    .where('workspace', '=', workspace)
    .where('journey', '=', id)
    .orderBy('version', 'desc')
    .execute();
  return rows.map(({ created_at, ...row }) => ({ ...row, createdAt: created_at.toISOString() }));
}

/** A journey's id is its first name, made fit for a URL. Throws TL_DEFINITION_INVALID for a name that gives none. */
export function journeyIdOf(definition: JourneyDefinition): string {
  return idFromName(definition.name, ['preview', 'proposals']);
}

/** A name made fit for a URL. Throws TL_DEFINITION_INVALID for one that gives none, or one that is taken by an address. */
export function idFromName(name: string, taken: readonly string[]): string {
  const id = name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/\p{M}+/gu, '')
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-+|-+$/g, '');
  if (id === '' || taken.includes(id)) {
    const words = taken.map((one) => `"${one}"`).join(' or ');
    throw new Fault('TL_DEFINITION_INVALID', `Give it a name with letters or digits that is not ${words}.`);
  }
  return id;
}

/** Notes that the cases of a journey are not what its definition gives, so that they are cut anew. */
export async function markUnbuilt(records: Records, workspace: string, journey: StoredJourney): Promise<void> {
  await records
    .updateTable('journeys')
    .set({ built_version: null })
    .where('workspace', '=', workspace)
    .where('id', '=', journey.id)
    .where('built_version', '=', journey.version)
    .execute();
}
