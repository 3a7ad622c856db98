import type { Deelnamebesluit } from '@actiespoor/plan/events';

import { defined } from '../defined.js';
import { type Gezet, ingevoegd, later, type Moment } from '../gezet.js';
import type { ActieRij, Uitvoering } from './actie-rij.js';
import type { ConsultatieRij, KnoopRij, Opgang, PlanRij, Vaststelling, Vaststellingsstap, Verslag } from './plan-rij.js';

// Most facts are never undone: a row gets a course with its first undoing, so that other rows stay as they are.

const begun = <T>(verloop: readonly Gezet<T | null>[] | undefined, standing: Gezet<T> | undefined): readonly Gezet<T | null>[] =>
  verloop ?? (standing ? [standing] : []);

const isSet = <T>(gezet: Gezet<T | null> | undefined): gezet is Gezet<T> => gezet !== undefined && gezet.waarde !== null;

/** A course with its present value: the first one that was set since the last undoing. */
const turned = <T>(
  verloop: readonly Gezet<T | null>[],
  nieuw: Gezet<T | null>,
): { readonly verloop: readonly Gezet<T | null>[]; readonly standing: Gezet<T> | undefined } => {
  const na = ingevoegd(verloop, nieuw);
  const first = na[na.findLastIndex((een) => !isSet(een)) + 1];
  return { verloop: na, standing: isSet(first) ? first : undefined };
};

/** The actie dropped, or part of the plan again (null). */
export const withVervallen = (rij: ActieRij, motief: string | null, moment: Moment): ActieRij => {
  const { verloop, standing } = turned(begun(rij.vervallenverloop, rij.vervallen), { ...moment, waarde: motief });
  const { vervallen: _, ...rest } = rij;
  const isPlain = verloop.length < 2 && standing !== undefined;
  return { ...rest, ...(standing && { vervallen: standing }), ...(!isPlain && { vervallenverloop: verloop }) };
};

/** The plan withdrawn, or in force again (null). */
export const withIntrekking = (rij: PlanRij, intrekking: { readonly motief: string } | null, moment: Moment): PlanRij => {
  const { verloop, standing } = turned(begun(rij.intrekkingen, rij.ingetrokken), { ...moment, waarde: intrekking });
  const { ingetrokken: _, ...rest } = rij;
  const isPlain = verloop.length < 2 && standing !== undefined;
  return { ...rest, ...(standing && { ingetrokken: standing }), ...(!isPlain && { intrekkingen: verloop }) };
};

/** The adoptions that hold after a step, the last one on top. */
const stacked = (staand: readonly Gezet<Vaststelling>[], { waarde, ...moment }: Gezet<Vaststellingsstap>): readonly Gezet<Vaststelling>[] => {
  if (waarde === null) return staand.slice(0, -1);
  if (!('aanvulling' in waarde)) return [...staand, { ...moment, waarde }];
  const last = staand.at(-1);
  return last ? [...staand.slice(0, -1), { ...last, waarde: { ...last.waarde, besluitnummer: waarde.aanvulling } }] : staand;
};

const stepsOf = ({ vaststellingen, vastgesteld, besluitnummer }: PlanRij): readonly Gezet<Vaststellingsstap>[] => {
  if (vaststellingen) return vaststellingen;
  const told: readonly Gezet<Vaststellingsstap>[] = vastgesteld ? [vastgesteld] : [];
  return besluitnummer ? ingevoegd(told, { ...besluitnummer, waarde: { aanvulling: besluitnummer.waarde } }) : told;
};

/** The plan after a step of its adoption, if it has a course of them. */
export const withVaststellingsstap = (rij: PlanRij, stap: Vaststellingsstap, moment: Moment): PlanRij => {
  const vaststellingen = ingevoegd(stepsOf(rij), { ...moment, waarde: stap });
  const { vastgesteld: _v, besluitnummer: _b, ...rest } = rij;
  return { ...rest, vaststellingen, ...defined({ vastgesteld: vaststellingen.reduce(stacked, []).at(-1) }) };
};

/** The steps of a lineage that hold after one more; null takes back the last. */
const opgangenNa = (staand: readonly Gezet<Opgang>[], { waarde, ...moment }: Gezet<Opgang | null>): readonly Gezet<Opgang>[] =>
  waarde === null ? staand.slice(0, -1) : [...staand, { ...moment, waarde }];

/** The knoop merged or split, or back in the tree as if that had not been (null). */
export const withOpgang = ({ opgegaan, opgangen, ...knoop }: KnoopRij, opgang: Opgang | null, moment: Moment): KnoopRij => {
  const verloop = ingevoegd(begun(opgangen, opgegaan), { ...moment, waarde: opgang });
  const standing = verloop.reduce(opgangenNa, []).at(-1);
  const isPlain = verloop.length < 2 && standing !== undefined;
  return { ...knoop, ...(standing && { opgegaan: standing }), ...(!isPlain && { opgangen: verloop }) };
};

/** The decisions that stand after a step, each of another day, the last one on top. */
const deelnamesNa = (staand: readonly Gezet<Deelnamebesluit>[], { waarde, ...moment }: Gezet<Deelnamebesluit | null>): readonly Gezet<Deelnamebesluit>[] => {
  const others = staand.at(-1)?.op === moment.op ? staand.slice(0, -1) : staand;
  return waarde === null ? others : [...others, { ...moment, waarde }];
};

/** The organisatie after a decision to take part, or after those of that day were taken back (null). */
export const withDeelname = ({ deelname, deelnames, ...rest }: Uitvoering, besluit: Deelnamebesluit | null, moment: Moment): Uitvoering => {
  const verloop = ingevoegd(begun(deelnames, deelname), { ...moment, waarde: besluit });
  const standing = verloop.reduce(deelnamesNa, []).at(-1);
  const isPlain = verloop.length < 2 && standing !== undefined;
  return { ...rest, ...(standing && { deelname: standing }), ...(!isPlain && { deelnames: verloop }) };
};

/** The reports that stand after a step, each of another day, the last one on top: more words of one day are one report. */
const verslagenNa = (staand: readonly Gezet<Verslag>[], { waarde, ...moment }: Gezet<Verslag | null>): readonly Gezet<Verslag>[] => {
  const others = staand.at(-1)?.op === moment.op ? staand.slice(0, -1) : staand;
  return waarde === null ? others : [...others, { ...moment, waarde }];
};

/** The consultatie after a report of it, or after the report of that day was taken back (null). */
export const withVerslag = (rij: ConsultatieRij, verslag: Verslag | null, moment: Moment): ConsultatieRij => {
  if (verslag !== null && rij.verslagen === undefined) return { ...rij, gehouden: later(rij.gehouden, { ...moment, waarde: verslag }) };
  const verslagen = ingevoegd(begun(rij.verslagen, rij.gehouden), { ...moment, waarde: verslag });
  const { gehouden: _, ...rest } = rij;
  return { ...rest, verslagen, ...defined({ gehouden: verslagen.reduce(verslagenNa, []).at(-1) }) };
};
