export { webhookDocument } from './openapi.ts';
export { tellOfAlert, tellOfFinding } from './tell.ts';
export { webhookRoutes } from './webhook-routes.ts';
export { Webhooks } from './webhooks.ts';
