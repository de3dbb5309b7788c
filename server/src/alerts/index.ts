export { alertRoutes } from './alert-routes.ts';
export type { AlertNews } from './alert-store.ts';
export { AlertWatch } from './alert-watch.ts';
