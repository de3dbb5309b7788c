import type { ConnectorSettings, NextPage, SettingsOf } from '@throughline/core/events';
import { useState } from 'react';
import { Area, NumberField, Switch, TextField } from './plain-fields.tsx';

interface HttpProps {
  readonly settings: SettingsOf<'http'>;
  readonly onChange: (settings: ConnectorSettings) => void;
}

/** How an HTTP API is asked, where its rows are, and how it goes on. */
export function HttpFields({ settings, onChange }: HttpProps) {
  const set = (change: Partial<SettingsOf<'http'>>) => onChange({ ...settings, ...change });
  return (
    <>
      <div className="mapping">
        <TextField
          name="Address"
          value={settings.url}
          onChange={(url) => set({ url })}
          hint="https://api.example.com/v1/events"
        />
        <TextField
          name="Secret header"
          value={settings.secretHeader}
          onChange={(secretHeader) => set({ secretHeader })}
          help="The header that carries the secret below"
        />
        <TextField
          name="Where the rows are"
          value={settings.rowsPath}
          onChange={(rowsPath) => set({ rowsPath })}
          hint="data.items"
          help="Empty: the answer is the list"
        />
        <NumberField
          name="Requests a minute, at most"
          value={settings.requestsPerMinute}
          onChange={(requestsPerMinute) => set({ requestsPerMinute })}
        />
        <Switch
          name="May be on a private network"
          value={settings.allowPrivate}
          onChange={(allowPrivate) => set({ allowPrivate })}
        />
      </div>
      <NextFields value={settings.next} onChange={(next) => set({ next })} />
      <HeaderLines value={settings.headers} onChange={(headers) => set({ headers })} />
    </>
  );
}

const begin: Readonly<Record<NextPage['kind'], NextPage>> = {
  none: { kind: 'none' },
  body: { kind: 'body', path: 'next', parameter: 'cursor' },
  link: { kind: 'link' },
  'last-row': { kind: 'last-row', field: 'id', parameter: 'after' },
};

function NextFields({ value, onChange }: { value: NextPage; onChange: (next: NextPage) => void }) {
  return (
    <div className="mapping">
      <label>
        The next page
        <select value={value.kind} onChange={(event) => onChange(nextOf(event.target.value))}>
          <option value="none">there is one page only</option>
          <option value="body">is named in the answer</option>
          <option value="link">is in the Link header</option>
          <option value="last-row">begins after the last row</option>
        </select>
      </label>
      {value.kind === 'body' && (
        <TextField name="Named at" value={value.path} onChange={(path) => onChange({ ...value, path })} />
      )}
      {value.kind === 'last-row' && (
        <TextField name="Field of the row" value={value.field} onChange={(field) => onChange({ ...value, field })} />
      )}
      {(value.kind === 'body' || value.kind === 'last-row') && (
        <TextField
          name="Asked for with the parameter"
          value={value.parameter}
          onChange={(parameter) => onChange({ ...value, parameter })}
        />
      )}
    </div>
  );
}

function nextOf(kind: string): NextPage {
  return kind === 'body' || kind === 'link' || kind === 'last-row' ? begin[kind] : begin.none;
}

type Headers = SettingsOf<'http'>['headers'];

/** Headers as lines of text, kept as they are typed. */
function HeaderLines({ value, onChange }: { value: Headers; onChange: (headers: Headers) => void }) {
  const [text, setText] = useState(() =>
    Object.entries(value)
      .map(([name, content]) => `${name}: ${content}`)
      .join('\n'),
  );
  const change = (lines: string) => {
    setText(lines);
    const pairs = lines.split('\n').flatMap((line) => {
      const [name = '', ...rest] = line.split(':');
      return name.trim() === '' ? [] : [[name.trim(), rest.join(':').trim()] as const];
    });
    onChange(Object.fromEntries(pairs));
  };
  return (
    <details open={text !== ''}>
      <summary>More headers</summary>
      <Area
        name="One a line: name: value"
        value={text}
        onChange={change}
        hint="X-Team: journeys"
        help="Everybody who may read connectors sees these. What is secret belongs into the secret."
      />
    </details>
  );
}
