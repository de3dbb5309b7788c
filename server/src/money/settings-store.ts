import { Fault } from '@throughline/core/faults';
import {
  type MoneySettings,
  type MoneySettingsVersion,
  moneySettingsSchema,
  usualMoneySettings,
} from '@throughline/core/money';
import { lockWorkspace, type Records } from '../engines/index.ts';

/** The settings of a workspace in their newest version, or in the one asked for; those of nobody are version 0. */
export async function getMoneySettings(
  records: Records,
  workspace: string,
  version: number | null = null,
): Promise<MoneySettingsVersion> {
  if (version === 0) return nobodys;
  let rows = records.selectFrom('money_versions').selectAll().where('workspace', '=', workspace);
  if (version !== null) rows = rows.where('version', '=', version);
  const row = await rows.orderBy('version', 'desc').limit(1).executeTakeFirst();
  if (row !== undefined)
    return {
      version: row.version,
      settings: moneySettingsSchema.parse(row.settings),
      author: row.author,
      createdAt: row.created_at.toISOString(),
    };
  if (version === null) return nobodys;
  throw new Fault(
    'TL_NOT_FOUND',
    `The money settings have no version ${version}. List the versions to see which exist.`,
  );
}

const nobodys: MoneySettingsVersion = { version: 0, settings: usualMoneySettings, author: '', createdAt: null };

/** All versions, newest first, without their content. */
export async function listMoneyVersions(records: Records, workspace: string) {
  const rows = await records
    .selectFrom('money_versions')
    .select(['version', 'author', 'created_at'])
    .where('workspace', '=', workspace)
    .orderBy('version', 'desc')
    .execute();
  return rows.map(({ version, author, created_at }) => ({ version, author, createdAt: created_at.toISOString() }));
}

export interface NewMoneySettings {
  readonly workspace: string;
  readonly author: string;
  readonly settings: MoneySettings;
  /** The version that was changed. */
  readonly from: number;
}

/** Keeps settings as the next version. Throws TL_CONFLICT where somebody else changed them in between. */
export async function keepMoneySettings(records: Records, changed: NewMoneySettings): Promise<MoneySettingsVersion> {
  const { workspace, author, settings, from } = changed;
  await records.transaction().execute(async (transaction) => {
    await lockWorkspace(transaction, workspace);
    const { version } = await getMoneySettings(transaction, workspace);
    if (version !== from)
      throw new Fault(
        'TL_CONFLICT',
        `The money settings are at version ${version} now; you changed version ${from}. Load them again and repeat your change.`,
      );
    await transaction
      .insertInto('money_versions')
      .values({ workspace, version: version + 1, settings: JSON.stringify(settings), author })
      .execute();
  });
  return getMoneySettings(records, workspace);
}
