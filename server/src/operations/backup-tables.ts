/** The records kept in a backup, in an order in which they can be put back. */
export const recordTables = [
  'workspaces',
  'users',
  'memberships',
  'sources',
  'api_keys',
  'imports',
  'mappings',
  'journeys',
  'journey_versions',
  'identity_decisions',
  'outcomes',
  'outcome_versions',
  'money_versions',
  'life_stages',
  'life_stage_versions',
  'alerts',
  'audit',
  'source_rules',
  'source_counts',
  'source_findings',
  'workspace_secrets',
  'webhooks',
  'connectors',
  'connector_runs',
  'connector_files',
] as const;

/**
 * Records that stay behind: people sign in again, a restored server has nothing to catch up with, and what was sent to
 * webhooks before is not sent again by a copy.
 */
export const recordsLeftOut = [
  'sessions',
  'stream_positions',
  'migrations',
  'webhook_deliveries',
  'webhook_readings',
  'rebuilds',
] as const;

/** Columns of events in a backup. */
export const eventBackupColumns = [
  'workspace',
  'source',
  'import',
  'id',
  'id_key',
  'content',
  'sequence',
  'customer',
  'anonymous',
  'account',
  'activity',
  'kind',
  'touchpoint',
  'channel',
  'function',
  'at',
  'received_at',
  'zone_offset_minutes',
  'objects',
  'words',
  'language',
  'cost_minor',
  'revenue_minor',
  'currency',
  'properties',
] as const;

/** The smaller tables beside events, each with its columns. Cases are not kept: they are cut anew from the events. */
export const smallTables = {
  quarantine: ['workspace', 'import', 'ordinal', 'line', 'reason', 'detail', 'raw', 'state', 'revision', 'received_at'],
  object_changes: ['workspace', 'import', 'type', 'id', 'at', 'field', 'value'],
  object_links: ['workspace', 'import', 'source', 'target', 'qualifier'],
} as const;

/** Analytics tables that stay behind: they are made again from the events, or are of use only while an import runs. */
export const analyticsLeftOut = [
  'cases',
  'customer_stages',
  'former_owners',
  'identities',
  'identity_links',
  'object_customers',
  'staged_events',
  'touched_customers',
  'migrations',
] as const;

/** The first line of a backup: what it is, and which layout it has. */
export const backupHead = { throughline: 'backup', layout: 1 } as const;
