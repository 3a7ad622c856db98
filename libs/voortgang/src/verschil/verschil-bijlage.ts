import { isDag, type Dag, type Datum } from '@actiespoor/kernel';
import type { OrganisatieCode } from '@actiespoor/plan/events';

import type { Bijlage, Bijlagedeel, Tabel } from '../bijlage/bijlage.js';
import { leesbareDatum } from '../bijlage/leesbare-datum.js';
import { regelTabel, type OrganisatieNaam } from './verschil-tabellen.js';
import { soortLabels, woorden } from './verschil-bijlage.labels.js';
import { naamVan } from './verschil-tekst.js';
import type { Verschil, VerschilOnderdeel, VerschilRegel, VerschilSoort } from './verschil.js';

/** A compared state, on both clocks; without a date it is the present one. */
export interface VergelekenPlan {
  readonly peildatum?: Dag;
  /** A day (its end) or a moment, in the words of the request. */
  readonly bekendOp?: string;
  /** The day of the decision, if the state is the plan as it was adopted. */
  readonly vastgesteldOp?: Datum;
}

/** The content of the annex: the differences, the two states, and the names of organisaties. */
export interface BijlageOpdracht {
  readonly verschil: Verschil;
  readonly van: VergelekenPlan;
  readonly tot: VergelekenPlan;
  readonly namen: ReadonlyMap<OrganisatieCode, string>;
}

const peildatumTekst = ({ peildatum, vastgesteldOp }: VergelekenPlan): string => {
  if (vastgesteldOp !== undefined) return `${woorden.vastgesteld} ${leesbareDatum(vastgesteldOp)}`;
  return peildatum === undefined ? woorden.nu : leesbareDatum(peildatum);
};

const bekendOpTekst = ({ bekendOp, vastgesteldOp }: VergelekenPlan): string => {
  if (vastgesteldOp !== undefined) return `${woorden.vastgesteld} ${leesbareDatum(vastgesteldOp)}`;
  if (bekendOp === undefined) return woorden.nu;
  return isDag(bekendOp) ? `${leesbareDatum(bekendOp)}, ${woorden.eindeVanDag}` : bekendOp;
};

const kenmerk = (van: VergelekenPlan, tot: VergelekenPlan): Tabel => ({
  bijschrift: woorden.kenmerk,
  kolommen: [woorden.kenmerk, woorden.van, woorden.tot],
  rijen: [
    [woorden.peildatum, peildatumTekst(van), peildatumTekst(tot)],
    [woorden.bekendOp, bekendOpTekst(van), bekendOpTekst(tot)],
  ],
});

const soorten = Object.keys(soortLabels) as (VerschilSoort | 'redactioneel')[];

const aantallenTabel = ({ aantallen }: Verschil): readonly Tabel[] => {
  const rijen = soorten.filter((soort) => aantallen[soort] > 0).map((soort) => [soortLabels[soort], String(aantallen[soort])]);
  return rijen.length === 0 ? [] : [{ bijschrift: woorden.aantallen, kolommen: [woorden.soort, woorden.aantal], rijen }];
};

const perSoort = (regels: readonly VerschilRegel[], onder: string, organisatieNaam: OrganisatieNaam): readonly Bijlagedeel[] =>
  soorten.flatMap((soort) => {
    const ofSoort = regels.filter((regel) => regel.soort === soort);
    if (ofSoort.length === 0) return [];
    const kop = soortLabels[soort];
    return [{ kop, tabellen: [regelTabel(`${kop}: ${onder}`, ofSoort, organisatieNaam)] }];
  });

const onderdeelDeel = ({ onderdeel, regels }: VerschilOnderdeel, organisatieNaam: OrganisatieNaam): Bijlagedeel => {
  const kop = onderdeel.soort === 'plan' ? woorden.hetPlan : naamVan(onderdeel);
  return { kop, delen: perSoort(regels, kop, organisatieNaam) };
};

const redactioneelDeel = (regels: readonly VerschilRegel[], organisatieNaam: OrganisatieNaam): readonly Bijlagedeel[] => {
  if (regels.length === 0) return [];
  const kop = soortLabels.redactioneel;
  return [{ kop, alineas: [woorden.redactioneel], tabellen: [regelTabel(kop, regels, organisatieNaam)], isIngeklapt: true }];
};

/** The annex to a council paper about the changes, per actielijn, with differences of spelling at its end. */
export const composeVerschilBijlage = ({ verschil, van, tot, namen }: BijlageOpdracht): Bijlage => {
  const organisatieNaam: OrganisatieNaam = (code) => namen.get(code) ?? code;
  const delen = [
    ...verschil.onderdelen.map((onderdeel) => onderdeelDeel(onderdeel, organisatieNaam)),
    ...redactioneelDeel(verschil.redactioneel, organisatieNaam),
  ];
  return {
    titel: `${woorden.titel}: ${verschil.titel}`,
    alineas: delen.length === 0 ? [woorden.niets] : [],
    tabellen: [kenmerk(van, tot), ...aantallenTabel(verschil)],
    delen,
  };
};
