import type { ShiftedWeek } from '@throughline/core/alerts';
import type {
  ConnectorKind,
  ConnectorSettings,
  FileShape,
  ImportJob,
  ImportState,
  Mapping,
  RunState,
  Schedule,
  SourceSettings,
} from '@throughline/core/events';
import type { JourneyDefinition, StagesDefinition } from '@throughline/core/journeys';
import type { MoneySettings } from '@throughline/core/money';
import type { OutcomeDefinition } from '@throughline/core/outcomes';
import type { Role, Scope } from '@throughline/core/trust';
import type { Delivery, Standing, Topic, WebhookState } from '@throughline/core/webhooks';
import type { ColumnType, Generated, JSONColumnType } from 'kysely';

type Instant = ColumnType<Date, Date | undefined, Date>;
type InstantOrNull = ColumnType<Date | null, Date | null | undefined, Date | null>;
type JsonOrNull<T extends object> = ColumnType<T | null, string | null | undefined, string | null>;

/** The tables of the records engine as the program sees them. */
export interface RecordsSchema {
  workspaces: { id: string; name: string; created_at: Instant };
  users: { id: string; email: string; name: string; password_hash: string; created_at: Instant };
  memberships: { workspace: string; user_id: string; role: Role; created_at: Instant };
  sessions: { token_hash: string; user_id: string; created_at: Instant; expires_at: ColumnType<Date, Date, Date> };
  api_keys: {
    id: string;
    workspace: string;
    name: string;
    scope: Scope;
    key_hash: string;
    hint: string;
    source: string | null;
    created_at: Instant;
    last_used_at: InstantOrNull;
  };
  sources: {
    id: string;
    workspace: string;
    name: string;
    kind: 'stream' | 'import' | 'sample';
    created_at: Instant;
    settings: ColumnType<Partial<SourceSettings>, string | undefined, string>;
  };
  identity_decisions: {
    id: string;
    number: Generated<number>;
    workspace: string;
    a: string;
    b: string;
    kind: 'join' | 'split';
    reason: string;
    author: string;
    created_at: Instant;
    undone_at: InstantOrNull;
    undone_by: ColumnType<string | null, string | null | undefined, string | null>;
    applied: Generated<boolean>;
  };
  alerts: {
    id: string;
    workspace: string;
    subject: string;
    shift: JSONColumnType<ShiftedWeek>;
    opened_at: Instant;
    seen_at: Instant;
    closed_at: InstantOrNull;
    closed_by: ColumnType<string | null, string | null | undefined, string | null>;
    was_useful: ColumnType<boolean | null, boolean | null | undefined, boolean | null>;
  };
  stream_positions: { consumer: string; position: number; updated_at: Instant };
  imports: {
    id: string;
    workspace: string;
    number: Generated<number>;
    source: string;
    file_name: string;
    path: string;
    bytes: number;
    content_hash: string;
    state: ImportState;
    shape: JsonOrNull<FileShape>;
    mapping: JsonOrNull<Mapping>;
    result: JsonOrNull<NonNullable<ImportJob['result']>>;
    error: string | null;
    started_at: InstantOrNull;
    created_at: Instant;
    finished_at: InstantOrNull;
    connector_run: ColumnType<string | null, string | null | undefined, string | null>;
  };
  connectors: {
    id: string;
    workspace: string;
    source: string;
    name: string;
    kind: ConnectorKind;
    settings: JSONColumnType<ConnectorSettings>;
    secret: string | null;
    mapping: JSONColumnType<Mapping>;
    schedule: JSONColumnType<Schedule>;
    cursor: ColumnType<string | null, string | null | undefined, string | null>;
    state: 'active' | 'paused';
    failures: Generated<number>;
    next_run_at: InstantOrNull;
    created_at: Instant;
  };
  connector_runs: {
    id: string;
    connector: string;
    state: RunState;
    started_at: Instant;
    finished_at: InstantOrNull;
    cursor_before: string | null;
    cursor_after: string | null;
    error: ColumnType<string | null, string | null | undefined, string | null>;
  };
  connector_files: { connector: string; path: string; mark: string; error: string | null; taken_at: Instant };
  mappings: { id: string; workspace: string; name: string; mapping: JSONColumnType<Mapping>; created_at: Instant };
  journeys: {
    workspace: string;
    id: string;
    version: number;
    origin: 'built-in' | 'proposed' | 'made';
    built_version: number | null;
    created_at: Instant;
    updated_at: Instant;
    deleted_at: InstantOrNull;
  };
  journey_versions: {
    workspace: string;
    journey: string;
    version: number;
    definition: JSONColumnType<JourneyDefinition>;
    author: string;
    created_at: Instant;
  };
  rebuilds: {
    workspace: string;
    since: Instant;
  };
  life_stages: {
    workspace: string;
    version: number;
    built_version: ColumnType<number | null, number | null | undefined, number | null>;
    updated_at: Instant;
  };
  life_stage_versions: {
    workspace: string;
    version: number;
    definition: JSONColumnType<StagesDefinition>;
    author: string;
    created_at: Instant;
  };
  outcomes: {
    workspace: string;
    id: string;
    version: number;
    created_at: Instant;
    updated_at: Instant;
    deleted_at: InstantOrNull;
  };
  outcome_versions: {
    workspace: string;
    outcome: string;
    version: number;
    definition: JSONColumnType<OutcomeDefinition>;
    author: string;
    created_at: Instant;
  };
  money_versions: {
    workspace: string;
    version: number;
    settings: JSONColumnType<MoneySettings>;
    author: string;
    created_at: Instant;
  };
  source_rules: {
    workspace: string;
    source: string;
    kind: 'plan' | 'privacy';
    version: number;
    rules: JSONColumnType<object>;
    author: string;
    created_at: Instant;
  };
  source_counts: { workspace: string; source: string; hour: Date; what: string; subject: string; n: number };
  source_findings: {
    id: string;
    workspace: string;
    source: string;
    kind: string;
    subject: string;
    detail: ColumnType<Record<string, unknown>, string, string>;
    opened_at: Instant;
    seen_at: Instant;
    closed_at: InstantOrNull;
  };
  workspace_secrets: { workspace: string; secret: string };
  webhooks: {
    id: string;
    workspace: string;
    name: string;
    url: string;
    is_inside: boolean;
    secret: string;
    old_secret: ColumnType<string | null, string | null | undefined, string | null>;
    old_secret_until: InstantOrNull;
    topics: JSONColumnType<Topic[]>;
    outcome: string | null;
    state: WebhookState;
    reason: ColumnType<string | null, string | null | undefined, string | null>;
    failures: Generated<number>;
    failing_since: InstantOrNull;
    author: string;
    created_at: Instant;
  };
  webhook_deliveries: {
    id: string;
    workspace: string;
    webhook: string;
    topic: string;
    subject: string;
    payload: string;
    state: Generated<Delivery['state']>;
    attempts: Generated<number>;
    next_at: Instant;
    last_status: ColumnType<number | null, number | null | undefined, number | null>;
    last_error: ColumnType<string | null, string | null | undefined, string | null>;
    created_at: Instant;
    tried_at: InstantOrNull;
  };
  webhook_readings: {
    workspace: string;
    outcome: string;
    version: number;
    reading: JSONColumnType<Standing>;
    told_at: InstantOrNull;
  };
  audit: {
    id: Generated<number>;
    workspace: string | null;
    actor: string;
    action: string;
    subject: string;
    at: Instant;
  };
}
