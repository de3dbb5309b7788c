export { findingRoutes } from './finding-routes.ts';
export type { FindingNews } from './finding-store.ts';
export { guardItem } from './guard-items.ts';
export { reportRoutes } from './report-routes.ts';
export { ruleRoutes } from './rules-routes.ts';
export { SourceCounts } from './source-counts.ts';
export { listSourceItems, type ReportParts, requireAnySource } from './source-report.ts';
export { readGuard, readRules, type SourceGuard, secretOf } from './source-rules.ts';
export { SourceWatch } from './source-watch.ts';
