import type { Puntstand } from '@actiespoor/voortgang';
import type { Meetperiode, Periodesoort } from '@actiespoor/veilig-thuis/model';

/** The reason why a point has no figure, in a word or two. */
export const standTeksten: Readonly<Record<Exclude<Puntstand, 'cijfer'>, string>> = {
  onbekend: 'onbekend',
  geheim: 'geheim',
  'kan-niet': 'kan niet',
  nihil: 'nihil',
  'zonder-reden': 'leeg',
  onderdrukt: 'onderdrukt',
  'niet-geleverd': 'niet geleverd',
  vervallen: 'vervallen',
};

export const soortTeksten: Readonly<Record<Periodesoort, string>> = { jaar: 'per jaar', halfjaar: 'per halfjaar', kwartaal: 'per kwartaal' };

const delen: Readonly<Record<Periodesoort, string>> = { jaar: '', halfjaar: 'e halfjaar ', kwartaal: 'e kwartaal ' };

/** `1e halfjaar 2025`, `2025`. */
export const periodeTekst = ({ soort, jaar, nummer }: Meetperiode): string => `${soort === 'jaar' ? '' : String(nummer)}${delen[soort]}${String(jaar)}`;

export const trendTeksten = {
  titel: (tabel: string, gebied: string): string => `${tabel}: ${gebied}`,
  zonderCijfers: 'Van dit gebied zijn in deze tabel geen cijfers geladen.',
  open: 'Een open teken is een voorlopig of nader voorlopig cijfer. Een kruis op de as is een ontbrekend cijfer; dat is geen nul.',
  bron: (tabel: string, uitgaven: string, licentie: string): string => `Bron: CBS, tabel ${tabel}, uitgave ${uitgaven}. Licentie: ${licentie}.`,
  bekendOp: (moment: string): string => `De cijfers zoals ze bekend waren op ${moment}.`,
  reeks: (naam: string, punten: string): string => `${naam}: ${punten}.`,
  voorlopig: ' (voorlopig)',
} as const;
