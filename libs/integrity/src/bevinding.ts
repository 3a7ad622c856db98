import type { Position } from '@actiespoor/event-store';

/** The kind of a finding. The words are the same in the script of the export bundle, which knows no types and no read models. */
export type BevindingSoort =
  /** The contents, metadata or hash differ from those that were written. */
  | 'gewijzigd'
  /** An event or root has disappeared. */
  | 'weggelaten'
  /** An event stands at another place than the one where it was written. */
  | 'verplaatst'
  /** An event was inserted later. */
  | 'ingevoegd'
  /** The store ends before the head of the last root. */
  | 'afgekapt'
  /** Somebody changed a stream at the server of the store, past this program. */
  | 'ingreep'
  /** This program does not know the type or the version of an event: it can check its chain, and cannot read it. */
  | 'onbekend'
  /** A read model stands on an event that is not in this store. */
  | 'leesmodel'
  /** A root is missing, or differs from the signed one. */
  | 'wortel';

/** One difference from the recorded history, and its place. */
export interface Bevinding {
  readonly soort: BevindingSoort;
  /** The position of the finding; absent for a root and if nothing is left there. */
  readonly positie?: Position;
  readonly stream?: string;
  readonly revisie?: bigint;
  /** The read model that shows the difference. */
  readonly projectie?: string;
  /** The day of the root that shows the difference; absent if the chain of a stream shows it. */
  readonly dag?: string;
  /** A Dutch sentence. */
  readonly melding: string;
}

const inStream = ({ positie, stream, revisie }: { readonly [Field in 'positie' | 'stream' | 'revisie']: Bevinding[Field] }): string =>
  [positie && `positie ${positie}`, `stream ${stream}`, revisie !== undefined && `revisie ${revisie}`].filter(Boolean).join(', ');

/** The place of a finding, in words. */
export const plaatsVan = ({ soort, positie, stream, revisie, projectie, dag }: Bevinding): string => {
  if (projectie !== undefined) return `projectie ${projectie}`;
  if (stream !== undefined) return inStream({ positie, stream, revisie });
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
  wortelKolommen: (nummer: string, dag: string): string => `De kolommen nummer en dag zeggen ${nummer} en ${dag}, en de getekende verklaring iets anders.`,
  wortelTekst: 'De tekst van de verklaring is niet zoals zij is geschreven: er staat iets in dat bij het lezen wegvalt, zoals een naam die er twee keer staat.',
  ingreep: (sentence: string): string => `${sentence} Dat deed dit programma niet. Vraag de beheerder van de event store wat daar is gebeurd.`,
  onbekend: (type: string, version: number): string =>
    `Dit programma kent ${type}, versie ${version}, niet: een nieuwere versie legde dit vast. Werk dit programma bij; tot dan leest het deze stream niet.`,
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
  wortelWeg: (hash: string): string => `De wortel ${hash} is er niet. Zij was getekend; wat ervoor lag is vervangen of afgekapt.`,
} as const;

// If everything was altered, a list of a million lines helps nobody.
const maxKept = 1_000;

/** Collects findings, without repetition. */
export class Bevindingen {
  readonly kept: Bevinding[] = [];
  total = 0;
  private last = '';
  private readonly ofEvents = new Set<string>();

  /** True if a finding of this kind at this place is kept already. */
  knows({ soort, positie }: Pick<Bevinding, 'soort' | 'positie'>): boolean {
    return this.ofEvents.has(`${soort}|${positie}`);
  }

  add(bevinding: Bevinding): void {
    const { soort, positie, stream, revisie, projectie, dag } = bevinding;
    const place = [soort, positie, stream, revisie, projectie, dag].join('|');
    if (place === this.last) return;
    this.last = place;
    this.total += 1;
    if (this.kept.length >= maxKept) return;
    this.kept.push(bevinding);
    if (stream !== undefined) this.ofEvents.add(`${soort}|${positie}`);
  }
}
