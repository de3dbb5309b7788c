export { decideIdentity, listUnapplied, markApplied, undoDecision } from './decisions.ts';
export {
  describeIdentity,
  type IdentityEngines,
  listAllDecisions,
  listHubs,
  listSharedDevices,
  summarizeIdentity,
} from './describe-identity.ts';
export { identifiersNamed, identifiersWith } from './find-identifiers.ts';
export { customerOf, hasJoined, haveEvents, IdentityKeeper } from './identity-keeper.ts';
