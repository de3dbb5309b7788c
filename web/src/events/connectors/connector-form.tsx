import { useMutation, useQueryClient } from '@tanstack/react-query';
import {
  type Connector,
  type ConnectorKind,
  type ConnectorPreview,
  type ConnectorSettings,
  connectorSettingsSchema,
  type Mapping,
  mappingSchema,
  type Schedule,
} from '@throughline/core/events';
import { useState } from 'react';
import { call } from '../../api/index.ts';
import { Link } from '../../app/link.tsx';
import { go } from '../../app/location.ts';
import { Problem, Waiting } from '../../parts/states.tsx';
import { MappingFields } from '../mapping-fields.tsx';
import { PreviewTable } from '../preview-table.tsx';
import { emptySettings, kindWords, secretWords } from './connector-words.ts';
import { TextField } from './plain-fields.tsx';
import { ScheduleField } from './schedule-field.tsx';
import { SettingsFields } from './settings-fields.tsx';
import { useConnector } from './use-connectors.ts';

/** Makes a connector, or changes one. */
export function ConnectorFormPage({ id }: { id: string | null }) {
  return id === null ? <ConnectorForm before={null} /> : <Change id={id} />;
}

function Change({ id }: { id: string }) {
  const connector = useConnector(id);
  if (connector.isPending) return <Waiting what="Opening the connector" />;
  if (connector.isError) return <Problem error={connector.error} retry={() => connector.refetch()} />;
  return <ConnectorForm key={id} before={connector.data} />;
}

interface Draft {
  readonly name: string;
  readonly settings: ConnectorSettings;
  readonly secret: string;
  readonly schedule: Schedule;
  readonly mapping: Mapping | null;
}

function draftOf(before: Connector | null): Draft {
  if (before === null)
    return {
      name: '',
      settings: emptySettings.postgres,
      secret: '',
      schedule: { kind: 'every', minutes: 60 },
      mapping: null,
    };
  const { name, settings, schedule, mapping } = before;
  return {
    name,
    settings: connectorSettingsSchema.parse(settings),
    secret: '',
    schedule,
    mapping: mappingSchema.parse(mapping),
  };
}

function ConnectorForm({ before }: { before: Connector | null }) {
  const [draft, setDraft] = useState(() => draftOf(before));
  const set = (change: Partial<Draft>) => setDraft((old) => ({ ...old, ...change }));
  const secretName = secretWords[draft.settings.kind];
  return (
    <div className="page">
      <h1>{before === null ? 'Make a connector' : `Change ${before.name}`}</h1>
      <section className="card connector">
        <h2>Where the events are</h2>
        <div className="mapping">
          <TextField name="Name" value={draft.name} onChange={(name) => set({ name })} />
          <KindField
            kind={draft.settings.kind}
            onChange={(kind) => set({ settings: emptySettings[kind], mapping: null })}
          />
        </div>
        <SettingsFields settings={draft.settings} onChange={(settings) => set({ settings })} />
        {secretName !== null && (
          <div className="mapping">
            <label>
              {secretName}
              <input
                type="password"
                autoComplete="off"
                value={draft.secret}
                onChange={(event) => set({ secret: event.target.value })}
              />
              <small>
                {before?.hasSecret === true
                  ? 'Kept. Enter one only to replace it.'
                  : 'It is sealed on the disk and never shown again.'}
              </small>
            </label>
          </div>
        )}
      </section>
      <Trial before={before} draft={draft} onMapping={(mapping) => set({ mapping })} />
      <section className="card connector">
        <h2>When it runs</h2>
        <ScheduleField value={draft.schedule} onChange={(schedule) => set({ schedule })} />
      </section>
      <Save before={before} draft={draft} />
    </div>
  );
}

function KindField({ kind, onChange }: { kind: ConnectorKind; onChange: (kind: ConnectorKind) => void }) {
  const kinds = Object.keys(kindWords).filter((one): one is ConnectorKind => one in emptySettings);
  return (
    <label>
      Kind
      <select
        value={kind}
        onChange={(event) => onChange(kinds.find((one) => one === event.target.value) ?? 'postgres')}
      >
        {kinds.map((one) => (
          <option key={one} value={one}>
            {kindWords[one]}
          </option>
        ))}
      </select>
    </label>
  );
}

interface TrialProps {
  readonly before: Connector | null;
  readonly draft: Draft;
  readonly onMapping: (mapping: Mapping) => void;
}

/** The first rows, and which column is what. Another mapping is tried on the same place again. */
function Trial({ before, draft, onMapping }: TrialProps) {
  const trial = useMutation({
    mutationFn: (mapping: Mapping | null): Promise<ConnectorPreview> => tryOut(before, draft, mapping),
    onSuccess: (preview) => onMapping(mappingSchema.parse(preview.mapping)),
  });
  const preview = trial.data;
  const isReady = connectorSettingsSchema.safeParse(draft.settings).success;
  return (
    <section className="card connector">
      <h2>Which column is what</h2>
      <div className="actions">
        <button
          type="button"
          className="button"
          disabled={!isReady || trial.isPending}
          onClick={() => trial.mutate(draft.mapping)}
        >
          {preview === undefined ? 'Try it' : 'Try it again'}
        </button>
        <span className="quiet-text">
          {trial.isPending
            ? 'Fetching the first rows …'
            : isReady
              ? 'Shows the first 20 rows and keeps none.'
              : 'Fill in where the events are first.'}
        </span>
      </div>
      {trial.isError && <p role="alert">{trial.error.message}</p>}
      {preview !== undefined && draft.mapping !== null && (
        <>
          <MappingFields shape={preview.shape} mapping={draft.mapping} onChange={onMapping} />
          <PreviewTable rows={preview.rows} />
        </>
      )}
    </section>
  );
}

function tryOut(before: Connector | null, draft: Draft, mapping: Mapping | null): Promise<ConnectorPreview> {
  const connector = before?.hasSecret === true ? before.id : null;
  const secret = draft.secret === '' ? null : draft.secret;
  return call('post', '/connectors/test', { body: { settings: draft.settings, secret, connector, mapping } });
}

function Save({ before, draft }: { before: Connector | null; draft: Draft }) {
  const queries = useQueryClient();
  const save = useMutation({
    mutationFn: (mapping: Mapping) => keep(before, draft, mapping),
    onSuccess: async (kept) => {
      await queries.invalidateQueries({ queryKey: ['connectors'] });
      go(`/connectors/${kept.id}`);
    },
  });
  const { mapping } = draft;
  const isNamed = draft.name.trim() !== '';
  return (
    <>
      <div className="actions">
        <button
          type="button"
          className="button primary"
          disabled={mapping === null || !isNamed || save.isPending}
          onClick={() => mapping !== null && save.mutate(mapping)}
        >
          {before === null ? 'Make the connector' : 'Save'}
        </button>
        <Link className="button quiet" href={before === null ? '/connectors' : `/connectors/${before.id}`}>
          Cancel
        </Link>
        {!isNamed && <span className="quiet-text">Give it a name.</span>}
        {isNamed && mapping === null && <span className="quiet-text">Try it first, and check its columns.</span>}
      </div>
      {save.isError && <p role="alert">{save.error.message}</p>}
    </>
  );
}

function keep(before: Connector | null, { name, settings, secret, schedule }: Draft, mapping: Mapping) {
  if (before === null)
    return call('post', '/connectors', {
      body: { name, settings, secret: secret === '' ? null : secret, schedule, mapping },
    });
  return call('patch', '/connectors/{id}', {
    path: { id: before.id },
    body: { name, settings, schedule, mapping, ...(secret === '' ? {} : { secret }) },
  });
}
