export { customerOf, hasJoined, IdentityKeeper } from './identity-keeper.ts';
