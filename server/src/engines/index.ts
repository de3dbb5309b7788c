export { allDone } from './all-done.ts';
export {
  type Analytics,
  type AppendBody,
  type Parameter,
  type Parameters,
  rowsAsBody,
  withUrgency,
} from './analytics/analytics.ts';
export { openEmbeddedAnalytics } from './analytics/embedded.ts';
export { openRemoteAnalytics } from './analytics/remote.ts';
export {
  lockWorkspace,
  migrateRecords,
  openEmbeddedRecords,
  openRemoteRecords,
  type Records,
} from './records/records.ts';
export type { RecordsSchema } from './records/schema.ts';
export { openInProcessStream, type StreamStore } from './stream/in-process.ts';
export { openJetStream } from './stream/jetstream.ts';
export type { Consumer, Stream } from './stream/stream.ts';
