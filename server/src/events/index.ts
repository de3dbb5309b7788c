export { Collector, collectRoutes, Journal, openLiveStore, WriteKeys } from './collection/index.ts';
export { Binder, type Compiled, compileEventPredicate, eventCondition } from './compile-predicate.ts';
export { ConnectorRunner, connectorRoutes, SecretBox } from './connectors/index.ts';
export { exportRoutes } from './export-routes.ts';
export {
  type ExtraColumns,
  noObjectFacts,
  writeCsv,
  writeJsonl,
  writeOcelJson,
  writeOcelSqlite,
  writeOcelXml,
  writeParquet,
  writeXes,
} from './exports/index.ts';
export {
  customerOf,
  decideIdentity,
  describeIdentity,
  hasJoined,
  haveEvents,
  type IdentityEngines,
  IdentityKeeper,
  identifiersNamed,
  identifiersWith,
  listAllDecisions,
  listHubs,
  listSharedDevices,
  listUnapplied,
  markApplied,
  summarizeIdentity,
  undoDecision,
} from './identity/index.ts';
export { importRoutes } from './import-routes.ts';
export { ImportRunner, sampleSource } from './import-runner.ts';
export { isAnyReadIn } from './import-store.ts';
export { LiveView, liveRoutes } from './live/index.ts';
export { mappingRoutes } from './mapping-routes.ts';
export { publishStaged } from './publish-import.ts';
export { quarantineRoutes } from './quarantine-routes.ts';
export { nextRevision, sequencesPerStart } from './revisions.ts';
export { shardCount, shardsOf } from './shards.ts';
export { sourceQuarantineRoutes } from './source-quarantine.ts';
export { sourceRoutes } from './source-routes.ts';
export { type FindingNews, requireAnySource, SourceCounts, SourceWatch } from './sources/index.ts';
export { stagedRows } from './staged-columns.ts';
export { takeOutImport } from './undo-import.ts';
export { sweepUploads } from './uploads.ts';
