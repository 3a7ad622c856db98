import type { PersoonId } from '@actiespoor/plan';

import type { Reading, Remark } from '../bevinding.js';
import type { GelezenTrekker } from '../gelezen.js';
import type { Organisaties } from './organisaties.js';

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

/** "Veilig Thuis / Moviera" are two; "Beleidsmedewerker jeugd / veiligheid Houten" and "jeugd en veiligheid" are one. */
const splitTrekkers = (tekst: string, organisaties: Organisaties): readonly string[] => {
  const loose = tekst.split(/\s*[/;]\s*/u).filter((part) => part !== '');
  if (loose.length > 1 && loose.some((part) => whole(part, organisaties))) return loose;
  const tight = tekst.split(/\s*[,&]\s*|\s+en\s+/u).filter((part) => part !== '');
  return tight.length > 1 && tight.every((part) => whole(part, organisaties)) ? tight : [tekst];
};

const unknownRemark = (tekst: string): Remark => ({
  code: 'organisatie-onbekend',
  tekst: `Bij trekker "${tekst}" hoort geen organisatie die bekend is. Voeg de organisatie of een andere schrijfwijze toe, of corrigeer de trekker.`,
});

/** Reads the trekkers: a list, never one name. An unknown one stays as a function without an organisatie, with a remark. */
export const readTrekkers = (tekst: string, organisaties: Organisaties): Reading<readonly GelezenTrekker[]> => {
  const parts = tekst === '' ? [] : splitTrekkers(tekst, organisaties);
  const read = parts.map((part) => ({ part, trekker: known(part, organisaties) }));
  return {
    value: read.map(({ part, trekker }) => trekker ?? { tekst: part, soort: 'functie', functie: part }),
    remarks: read.filter(({ trekker }) => trekker === undefined).map(({ part }) => unknownRemark(part)),
  };
};
