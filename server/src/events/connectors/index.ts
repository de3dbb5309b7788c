export { connectorRoutes } from './connector-routes.ts';
export { ConnectorRunner } from './connector-runner.ts';
export { SecretBox } from './secret-box.ts';
