import type { ConnectorKind, ConnectorRun, ConnectorSettings, Schedule } from '@throughline/core/events';

/** Each kind of connector as a person would call it. */
export const kindWords: Readonly<Record<ConnectorKind, string>> = {
  postgres: 'PostgreSQL query',
  s3: 'S3-compatible bucket',
  folder: 'Folder of files',
  http: 'HTTP API',
};

export const runWords: Readonly<Record<ConnectorRun['state'], string>> = {
  running: 'running',
  done: 'done',
  failed: 'failed',
  cancelled: 'cancelled',
};

/** What the secret of each kind is called; null where there is none. */
export const secretWords: Readonly<Record<ConnectorKind, string | null>> = {
  postgres: 'Password',
  s3: 'Secret access key',
  folder: null,
  http: 'Value of the secret header',
};

/** The settings a form of each kind begins with. */
export const emptySettings: Readonly<Record<ConnectorKind, ConnectorSettings>> = {
  postgres: {
    kind: 'postgres',
    host: '',
    port: 5432,
    database: '',
    user: '',
    tls: true,
    query: '',
    cursorColumn: '',
    pageRows: 10_000,
  },
  s3: {
    kind: 's3',
    endpoint: '',
    region: 'us-east-1',
    bucket: '',
    prefix: '',
    suffix: '',
    accessKeyId: '',
    allowPrivate: false,
  },
  folder: { kind: 'folder', folder: '', suffix: '' },
  http: {
    kind: 'http',
    url: '',
    headers: {},
    secretHeader: 'authorization',
    rowsPath: '',
    next: { kind: 'none' },
    requestsPerMinute: 60,
    pageRows: 10_000,
    allowPrivate: false,
  },
};

/** From where, in a few words. */
export function placeOf(settings: ConnectorSettings): string {
  switch (settings.kind) {
    case 'postgres':
      return `${settings.database} on ${settings.host}`;
    case 's3':
      return `${settings.bucket}/${settings.prefix}`;
    case 'folder':
      return settings.folder === '' ? 'the whole import folder' : settings.folder;
    case 'http':
      return new URL(settings.url).host;
  }
}

export function scheduleWords(schedule: Schedule): string {
  switch (schedule.kind) {
    case 'by-hand':
      return 'when started by hand';
    case 'every':
      return everyWords(schedule.minutes);
    case 'daily':
      return `every day at ${schedule.at} UTC`;
  }
}

function everyWords(minutes: number): string {
  if (minutes % 60 !== 0) return minutes === 1 ? 'every minute' : `every ${minutes} minutes`;
  return minutes === 60 ? 'every hour' : `every ${minutes / 60} hours`;
}
