export type { ClaimNames } from './claims.js';
export { localAudience, localIssuer, localIssuerUrl, type LocalClaims, type LocalIssuer } from './local-issuer.js';
export { shownName } from './naam.js';
export { existingPersoonIds, isPersonenKey, openPersoonIds, PersonenKeyFault } from './persoon-ids.js';
export { IdentityUnavailable } from './token-faults.js';
export { tokenVerifier, type TokenVerifier, type Verified, type VerifierOptions } from './token-verifier.js';
