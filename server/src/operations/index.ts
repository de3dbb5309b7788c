export { beginAtEnd } from './begin-at-end.ts';
export { readBackup } from './read-backup.ts';
export { operationRoutes } from './routes.ts';
