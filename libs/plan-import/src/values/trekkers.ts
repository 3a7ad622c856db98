import type { PersoonId } from '@actiespoor/plan';

import type { Reading, Remark } from '../bevinding.js';
import type { GelezenTrekker } from '../gelezen.js';
import type { Organisaties } from './organisaties.js';
import { splitLetters } from './romeins.js';
import { isFunctie, isSoortnaam } from './soortnamen.js';

const everyGemeente = /^(?:(?:alle|elke|iedere|de|elk van de) )?gemeenten?(?: zelf)?$/iu;
const person = /^\{persoon:([0-9a-f-]{36})\}(?: \((.+)\))?$/u;

const gemeente = (tekst: string, { eigenaar }: Organisaties): GelezenTrekker =>
  eigenaar.startsWith('GM') ? { tekst, soort: 'organisatie', organisatie: eigenaar } : { tekst, soort: 'iedere-gemeente' };

const persoon = (tekst: string, organisaties: Organisaties): GelezenTrekker | undefined => {
  const [, id, at] = person.exec(tekst) ?? [];
  if (id === undefined) return undefined;
  const organisatie = at === undefined ? undefined : organisaties.find(at);
  return { tekst, soort: 'persoon', persoon: id as PersoonId, ...(organisatie === undefined ? {} : { organisatie }) };
};

/** An organisatie, every gemeente or a person: a trekker without a function around it. */
const whole = (tekst: string, organisaties: Organisaties): GelezenTrekker | undefined => {
  if (everyGemeente.test(tekst)) return gemeente(tekst, organisaties);
  const organisatie = organisaties.find(tekst);
  return organisatie === undefined ? persoon(tekst, organisaties) : { tekst, soort: 'organisatie', organisatie };
};

const known = (tekst: string, organisaties: Organisaties): GelezenTrekker | undefined => {
  const functie = organisaties.findFunctie(tekst);
  return whole(tekst, organisaties) ?? (functie ? { tekst, soort: 'functie', ...functie } : undefined);
};

/** An organisatie, a kind of team or a function that stands on its own, such as politie or burgemeester. */
const isAlone = (tekst: string, organisaties: Organisaties): boolean => whole(tekst, organisaties) !== undefined || isSoortnaam(tekst) || isFunctie(tekst);

/** "Veilig Thuis / Moviera" are two; "Beleidsmedewerker jeugd / veiligheid Houten" and "jeugd en veiligheid" are one. */
const splitTrekkers = (tekst: string, organisaties: Organisaties): readonly string[] => {
  const lettered = splitLetters(tekst);
  if (lettered) return lettered;
  const loose = tekst.split(/\s*[/;]\s*/u).filter((part) => part !== '');
  if (loose.length > 1 && (loose.some((part) => whole(part, organisaties)) || loose.every((part) => isAlone(part, organisaties)))) return loose;
  const tight = tekst.split(/\s*[,&]\s*|\s+en\s+/u).filter((part) => part !== '');
  return tight.length > 1 && tight.every((part) => isAlone(part, organisaties)) ? tight : [tekst];
};

const unknownRemark = (tekst: string): Remark => ({
  code: 'organisatie-onbekend',
  tekst: `Bij trekker "${tekst}" hoort geen organisatie die bekend is. Voeg de organisatie of een andere schrijfwijze toe, of corrigeer de trekker.`,
});

const company = /^(.+?)\s*\(?\s*(?:i\.?s\.?m\.?|in samenwerking met|samen met|m\.?m\.?v\.?|met medewerking van)\s+([^()]+)\)?$/iu;

/** "Gemeente (i.s.m. Moviera)": the trekker, and the words about others who work along. */
export const withCompany = (tekst: string): { readonly lead: string; readonly company: readonly string[] } => {
  const [, lead, others] = company.exec(tekst) ?? [];
  return lead === undefined || others === undefined ? { lead: tekst, company: [] } : { lead, company: [others] };
};

const undecided = /^(?:n\.?t\.?b\.?|n\.?n\.?b\.?|(?:nader|nog|lokaal) te bepalen|nog niet bekend|onbekend|vacature|vacant)$/iu;

const undecidedRemark: Remark = { code: 'organisatie-onbekend', tekst: 'De trekker is nog niet bepaald; er is geen trekker overgenomen.' };

/** Reads the trekkers: a list, never one name. An unknown one stays as a function without an organisatie, with a remark. */
export const readTrekkers = (tekst: string, organisaties: Organisaties): Reading<readonly GelezenTrekker[]> => {
  if (undecided.test(tekst)) return { value: [], remarks: [undecidedRemark] };
  const parts = tekst === '' ? [] : splitTrekkers(tekst, organisaties);
  const read = parts.map((part) => ({ part, trekker: known(part, organisaties) }));
  return {
    value: read.map(({ part, trekker }) => trekker ?? { tekst: part, soort: 'functie', functie: part }),
    remarks: read.filter(({ trekker }) => trekker === undefined).map(({ part }) => unknownRemark(part)),
  };
};
