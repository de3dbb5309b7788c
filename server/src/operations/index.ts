export { readBackup } from './read-backup.ts';
export { operationRoutes } from './routes.ts';
