export { liveRoutes } from './live-routes.ts';
export { LiveView } from './live-view.ts';
