import { join } from 'node:path';
import type { Config } from './config.ts';
import type { Records } from './engines/index.ts';
import { ConnectorRunner, connectorRoutes, type ImportRunner, SecretBox } from './events/index.ts';
import type { App } from './http/index.ts';

interface ConnectorWiring {
  readonly config: Config;
  readonly records: Records;
  readonly runner: ImportRunner;
  readonly uploads: string;
}

/** What pulls events from elsewhere. The key of its secrets lies beside the data, in no backup. */
export function addConnectors(app: App, { config, records, runner, uploads }: ConnectorWiring): ConnectorRunner {
  const secrets = new SecretBox(join(config.dataDirectory, 'connector-key'));
  const connectors = new ConnectorRunner({
    records,
    imports: runner,
    secrets,
    uploads,
    importFolder: config.importFolder,
    now: Date.now,
    log: app.log,
  });
  connectorRoutes(app, { records, connectors, secrets, now: Date.now });
  return connectors;
}
