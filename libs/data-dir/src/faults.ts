/** The code of a system fault, such as `EACCES`; undefined for anything else. */
export const codeOf = (fault: unknown): string | undefined => {
  const code: unknown = typeof fault === 'object' && fault !== null ? Reflect.get(fault, 'code') : undefined;
  return typeof code === 'string' ? code : undefined;
};

export const isCode = (fault: unknown, code: string): boolean => codeOf(fault) === code;

/** The reason of a system refusal, worded for within a sentence; undefined for any other fault. */
export const systemReason = (fault: unknown): string | undefined => {
  const code = codeOf(fault);
  if (code === undefined || !/^E[A-Z0-9]+$/.test(code)) return undefined;
  return code === 'ENOSPC' || code === 'EDQUOT' ? 'de schijf is vol' : code;
};

/** A fault that an operator can repair. The message is a Dutch sentence that says how; it is shown as it stands, so it holds no secret. */
export class OperatorFault extends Error {
  override readonly name: string = 'OperatorFault';
}

/** Obstacles in a path that no right removes, by the code of the system. */
const standsThere: Readonly<Record<string, string>> = {
  ENOTDIR: 'een deel van dat pad is geen map',
  EEXIST: 'daar staat een bestand en geen map',
  EISDIR: 'daar staat een map en geen bestand',
};

/** A folder or file of this installation is unusable: a Dutch sentence for the operator, and the code of the system. */
export class DataDirFault extends OperatorFault {
  override readonly name = 'DataDirFault';
  readonly code: string | undefined;

  constructor(place: string, cause: unknown) {
    const code = codeOf(cause);
    const remedy = standsThere[code ?? ''] ?? 'geef dit programma daar rechten, of';
    super(
      `${place} is niet te maken of niet te gebruiken (${code ?? String(cause)}): ${remedy}${code !== undefined && code in standsThere ? ';' : ''} kies met DATA_DIR een andere map.`,
      { cause },
    );
    this.code = code;
  }
}
