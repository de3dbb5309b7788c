export { reportRoutes } from './report-routes.ts';
export { SourceCounts } from './source-counts.ts';
export { listSourceItems, type ReportParts, requireAnySource } from './source-report.ts';
