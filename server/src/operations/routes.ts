import { Readable } from 'node:stream';
import { createGzip } from 'node:zlib';
import { Fault } from '@throughline/core/faults';
import type { Analytics, Records } from '../engines/index.ts';
import { type App, callerOf, fileAnswer } from '../http/index.ts';
import { recordChange } from '../trust/index.ts';
import { writeBackup } from './write-backup.ts';

/** What an operator needs of a running server. A backup holds every workspace, so only the first one's owner may take it. */
export function operationRoutes(app: App, parts: { analytics: Analytics; records: Records }): void {
  const { analytics, records } = parts;
  app.get(
    '/api/v1/backup',
    {
      config: { access: 'admin' },
      schema: {
        tags: ['Operations'],
        summary: 'Everything that cannot be made again, as one compressed file',
        response: { 200: fileAnswer('application/gzip') },
      },
    },
    async (request, reply) => {
      const caller = callerOf(request);
      const first = await records
        .selectFrom('workspaces')
        .select('id')
        .orderBy('created_at')
        .orderBy('id')
        .limit(1)
        .executeTakeFirst();
      if (first?.id !== caller.workspace)
        throw new Fault(
          'TL_NOT_ALLOWED',
          'A backup holds every workspace. Only an owner of the first workspace may take one.',
        );
      await recordChange(records, caller, 'backup.take', 'all');
      reply.type('application/gzip').header('content-disposition', 'attachment; filename="throughline-backup.gz"');
      return reply.send(Readable.from(writeBackup(analytics, records)).pipe(createGzip({ level: 4 })));
    },
  );
}
