import type { Verteld, Verteller } from '../../support/verteller.js';

type Stap = () => Verteld;

/** A write that is refused, the steps that its refusal names, and the write that succeeds after them: the same one, or the one that it names. */
export interface Toneel {
  readonly wens: Stap;
  readonly uitweg: readonly Stap[];
  readonly daarna?: Stap;
}

/** One refusal, and words of its way out. */
export interface Uitweg {
  readonly bij: string;
  readonly zegt: string;
  /** The fact that its sentence names; absent if any will do. */
  readonly noemt?: string;
  /** True if it names a fact, false if it names none; absent if that holds for every case of its refusal. */
  readonly metFeit?: boolean;
  readonly speel: (v: Verteller) => Promise<Toneel>;
}

interface Gedateerd {
  readonly op: string;
  readonly [woord: string]: unknown;
}

export const organisatie = 'SV-LEKSTROOM';
export const motief = 'Dit was een vergissing';
export const einde = (op: string) => ({ motief, op });
export const verslag = (op: string, more: object = {}) => ({ op, ...more });

/** The id of a report, which is a begin unless it says otherwise. */
export const gemeld = async (v: Verteller, actieId: string, melding: Gedateerd): Promise<string> => (await v.melding(actieId, '', melding)).body.statusupdateId;
export const corrigeert = (v: Verteller, actieId: string, json: object): Verteld => v.over(actieId, 'correcties', { organisatie, ...json });
export const bijeen = (v: Verteller, actieId: string, op: string): Verteld => v.over(actieId, 'bijeenkomsten', { organisatie, op });
export const nietBijeen = (v: Verteller, actieId: string, op: string): Verteld =>
  v.over(actieId, 'teruggenomen-bijeenkomsten', { organisatie, nummer: 1, ...einde(op) });
export const soort = (v: Verteller, actieId: string, json: Gedateerd): Verteld => v.over(actieId, 'correcties', { veld: 'soort', reden: motief, ...json });
export const besluit = (v: Verteller, actieId: string, json: Gedateerd): Verteld => v.over(actieId, 'deelnames', { organisatie, ...json });
export const nietBesloten = (v: Verteller, actieId: string, op: string): Verteld => v.over(actieId, 'teruggenomen-deelnames', { organisatie, ...einde(op) });
export const deelOp = (v: Verteller, hoofdactieId: string, op: string): Verteld => v.opnemen({ hoofdactieId, op });
export const gepland = async (v: Verteller): Promise<string> =>
  (await v.overPlan('consultaties', { soort: 'advies', onderwerp: 'Concept', deelnemers: [], verwacht: '2022-06', op: '2022-01-02' })).body.consultatieId;
export const gehouden = (v: Verteller, id: string, json: object): Verteld => v.overDeel(`consultaties/${id}/verslagen`, json);
export const nietGehouden = (v: Verteller, id: string, op: string): Verteld => v.overDeel(`consultaties/${id}/teruggenomen-verslagen`, einde(op));
export const vaststelling = (v: Verteller, datum: string, more: object = {}): Verteld => v.overPlan('vaststellingen', { orgaan: 'Raad', datum, ...more });
export const nietVastgesteld = (v: Verteller, op: string): Verteld => v.overPlan('teruggenomen-vaststellingen', einde(op));

/** A knoop that went into another one on that day. */
export const samengevoegd = async (v: Verteller, op: string): Promise<string> => {
  const [knoopId, naar] = [await v.knoop(), await v.knoop()];
  await v.overKnoop(naar, 'samenvoegingen', { knopen: [knoopId], op });
  return knoopId;
};
export const nietHeringedeeld = (v: Verteller, knoopId: string, op: string): Verteld => v.overKnoop(knoopId, 'teruggenomen-herindelingen', einde(op));
