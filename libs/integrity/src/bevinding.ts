import type { Position } from '@actiespoor/event-store';

/** What is wrong. The words are the same in the script of the export bundle. */
export type BevindingSoort =
  /** Contents, metadata or hash are not what was written. */
  | 'gewijzigd'
  /** Something that was there is gone. */
  | 'weggelaten'
  /** It stands in another place than where it was written. */
  | 'verplaatst'
  /** Something is there that was not. */
  | 'ingevoegd'
  /** The store ends before the head of the last root. */
  | 'afgekapt'
  /** Something was done to a stream at the server of the store, past this program. */
  | 'ingreep'
  /** A root is missing, or is not the one that was signed. */
  | 'wortel';

/** One thing that is not as it was written, and where. */
export interface Bevinding {
  readonly soort: BevindingSoort;
  /** Where it was noticed; absent for a root and where nothing is left. */
  readonly positie?: Position;
  readonly stream?: string;
  readonly revisie?: bigint;
  /** The day of the root that tells; absent where the chain of a stream tells. */
  readonly dag?: string;
  /** A Dutch sentence. */
  readonly melding: string;
}

/** Where it is, in words. */
export const plaatsVan = ({ soort, positie, stream, revisie, dag }: Bevinding): string => {
  if (stream !== undefined) return [positie && `positie ${positie}`, `stream ${stream}`, revisie !== undefined && `revisie ${revisie}`].filter(Boolean).join(', ');
  if (soort === 'wortel') return dag === undefined ? 'wortels' : `dag ${dag}`;
  return soort === 'afgekapt' ? `dag ${dag}, na positie ${positie ?? '(geen)'}` : `dag ${dag}, tot en met positie ${positie}`;
};

const events = (count: number): string => (count === 1 ? '1 gebeurtenis' : `${count} gebeurtenissen`);

const standing = (count: number): string => `${count === 1 ? 'staat er' : 'staan er'} ${events(count)}`;

export const meldingen = {
  gewijzigd: 'De inhoud past niet bij de hash, of de hash niet bij de gebeurtenis ervoor.',
  ontbreekt: (from: bigint, to: bigint): string =>
    from === to ? `Revisie ${from} van deze stream ontbreekt.` : `De revisies ${from} tot en met ${to} van deze stream ontbreken.`,
  anderMoment: (recordedAt: string): string =>
    `De kolom recorded_at zegt ${recordedAt}, en de gebeurtenis zelf een ander moment van vastleggen: op "bekend op" wordt zij verkeerd gevonden.`,
  dubbeleNaam: (column: string): string =>
    `In de kolom ${column} staat een naam twee keer: dit programma leest de laatste, en een ander misschien de eerste. Zo schrijft dit programma niet.`,
  wortelKolommen: (nummer: string, dag: string): string =>
    `De kolommen nummer en dag zeggen ${nummer} en ${dag}, en de getekende verklaring iets anders.`,
  wortelTekst: 'De tekst van de verklaring is niet zoals zij is geschreven: er staat iets in dat bij het lezen wegvalt, zoals een naam die er twee keer staat.',
  ingreep: (sentence: string): string => `${sentence} Dat deed dit programma niet. Vraag de beheerder van de event store wat daar is gebeurd.`,
  anderLezen: 'In het log staat deze gebeurtenis; wie de stream leest, krijgt haar niet zo.',
  terug: 'Deze gebeurtenis staat na een latere van dezelfde stream.',
  volgorde: 'De positie is niet hoger dan die van de gebeurtenis ervoor.',
  dubbel: 'Deze revisie van de stream was er al.',
  dagMinder: (count: number, signed: number): string => `Op deze dag ${standing(count)}; getekend is voor ${signed}. Er is iets weggelaten.`,
  dagMeer: (count: number, signed: number): string => `Op deze dag ${standing(count)}; getekend is voor ${signed}. Er is iets ingevoegd.`,
  dagVerplaatst: 'Op deze dag staan dezelfde gebeurtenissen als getekend is, in een andere volgorde of op andere posities.',
  dagGewijzigd: 'De gebeurtenissen van deze dag zijn niet die waarvoor getekend is.',
  afgekapt: (missing: number, kop: string): string =>
    `Hier houdt het op. Getekend is tot en met positie ${kop}; daarna hoor${missing === 1 ? 't' : 'en'} nog ${events(missing)} te komen.`,
  sleutel: 'Deze wortel is getekend met een sleutel die niet vertrouwd is.',
  handtekening: 'De handtekening past niet bij deze wortel.',
  voorganger: 'Deze wortel sluit niet aan op de vorige: er ontbreekt er een, of de vorige is een andere.',
  onbekend: (hash: string): string => `De wortel ${hash} is er niet. Zij was getekend; wat ervoor lag is vervangen of afgekapt.`,
} as const;

// Whoever altered everything gets no list of a million lines.
const maxKept = 1_000;

/** Findings as they come, without repetition. */
export class Bevindingen {
  readonly kept: Bevinding[] = [];
  total = 0;
  private last = '';
  private readonly ofEvents = new Set<string>();

  /** Whether something of this kind was found there already, and kept. */
  knows({ soort, positie }: Pick<Bevinding, 'soort' | 'positie'>): boolean {
    return this.ofEvents.has(`${soort}|${positie}`);
  }

  add(bevinding: Bevinding): void {
    const { soort, positie, stream, revisie, dag } = bevinding;
    const place = [soort, positie, stream, revisie, dag].join('|');
    if (place === this.last) return;
    this.last = place;
    this.total += 1;
    if (this.kept.length >= maxKept) return;
    this.kept.push(bevinding);
    if (stream !== undefined) this.ofEvents.add(`${soort}|${positie}`);
  }
}
