export { decideIdentity, undoDecision } from './decisions.ts';
export { customerOf, hasJoined, IdentityKeeper } from './identity-keeper.ts';
