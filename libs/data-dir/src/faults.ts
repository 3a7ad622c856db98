/** The code that the system gave with a fault, such as `EACCES`; undefined for anything else. */
export const codeOf = (fault: unknown): string | undefined => {
  const code: unknown = typeof fault === 'object' && fault !== null ? Reflect.get(fault, 'code') : undefined;
  return typeof code === 'string' ? code : undefined;
};

export const isCode = (fault: unknown, code: string): boolean => codeOf(fault) === code;

/** Why the system refused, for within a sentence; undefined of what is no refusal of the system. */
export const refusalOf = (fault: unknown): string | undefined => {
  const code = codeOf(fault);
  if (code === undefined || !/^E[A-Z0-9]+$/.test(code)) return undefined;
  return code === 'ENOSPC' || code === 'EDQUOT' ? 'de schijf is vol' : code;
};

/** Something an operator can put right. The message is a Dutch sentence that says how, and is shown as it stands: it holds no secret. */
export class OperatorFault extends Error {
  override readonly name: string = 'OperatorFault';
}

/** A folder or file of this installation cannot be used: a Dutch sentence for the operator, and the code of the system. */
export class DataDirFault extends OperatorFault {
  override readonly name = 'DataDirFault';
  readonly code: string | undefined;

  constructor(place: string, cause: unknown) {
    super(`${place} is niet te maken of niet te gebruiken (${codeOf(cause) ?? String(cause)}): geef dit programma daar rechten, of kies met DATA_DIR een andere map.`, { cause });
    this.code = codeOf(cause);
  }
}
