export { recordChange } from './audit.ts';
export { type FirstStart, makeOwner, resetOwnerPassword } from './first-start.ts';
export { makeIdentify } from './identify.ts';
export { makeKey } from './keys.ts';
export { trustRoutes } from './routes.ts';
export { hashSecret, newId } from './secrets.ts';
