import type { SpoorWijziging } from '../spoor/spoor-regel.js';

/** A field as people read it. A list has several values under one name, each with a key of its own. */
export interface Veldwaarde {
  readonly veld: string;
  readonly tekst: string;
}

export type Veldwaarden = ReadonlyMap<string, Veldwaarde>;

export const noVelden: Veldwaarden = new Map();

/** Single fields by name; fields without a value are left out. */
export const single = (velden: Readonly<Record<string, string | null | undefined>>): Veldwaarden =>
  new Map(Object.entries(velden).flatMap(([veld, tekst]) => (tekst === null || tekst === undefined || tekst === '' ? [] : [[veld, { veld, tekst }] as const])));

/** The values of one list. */
export const several = <T>(veld: string, alle: readonly T[], read: (een: T) => { readonly sleutel: string; readonly tekst: string }): Veldwaarden =>
  new Map(alle.map(read).map(({ sleutel, tekst }) => [`${veld} ${sleutel}`, { veld, tekst }]));

export const together = (...delen: readonly Veldwaarden[]): Veldwaarden => new Map(delen.flatMap((deel) => [...deel]));

/** The differences field by field, in the order of the later state. */
export const wijzigingenBetween = (van: Veldwaarden, tot: Veldwaarden): readonly SpoorWijziging[] =>
  [...new Set([...tot.keys(), ...van.keys()])]
    .map((key) => ({
      veld: (tot.get(key) ?? van.get(key))?.veld ?? key,
      oud: van.get(key)?.tekst ?? null,
      nieuw: tot.get(key)?.tekst ?? null,
    }))
    .filter(({ oud, nieuw }) => oud !== nieuw);

/** Fields that hold our reading of words; if the words changed too, only the words are shown. */
const readings: Readonly<Record<string, string>> = {
  'planning.soort': 'planning',
  'planning.periode': 'planning',
  'planning.zekerheid': 'planning',
  'schaal.soort': 'schaal',
};

export const withoutReadings = (wijzigingen: readonly SpoorWijziging[]): readonly SpoorWijziging[] => {
  const velden = new Set(wijzigingen.map(({ veld }) => veld));
  return wijzigingen.filter(({ veld }) => !velden.has(readings[veld] ?? ''));
};
