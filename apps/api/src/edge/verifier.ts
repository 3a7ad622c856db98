import type { PersoonIds } from '@actiespoor/application';
import { localIssuer, tokenVerifier, type TokenVerifier } from '@actiespoor/identity';

import type { ApiConfig } from '../config.js';

/** The verifier of tokens: of the issuer in the settings, or else of the key of this installation (made at the first start). */
export const verifierFor = async ({ identity, dataDir }: Pick<ApiConfig, 'identity' | 'dataDir'>, personen: PersoonIds): Promise<TokenVerifier> => {
  if (identity.kind === 'oidc') return tokenVerifier({ ...identity, personen });
  const local = await localIssuer(dataDir);
  return tokenVerifier({ issuer: local.issuer, audience: local.audience, personen, jwks: local.jwks() });
};
