import type { Datum } from '@actiespoor/kernel';
import type { Dekking, Planning } from '@actiespoor/plan/events';

import { defined } from '../defined.js';
import { later, standing, waardeVan, type Gezet, type GezetPer } from '../gezet.js';
import { type ActieRij, gehoudenBijeenkomsten, type Opname } from './actie-rij.js';
import type { ActieWeergave, MogelijkOnzeker, PlanningWeergave } from './plan-weergave.js';
import { summarize } from './samenvatting.js';
import { composeEigenUitvoeringen, samenMetDelen, uitvoeringenInTijdvak, uncertainAt, type Omgeving } from './uitvoeringen.js';

/** The row of an actie of a plan, with its composed deelacties. */
export interface Opgenomen {
  readonly rij: ActieRij;
  readonly opname: Gezet<Opname>;
  readonly deelacties: readonly ActieWeergave[];
}

const interval = (van: Datum | undefined, tot: Datum | undefined): string | undefined =>
  van === undefined && tot === undefined ? undefined : `${van ?? '..'}/${tot ?? '..'}`;

/** The date on which a planning ends, if it has one; a planning with one date ends on it. */
export const eindeVanPlanning = ({ soort, van, tot }: Pick<Planning, 'soort' | 'van' | 'tot'>): Datum | undefined =>
  tot ?? (soort === 'eenmalig' ? van : undefined);

/** The dates of a planning as EDTF: one date, or an interval with `..` for an open side; undefined without dates. */
export const planningEdtf = ({ soort, van, tot }: Pick<Planning, 'soort' | 'van' | 'tot'>): string | undefined => {
  const isOneDate = van !== undefined && (van === tot || (tot === undefined && soort === 'eenmalig'));
  return isOneDate ? van : interval(van, tot);
};

/** The value with its latest spelling. */
const spelled = <T extends { readonly tekst: string }>(waarde: Gezet<T>, tekst: Gezet<string> | undefined): Gezet<T> => {
  if (tekst === undefined || later<unknown>(waarde, tekst) !== tekst) return waarde;
  return { ...waarde, op: tekst.op, waarde: { ...waarde.waarde, tekst: tekst.waarde } };
};

const composePlanning = ({ planning, planningTekst }: ActieRij, { peildatum }: Omgeving): PlanningWeergave | undefined => {
  if (planning === undefined) return undefined;
  const { waarde, op } = spelled(planning, planningTekst);
  return { ...waarde, ...defined({ edtf: planningEdtf(waarde) }), ...uncertainAt(peildatum, op) };
};

const composeDekking = ({ dekking, dekkingTekst }: ActieRij, { peildatum }: Omgeving): (Dekking & MogelijkOnzeker) | undefined => {
  if (dekking === undefined) return undefined;
  const { waarde, op } = spelled(dekking, dekkingTekst);
  return { ...waarde, ...uncertainAt(peildatum, op) };
};

const composeVervallen = ({ vervallen }: ActieRij, { peildatum }: Omgeving): ActieWeergave['vervallen'] =>
  vervallen && { op: vervallen.op, motief: vervallen.waarde, ...uncertainAt(peildatum, vervallen.op) };

const list = <T extends object>(alle: GezetPer<T | null>, { peildatum }: Omgeving): readonly (T & MogelijkOnzeker)[] =>
  standing(alle).map(({ waarde, op }) => ({ ...waarde, ...uncertainAt(peildatum, op) }));

const plainFields = ['code', 'soort', 'knoopId', 'omschrijving', 'schaal', 'resultaat', 'standVanZaken'] as const;

type PlainFields = { readonly [Veld in (typeof plainFields)[number]]?: { readonly op: Datum } };

/** The plain fields that had possibly not been set yet on the peildatum; undefined if there are none. */
export const onzekereVelden = (rij: PlainFields, { peildatum }: Omgeving): readonly string[] | undefined => {
  const velden = plainFields.filter((veld) => uncertainAt(peildatum, rij[veld]?.op).onzeker);
  return velden.length === 0 ? undefined : velden;
};

type Woorden = Pick<ActieWeergave, 'code' | 'knoopId' | 'soort' | 'omschrijving' | 'schaal' | 'resultaat' | 'standVanZaken'>;

const composeWoorden = (rij: ActieRij): Woorden =>
  defined({
    code: waardeVan(rij.code),
    knoopId: waardeVan(rij.knoopId),
    soort: waardeVan(rij.soort) ?? 'actie',
    omschrijving: waardeVan(rij.omschrijving) ?? '',
    schaal: waardeVan(rij.schaal),
    resultaat: waardeVan(rij.resultaat),
    standVanZaken: waardeVan(rij.standVanZaken),
  });

/** The view of one actie, with the deelacties that were composed before it. */
export const composeActie = ({ rij, opname, deelacties }: Opgenomen, omgeving: Omgeving): ActieWeergave => {
  const { actieId, hoofdactieId, volgorde } = opname.waarde;
  const { soort, schaal } = rij;
  const uitvoeringen = composeEigenUitvoeringen({ ...defined({ soort, schaal }), uitvoeringen: uitvoeringenInTijdvak(rij) }, omgeving, deelacties);
  return defined({
    actieId,
    hoofdactieId,
    volgorde,
    ...composeWoorden(rij),
    trekkers: list(rij.trekkers, omgeving),
    actoren: list(rij.actoren, omgeving),
    planning: composePlanning(rij, omgeving),
    uitvoeringen,
    samenvatting: summarize(samenMetDelen({ uitvoeringen, deelacties })),
    bijeenkomsten: gehoudenBijeenkomsten(rij),
    deelacties,
    verwijzingen: list(rij.koppelingen, omgeving),
    dekking: composeDekking(rij, omgeving),
    vervallen: composeVervallen(rij, omgeving),
    onzekereVelden: onzekereVelden(rij, omgeving),
    revisie: rij.revisie,
    positie: rij.positie,
    ...uncertainAt(omgeving.peildatum, opname.op),
  });
};
