export type { ClaimNames } from './claims.js';
export { localAudience, localIssuer, localIssuerUrl, type LocalClaims, type LocalIssuer } from './local-issuer.js';
export { isRol, rollen, type Hoedanigheid, type Medewerker, type Rol } from './medewerker.js';
export {
  asBeheerder,
  asDecider,
  asEditor,
  asKaderRegistrar,
  asReporter,
  knowsPlan,
  mayDecideDeelname,
  mayEditPlan,
  mayEvaluate,
  mayImport,
  mayManageOrganisaties,
  mayReadKader,
  mayReadOrganisaties,
  mayReadPlan,
  mayReadSpoor,
  mayReadVoortgang,
  mayReportStatus,
  maySeePersonsInSpoor,
  type PlanFeiten,
  type RegioFeiten,
} from './rechten.js';
export { shownName } from './naam.js';
export { existingPersoonIds, isKeyedId, isPersonenKey, type Kenmerk, openPersoonIds, PersonenKeyFault, type PersoonIds } from './persoon-ids.js';
export { IdentityUnavailable } from './token-faults.js';
export { tokenVerifier, type TokenVerifier, type Verified, type VerifierOptions } from './token-verifier.js';
