import { lastDay, type Dag, type Datum } from '@actiespoor/kernel';
import type { OrganisatieCode, SchaalSoort, Status } from '@actiespoor/plan/events';

import { defined } from '../defined.js';
import { standingStatus, type ActieRij, type Statusstap, type Uitvoering } from './actie-rij.js';
import type { MogelijkOnzeker, UitvoeringWeergave } from './plan-weergave.js';

/** What a view must know besides the rows: who owns the plan, who its members are, and of which day it speaks. */
export interface Omgeving {
  readonly eigenaar: OrganisatieCode;
  readonly leden: readonly OrganisatieCode[];
  readonly peildatum?: Dag;
}

/** Marks what was set by a fact that on the peildatum had possibly not come yet. */
export const uncertainAt = (peildatum: Dag | undefined, op: Datum | undefined): MogelijkOnzeker =>
  peildatum !== undefined && op !== undefined && lastDay(op) > peildatum ? { onzeker: true } : {};

/**
 * Who carries out by the rule of the scale, before anybody decided or reported. Without a scale the owner does,
 * and with it the members, where it has others than itself.
 */
export const uitvoerendeOrganisaties = (schaal: SchaalSoort | undefined, { eigenaar, leden }: Omgeving): readonly OrganisatieCode[] => {
  switch (schaal) {
    case 'lokaal':
    case 'zo-mogelijk-regionaal':
      return leden;
    case 'regionaal':
    case 'bovenregionaal':
      return [eigenaar];
    case 'regionaal-en-lokaal':
    case undefined:
      return [...new Set([eigenaar, ...leden])];
  }
};

/** An idea is carried out by nobody yet, and a divided actie by way of its deelacties. */
const byRule = (rij: ActieRij, omgeving: Omgeving, deelacties: number): readonly OrganisatieCode[] =>
  deelacties > 0 || rij.soort?.waarde !== 'actie' ? [] : uitvoerendeOrganisaties(rij.schaal?.waarde?.soort, omgeving);

const byDeed = ({ uitvoeringen, bijeenkomsten }: ActieRij): readonly OrganisatieCode[] => [
  ...Object.entries(uitvoeringen)
    .filter(([, { deelname, verloop }]) => deelname?.waarde === 'ja' || verloop.length > 0)
    .map(([organisatie]) => organisatie as OrganisatieCode),
  ...Object.values(bijeenkomsten).map(({ waarde }) => waarde.organisatie),
];

type Deelname = Pick<UitvoeringWeergave, 'deelname' | 'zonderBesluit'>;

const undecided = (stap: Statusstap | undefined): Deelname =>
  stap === undefined ? { deelname: 'onbekend' } : { deelname: 'ja', zonderBesluit: true };

const unreported = (deelname: UitvoeringWeergave['deelname']): Status | undefined =>
  deelname === 'nee' || deelname === 'later' ? undefined : 'gepland';

// The owner is not asked whether it takes part in its own plan.
const owned = (): Deelname => ({ deelname: 'ja' });

const deelnameOf = ({ deelname }: Uitvoering, stap: Statusstap | undefined, otherwise: typeof undecided): Deelname =>
  deelname === undefined ? otherwise(stap) : { deelname: deelname.waarde };

const nothingYet: Uitvoering = { verloop: [] };

const composeUitvoering = (rij: ActieRij, organisatie: OrganisatieCode, { eigenaar, peildatum }: Omgeving): UitvoeringWeergave => {
  const uitvoering = rij.uitvoeringen[organisatie] ?? nothingYet;
  const stap = standingStatus(uitvoering, rij.vervangen);
  const deelname = deelnameOf(uitvoering, stap, organisatie === eigenaar ? owned : undecided);
  return defined({
    organisatie,
    ...deelname,
    status: stap?.status ?? unreported(deelname.deelname),
    sinds: stap?.op,
    ...uncertainAt(peildatum, uitvoering.deelname?.op),
    ...uncertainAt(peildatum, stap?.op),
  });
};

/** One line per organisatie that carries the actie out: by the rule, or because it decided so or reported. */
export const composeUitvoeringen = (rij: ActieRij, omgeving: Omgeving, deelacties: number): readonly UitvoeringWeergave[] =>
  [...new Set([...byRule(rij, omgeving, deelacties), ...byDeed(rij)])].map((organisatie) => composeUitvoering(rij, organisatie, omgeving));
