import type { Datum } from '@actiespoor/kernel';
import type { Status } from '@actiespoor/plan/events';

import { fold } from '../text.js';
import { readDatum } from './date-words.js';

export type StatusWoord = Status | 'vertraagd' | 'vervallen';
export type Kleur = 'groen' | 'oranje' | 'rood' | 'grijs' | 'blauw';

/** A status in a document: its words, and their meaning where these are known. A colour alone is no status. */
export interface GelezenStatus {
  readonly tekst: string;
  readonly soort?: StatusWoord;
  readonly kleur?: Kleur;
  /** The day or period that stands with it. */
  readonly op?: Datum;
  /** The subject of the status, if a document has several: planning, inhoud, financiën. */
  readonly aspect?: string;
}

const forms: Readonly<Record<StatusWoord, RegExp>> = {
  gepland:
    /^(?:(?:nog )?niet (?:ge|be)(?:start|gonnen)|nog te (?:starten|beginnen|doen)|nog niet (?:ge|be)(?:start|gonnen)|gepland|te doen|to do|open|in voorbereiding|voorbereiding|niet gestart|moet nog starten|staat gepland)$/u,
  gestart:
    /^(?:(?:is )?gestart|loopt|lopend|in uitvoering|bezig|mee bezig|in behandeling|onderhanden|in gang|opgestart|opgepakt|wordt uitgevoerd|in ontwikkeling|actief|onderweg|op schema)$/u,
  vertraagd: /^(?:vertraagd|vertraging|loopt achter|achter op schema|loopt vertraging op)$/u,
  uitgevoerd: /^(?:(?:is )?(?:gereed|afgerond|klaar|uitgevoerd|voltooid|gedaan|gerealiseerd|behaald|afgehandeld|opgeleverd|done|voldaan))$/u,
  geevalueerd: /^geevalueerd$/u,
  uitgesteld: /^(?:uitgesteld|doorgeschoven|on hold|aangehouden|geparkeerd|opgeschort|in de wacht)$/u,
  gestopt: /^(?:gestopt|gestaakt|beeindigd|stopgezet)$/u,
  vervallen: /^(?:vervallen|vervalt|geschrapt|niet van toepassing meer|komt te vervallen|afgevoerd|geannuleerd)$/u,
};

const words = Object.entries(forms) as readonly (readonly [StatusWoord, RegExp])[];

const colours: Readonly<Record<string, Kleur>> = {
  groen: 'groen',
  g: 'groen',
  oranje: 'oranje',
  geel: 'oranje',
  o: 'oranje',
  amber: 'oranje',
  rood: 'rood',
  r: 'rood',
  grijs: 'grijs',
  blauw: 'blauw',
};

const soortOf = (plain: string): StatusWoord | undefined => words.find(([, form]) => form.test(plain))?.[0];

const withDate =
  /^(.+?)(?:,| in| op| per| sinds| d d|:)? ((?:begin |medio |eind |najaar |voorjaar |januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december|\d).*)$/u;

const datedStatus = (tekst: string): GelezenStatus | undefined => {
  const lower = tekst.toLowerCase().replace(/\.$/u, '').normalize('NFC').trim();
  const [, before = '', when = ''] = withDate.exec(lower) ?? [];
  const soort = soortOf(fold(before));
  const op = readDatum(when)?.van;
  return soort === undefined || op === undefined ? undefined : { tekst, soort, op };
};

/** Reads a status: known words, perhaps with a date behind them, or a colour. Undefined for other words. */
export const readStatus = (tekst: string): GelezenStatus | undefined => {
  const plain = fold(tekst);
  const kleur = colours[plain];
  if (kleur) return { tekst, kleur };
  const soort = soortOf(plain);
  return soort ? { tekst, soort } : datedStatus(tekst);
};
