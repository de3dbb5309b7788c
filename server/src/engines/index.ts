export {
  type Analytics,
  type AppendBody,
  inBackground,
  type Parameter,
  type Parameters,
  rowsAsBody,
} from './analytics/analytics.ts';
export { openEmbeddedAnalytics } from './analytics/embedded.ts';
export { openRemoteAnalytics } from './analytics/remote.ts';
export { migrateRecords, openEmbeddedRecords, openRemoteRecords, type Records } from './records/records.ts';
export type { RecordsSchema } from './records/schema.ts';
