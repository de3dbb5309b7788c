import type { ConnectorSettings, SettingsOf } from '@throughline/core/events';
import { HttpFields } from './http-fields.tsx';
import { Area, NumberField, Switch, TextField } from './plain-fields.tsx';

interface FieldsProps {
  readonly settings: ConnectorSettings;
  readonly onChange: (settings: ConnectorSettings) => void;
}

/** The settings of a connector, by its kind. */
export function SettingsFields({ settings, onChange }: FieldsProps) {
  switch (settings.kind) {
    case 'postgres':
      return <PostgresFields settings={settings} onChange={onChange} />;
    case 's3':
      return <BucketFields settings={settings} onChange={onChange} />;
    case 'folder':
      return <FolderFields settings={settings} onChange={onChange} />;
    case 'http':
      return <HttpFields settings={settings} onChange={onChange} />;
  }
}

interface KindProps<K extends ConnectorSettings['kind']> {
  readonly settings: SettingsOf<K>;
  readonly onChange: (settings: ConnectorSettings) => void;
}

function PostgresFields({ settings, onChange }: KindProps<'postgres'>) {
  const set = (change: Partial<SettingsOf<'postgres'>>) => onChange({ ...settings, ...change });
  return (
    <>
      <div className="mapping">
        <TextField name="Host" value={settings.host} onChange={(host) => set({ host })} hint="db.example.com" />
        <NumberField name="Port" value={settings.port} onChange={(port) => set({ port })} />
        <TextField name="Database" value={settings.database} onChange={(database) => set({ database })} />
        <TextField name="User" value={settings.user} onChange={(user) => set({ user })} help="One that may only read" />
        <Switch name="Encrypted (TLS)" value={settings.tls} onChange={(tls) => set({ tls })} />
      </div>
      <Area
        name="Query"
        value={settings.query}
        onChange={(query) => set({ query })}
        hint="select id, customer_id, action, created_at, row_number from clicks"
      />
      <div className="mapping">
        <TextField
          name="Cursor column"
          value={settings.cursorColumn}
          onChange={(cursorColumn) => set({ cursorColumn })}
          help="A column that only grows, such as a sequence: each run fetches the rows above the last value"
        />
        <NumberField name="Rows a page" value={settings.pageRows} onChange={(pageRows) => set({ pageRows })} />
      </div>
    </>
  );
}

function BucketFields({ settings, onChange }: KindProps<'s3'>) {
  const set = (change: Partial<SettingsOf<'s3'>>) => onChange({ ...settings, ...change });
  return (
    <div className="mapping">
      <TextField
        name="Endpoint"
        value={settings.endpoint}
        onChange={(endpoint) => set({ endpoint })}
        hint="https://s3.eu-central-1.amazonaws.com"
      />
      <TextField name="Region" value={settings.region} onChange={(region) => set({ region })} />
      <TextField name="Bucket" value={settings.bucket} onChange={(bucket) => set({ bucket })} />
      <TextField
        name="Begins with"
        value={settings.prefix}
        onChange={(prefix) => set({ prefix })}
        help="Empty: everything"
      />
      <TextField name="Ends with" value={settings.suffix} onChange={(suffix) => set({ suffix })} hint=".jsonl.gz" />
      <TextField
        name="Access key id"
        value={settings.accessKeyId}
        onChange={(accessKeyId) => set({ accessKeyId })}
        help="Empty for a bucket that everybody may read"
      />
      <Switch
        name="May be on a private network"
        value={settings.allowPrivate}
        onChange={(allowPrivate) => set({ allowPrivate })}
      />
    </div>
  );
}

function FolderFields({ settings, onChange }: KindProps<'folder'>) {
  const set = (change: Partial<SettingsOf<'folder'>>) => onChange({ ...settings, ...change });
  return (
    <div className="mapping">
      <TextField
        name="Folder"
        value={settings.folder}
        onChange={(folder) => set({ folder })}
        help="Below the one the operator allows with THROUGHLINE_IMPORT_FOLDER; empty for that one"
      />
      <TextField name="Ends with" value={settings.suffix} onChange={(suffix) => set({ suffix })} hint=".csv" />
    </div>
  );
}
