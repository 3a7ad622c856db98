import { isDatum } from '@actiespoor/kernel';

import { leesbareDatum } from '../bijlage/leesbare-datum.js';
import type { SpoorWijziging } from '../spoor/spoor-regel.js';
import { statusLabels, veldLabels, woorden } from './verschil-bijlage.labels.js';
import type { Onderwerp } from './verschil.js';

const capital = (tekst: string): string => `${tekst.slice(0, 1).toUpperCase()}${tekst.slice(1)}`;

/** The name of a thing: `Actielijn 2: Een sterker lokaal team`, `1a Training voor sociale teams`. */
export const naamVan = ({ soort, niveau, code, titel }: Onderwerp): string => {
  const nummer = code === undefined ? [] : [code];
  if (soort !== 'knoop') return [...nummer, titel].join(' ');
  return `${[capital(niveau ?? ''), ...nummer].join(' ').trim()}: ${titel}`;
};

export const veldTekst = (veld: string): string => veldLabels[veld] ?? veld;

/** A value as people read it; a dash if there is none. */
export const waardeTekst = (veld: string, waarde: string | null): string => {
  if (waarde === null) return woorden.leeg;
  if (veld === 'sinds') return isDatum(waarde) ? leesbareDatum(waarde) : waarde;
  return veld === 'status' ? (statusLabels[waarde] ?? waarde) : waarde;
};

/** One changed field in words: its name, the old value and the new value. */
export const wijzigingTekst = ({ veld, oud, nieuw }: SpoorWijziging): readonly [string, string, string] => [
  veldTekst(veld),
  waardeTekst(veld, oud),
  waardeTekst(veld, nieuw),
];
