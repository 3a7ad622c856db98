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

/** A folder or file of this installation is unusable: a Dutch sentence for the operator, and the code of the system. */
export class DataDirFault extends OperatorFault {
  override readonly name = 'DataDirFault';
  readonly code: string | undefined;

  constructor(place: string, cause: unknown) {
    super(`${place} is niet te maken of niet te gebruiken (${codeOf(cause) ?? String(cause)}): geef dit programma daar rechten, of kies met DATA_DIR een andere map.`, { cause });
    this.code = codeOf(cause);
  }
}
