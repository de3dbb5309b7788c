import type { Variants } from '@throughline/core/journeys';
import type { Analytics } from '../engines/index.ts';
import { nextOffset, type Page, readOffset } from '../http/index.ts';
import concentrationSql from './variant-concentration.sql';
import variantPathsSql from './variant-paths.sql';
import variantsSql from './variants.sql';
import { askCases, evidenceOf, type View } from './view.ts';

interface VariantRow {
  id: string;
  path: string[];
  cases: number;
  customers: number;
  quantile_seconds: [number, number];
}

interface ConcentrationRow {
  variants: number;
  cases: number;
  customers: number;
  top_ten_cases: number;
  cases_before: number;
  normalised_entropy: number;
}

/** The steps of a variant in order, as far as they are told. */
export interface VariantPath {
  readonly steps: number;
  readonly path: string[];
}

/** A longer path is told by its first steps. */
const mostStepsTold = 40;

/** The steps of each of these variants, by its id. */
export async function readVariantPaths(
  analytics: Analytics,
  { workspace, journey }: Pick<View, 'workspace' | 'journey'>,
  variants: readonly string[],
): Promise<ReadonlyMap<string, VariantPath>> {
  if (variants.length === 0) return new Map();
  const rows = await analytics.query<VariantPath & { name: string }>(variantPathsSql, {
    workspace,
    journey: journey.id,
    version: journey.version,
    variants,
    most_steps: mostStepsTold,
  });
  return new Map(rows.map(({ name, ...one }) => [name, one]));
}

/** The paths that cases share, most frequent first, with how concentrated they are (METHODS §2.3). */
export async function readVariants(analytics: Analytics, view: View, page: Page): Promise<Variants> {
  const offset = readOffset(page.cursor);
  const [rows, [whole]] = await Promise.all([
    askCases<VariantRow>(analytics, view, variantsSql, { limit: page.limit, offset }),
    askCases<ConcentrationRow>(analytics, view, concentrationSql, { before: offset }),
  ]);
  const cases = whole?.cases ?? 0;
  let covered = whole?.cases_before ?? 0;
  const items = rows.map((row) => {
    covered += row.cases;
    return {
      id: row.id,
      path: row.path,
      cases: row.cases,
      customers: row.customers,
      share: row.cases / cases,
      cumulativeShare: covered / cases,
      medianSeconds: row.quantile_seconds[0],
      p90Seconds: row.quantile_seconds[1],
    };
  });
  const total = whole?.variants ?? 0;
  return {
    items,
    nextCursor: nextOffset(offset, items.length, total),
    total,
    topTenShare: cases === 0 ? 0 : (whole?.top_ten_cases ?? 0) / cases,
    normalisedEntropy: whole?.normalised_entropy ?? 0,
    evidence: evidenceOf(view, { cases, customers: whole?.customers ?? 0 }),
  };
}
