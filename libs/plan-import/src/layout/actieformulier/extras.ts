import type { Planning } from '@actiespoor/plan';

import type { Bijzonderheid, GelezenActie, Located } from '../../gelezen.js';
import { nonEmpty, optional } from '../../text.js';
import { readStatus, type GelezenStatus } from '../../values/status.js';
import { linesOf } from '../markup.js';
import type { Formulier } from './form.js';

const words = (cell: Located<string> | undefined): string => linesOf(cell?.waarde ?? '').join(' ');

/** A status at the beginning of the stand van zaken: "Afgerond in februari 2024." */
const told = (formulier: Formulier): Located<GelezenStatus> | undefined => {
  const cell = formulier.velden.standVanZaken;
  const waarde = readStatus(words(cell));
  return cell === undefined || waarde === undefined ? undefined : { regel: cell.regel, waarde };
};

/** The statuses of a form: of its own question, of each subject on a project sheet, and in its stand van zaken. */
const statussenVan = (formulier: Formulier): readonly Located<GelezenStatus>[] => {
  const asked = Object.entries(formulier.velden)
    .filter(([veld]) => veld === 'status' || veld.startsWith('status '))
    .map(([veld, cell]) => {
      const tekst = words(cell);
      const aspect = veld.slice('status '.length);
      return { regel: cell?.regel ?? 1, waarde: { ...(readStatus(tekst) ?? { tekst }), ...(aspect === '' ? {} : { aspect }) } };
    });
  const own = told(formulier);
  return own ? [...asked, own] : asked;
};

/** True if the planning says no more than that the work is done. */
export const isFinished = ({ velden }: Formulier): boolean => ['uitgevoerd', 'vervallen', 'gestopt'].includes(readStatus(words(velden.planning))?.soort ?? '');

/** The planning of work that is done, by the day on which it was. */
export const plannedBy = (formulier: Formulier): Located<Planning> | undefined => {
  const status = told(formulier);
  const op = status?.waarde.op;
  return status === undefined || op === undefined
    ? undefined
    : { regel: status.regel, waarde: { tekst: status.waarde.tekst, soort: 'eenmalig', van: op, tot: op, zekerheid: 'middel' } };
};

/** Answers that a plan has no place for. The description of a form with a title explains that title. */
const bijzonderhedenVan = ({ velden }: Formulier, omschrijving: string): readonly Bijzonderheid[] | undefined => {
  const cells = [
    ['toelichting', velden.titel === undefined ? undefined : velden.omschrijving],
    ['indicator', velden.indicator],
    ['opmerking', velden.opmerking],
  ] as const;
  const found = cells.flatMap(([soort, cell]) => {
    const tekst = nonEmpty(words(cell));
    return tekst === undefined || tekst === omschrijving ? [] : [{ regel: cell?.regel ?? 1, soort, tekst }];
  });
  return found.length === 0 ? undefined : found;
};

/** The statuses of a form and its answers without a place in a plan. */
export const extrasVan = (formulier: Formulier, omschrijving: string): Pick<GelezenActie, 'statussen' | 'bijzonderheden'> => {
  const statussen = statussenVan(formulier);
  return {
    ...optional('statussen', statussen.length === 0 ? undefined : statussen),
    ...optional('bijzonderheden', bijzonderhedenVan(formulier, omschrijving)),
  };
};
