import { errors } from 'jose';

/** The issuer's keys could not be fetched. The token may be valid; a later attempt may succeed. */
export class IdentityUnavailable extends Error {
  override readonly name = 'IdentityUnavailable';
}

const claimReasons: Readonly<Record<string, string>> = {
  iss: 'Het token komt van een andere uitgever dan deze dienst vertrouwt.',
  aud: 'Het token is voor een andere dienst bedoeld.',
  nbf: 'Het token is nog niet geldig.',
  sub: 'Het token noemt geen persoon.',
  exp: 'Het token heeft geen einddatum.',
};

const unreadable = 'Het token is niet te lezen.';

const reasons = [
  [errors.JWTExpired, 'Het token is verlopen. Meld u opnieuw aan.'],
  [errors.JWSSignatureVerificationFailed, 'De handtekening van het token klopt niet.'],
  [errors.JWKSNoMatchingKey, 'Het token is met een onbekende sleutel getekend.'],
  [errors.JWKSMultipleMatchingKeys, 'Het token zegt niet met welke sleutel het getekend is.'],
  [errors.JOSEAlgNotAllowed, 'Het token is op een niet toegestane manier getekend.'],
] as const;

/**
 * The fault of a token, in words that repeat nothing of it.
 *
 * @throws the fault itself if the token is not its cause
 */
export const reasonOf = (fault: unknown): string => {
  if (!(fault instanceof errors.JOSEError)) throw fault;
  if (fault instanceof errors.JWTClaimValidationFailed) return claimReasons[fault.claim] ?? unreadable;
  return reasons.find(([kind]) => fault instanceof kind)?.[1] ?? unreadable;
};
