import type { ConnectorSettings } from '@throughline/core/events';
import type { Page, PullTask } from './page.ts';
import { pullFolder } from './pull-folder.ts';
import { pullHttp } from './pull-http.ts';
import { pullPostgres } from './pull-postgres.ts';
import { pullS3 } from './pull-s3.ts';

/** What is there and was not pulled yet, page by page. Each page is fetched when the one before was taken. */
export function pull(settings: ConnectorSettings, task: PullTask): AsyncGenerator<Page> {
  switch (settings.kind) {
    case 'postgres':
      return pullPostgres(settings, task);
    case 's3':
      return pullS3(settings, task);
    case 'folder':
      return pullFolder(settings, task);
    case 'http':
      return pullHttp(settings, task);
  }
}
