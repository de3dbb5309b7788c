import { randomBytes } from 'node:crypto';
import {
  compileMasker,
  compilePlan,
  type Masker,
  type PlanCheck,
  type PlanMode,
  type PrivacyRules,
  privacyRulesSchema,
  type TrackingPlan,
  trackingPlanSchema,
} from '@throughline/core/events';
import { lockWorkspace, type Records } from '../../engines/index.ts';
import { keyedHash } from './keyed-hash.ts';
import type { SourceScope } from './source-counts.ts';
import type { ReportParts } from './source-report.ts';

/** What routes of rules need. */
export interface RuleParts extends ReportParts {
  /** Rules were changed: what is applied to events is read again. */
  readonly rulesChanged: () => void;
}

/** What is done with what a source sends before it is kept, compiled. */
export interface SourceGuard {
  readonly masker: Masker | null;
  readonly mode: PlanMode;
  readonly check: PlanCheck | null;
}

/** Rules in their newest version; version 0 are the ones that were never made. */
export interface Versioned<T> {
  readonly version: number;
  readonly rules: T;
  readonly author: string | null;
  readonly changedAt: string | null;
}

const schemas = { plan: trackingPlanSchema, privacy: privacyRulesSchema } as const;
const nothing = { plan: {}, privacy: { rules: [] } } as const;
interface RuleKinds {
  plan: TrackingPlan;
  privacy: PrivacyRules;
}

/** The rules of one kind that a source has now. */
export async function readRules<K extends keyof RuleKinds>(
  records: Records,
  { workspace, source }: SourceScope,
  kind: K,
): Promise<Versioned<RuleKinds[K]>> {
  const row = await records
    .selectFrom('source_rules')
    .select(['version', 'rules', 'author', 'created_at'])
    .where('workspace', '=', workspace)
    .where('source', '=', source)
    .where('kind', '=', kind)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  const rules = schemas[kind].parse(row?.rules ?? nothing[kind]) as RuleKinds[K];
  return {
    version: row?.version ?? 0,
    rules,
    author: row?.author ?? null,
    changedAt: row?.created_at.toISOString() ?? null,
  };
}

/** Records changed rules as the next version; answers its number. */
export async function writeRules<K extends keyof RuleKinds>(
  records: Records,
  { workspace, source, author }: SourceScope & { readonly author: string },
  change: { readonly kind: K; readonly rules: RuleKinds[K] },
): Promise<number> {
  return records.transaction().execute(async (transaction) => {
    await lockWorkspace(transaction, workspace);
    const { version } = await readRules(transaction, { workspace, source }, change.kind);
    await transaction
      .insertInto('source_rules')
      .values({
        workspace,
        source,
        kind: change.kind,
        version: version + 1,
        rules: JSON.stringify(change.rules),
        author,
      })
      .execute();
    return version + 1;
  });
}

/** The rules of a source, ready to be applied to each event. */
export async function readGuard(records: Records, scope: SourceScope): Promise<SourceGuard> {
  const [plan, privacy] = await Promise.all([readRules(records, scope, 'plan'), readRules(records, scope, 'privacy')]);
  const hash = privacy.version === 0 ? (text: string) => text : keyedHash(await secretOf(records, scope.workspace));
  return {
    masker: compileMasker(privacy.rules, hash),
    mode: plan.rules.mode,
    check: compilePlan(plan.rules),
  };
}

/** The secret of a workspace, made when it is first needed. */
export async function secretOf(records: Records, workspace: string): Promise<string> {
  await records
    .insertInto('workspace_secrets')
    .values({ workspace, secret: randomBytes(32).toString('base64url') })
    .onConflict((conflict) => conflict.column('workspace').doNothing())
    .execute();
  const row = await records
    .selectFrom('workspace_secrets')
    .select('secret')
    .where('workspace', '=', workspace)
    .executeTakeFirstOrThrow();
  return row.secret;
}
