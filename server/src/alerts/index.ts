export { alertRoutes } from './alert-routes.ts';
export { AlertWatch } from './alert-watch.ts';
