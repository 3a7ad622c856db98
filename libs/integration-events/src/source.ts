/** The sender of messages: a system of a Dutch public body, as a URN in the namespace of the government. */
export type MessageSource = `urn:nld:oin:${string}:systeem:${string}`;

// Prefixes of the OIN register; 99 is for tests and free to use.
const oin = /^(?:0000000[1-46-9]|00000010|00000099)[0-9A-Z]{12}$/;
const systeem = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/i;

/** The OIN of whoever has none yet. */
export const testOin = '00000099000000001000';

/** @throws RangeError with a Dutch sentence for a number that is no OIN, or a name with other characters than letters, digits and hyphens */
export const messageSource = (number: string, system: string): MessageSource => {
  if (!oin.test(number))
    throw new RangeError(`"${number}" is geen OIN: dat heeft 20 tekens en begint met een bekend voorvoegsel, zoals 00000001 (RSIN) of 00000099 (test)`);
  if (!systeem.test(system)) throw new RangeError(`"${system}" kan geen naam van een systeem zijn: gebruik letters, cijfers en streepjes`);
  return `urn:nld:oin:${number}:systeem:${system}`;
};

export const isMessageSource = (text: string): text is MessageSource => {
  const [, number = '', system = ''] = /^urn:nld:oin:([^:]+):systeem:([^:]+)$/.exec(text) ?? [];
  return oin.test(number) && systeem.test(system);
};
