import { compareMoment, type Dag } from '@actiespoor/kernel';
import type { ActieId, KnoopId, OrganisatieCode } from '@actiespoor/plan/events';

import { defined } from '../defined.js';
import { waardeVan, type Gezet } from '../gezet.js';
import { type ActieRij, isOpgenomen } from './actie-rij.js';
import { composeActieboom, placedBy } from './actieboom.js';
import { afkomstOf, type Afkomst } from './afkomst.js';
import { composeActie } from './compose-actie.js';
import { opgeganeKnopen, staandeKnopen, type Opgegaan, type Opgehangen } from './knopenboom.js';
import { planStatus, type ConsultatieRij, type PlanRij } from './plan-rij.js';
import type { ActieWeergave, ConsultatieWeergave, KnoopWeergave, OpgeganeKnoopWeergave, PlanWeergave, VaststellingWeergave } from './plan-weergave.js';
import { summarize } from './samenvatting.js';
import { countedUitvoeringen, uncertainAt, type Omgeving } from './uitvoeringen.js';

export interface ComposeOptions {
  /** Members of the owner in the year of the view; a gemeente is the only member of its own plan. */
  readonly leden: readonly OrganisatieCode[];
  /** The day of a view of the past: facts that were uncertain then are marked. */
  readonly peildatum?: Dag;
}

const composeActies = (rijen: readonly ActieRij[], omgeving: Omgeving): readonly ActieWeergave[] =>
  composeActieboom(rijen.filter(isOpgenomen), (rij, deelacties: readonly ActieWeergave[]) => composeActie({ rij, opname: rij.opname, deelacties }, omgeving));

const tevensOnder = (acties: readonly ActieWeergave[], knoopId: KnoopId): readonly ActieId[] =>
  acties
    .flatMap((actie) => [actie, ...actie.deelacties])
    .filter(({ verwijzingen }) => verwijzingen.some(({ soort, doel }) => soort === 'tevensOnder' && doel === knoopId))
    .map(({ actieId }) => actieId);

const withPresentKnopen = (actie: ActieWeergave, present: (knoopId: KnoopId) => KnoopId): Pick<ActieWeergave, 'verwijzingen'> => ({
  verwijzingen: actie.verwijzingen.map((een) => (een.soort === 'tevensOnder' ? { ...een, doel: present(een.doel as KnoopId) } : een)),
});

const woordenOf = ({ velden }: Opgehangen): Pick<KnoopWeergave, 'niveau' | 'code' | 'titel'> =>
  defined({ niveau: waardeVan(velden.niveau) ?? '', code: waardeVan(velden.code), titel: waardeVan(velden.titel) ?? '' });

interface Rondom {
  readonly acties: readonly ActieWeergave[];
  readonly afkomst: Afkomst;
  readonly omgeving: Omgeving;
}

const composeKnoop = (knoop: Opgehangen, { acties, afkomst, omgeving }: Rondom): KnoopWeergave => {
  const { opgehangen, velden } = knoop;
  const { knoopId, bovenliggend, volgorde } = opgehangen.waarde;
  const herkomst = afkomst.herkomst(knoopId);
  const onzeker = [opgehangen, ...Object.values(velden)].map(({ op }) => uncertainAt(omgeving.peildatum, op)).find((een) => een.onzeker);
  return defined({
    knoopId,
    bovenliggend,
    ...woordenOf(knoop),
    toelichting: waardeVan(velden.toelichting),
    volgorde,
    herkomst: herkomst.length === 0 ? undefined : herkomst,
    acties: acties.filter((actie) => actie.knoopId === knoopId),
    tevens: tevensOnder(acties, knoopId),
    ...onzeker,
  });
};

const composeOpgegane = (knoop: Opgegaan, { peildatum }: Omgeving): OpgeganeKnoopWeergave => {
  const { opgehangen, opgegaan } = knoop;
  const { soort, in: opgegaanIn } = opgegaan.waarde;
  return { knoopId: opgehangen.waarde.knoopId, ...woordenOf(knoop), soort, opgegaanIn, op: opgegaan.op, ...uncertainAt(peildatum, opgegaan.op) };
};

/** The end of the expectation, the first since it was planned; undefined if there is none, or if it was held. */
const afzeggingOf = ({ gepland, afzeggingen = [], gehouden }: ConsultatieRij): Gezet<{ readonly motief: string }> | undefined =>
  gepland && !gehouden ? afzeggingen.find((een) => compareMoment(gepland, een) < 0) : undefined;

const composeConsultatie = (rij: ConsultatieRij, { peildatum }: Omgeving): readonly ConsultatieWeergave[] => {
  const { gepland, gehouden } = rij;
  const laatste = gehouden ?? gepland;
  if (laatste === undefined) return [];
  const { consultatieId, soort, onderwerp, deelnemers } = laatste.waarde;
  const einde = afzeggingOf(rij);
  const afgezegd = einde && { op: einde.op, ...einde.waarde, ...uncertainAt(peildatum, einde.op) };
  const verloop = { verwacht: gepland?.waarde.verwacht, afgezegd, gehouden: gehouden?.op, opbrengst: gehouden?.waarde.opbrengst };
  return [defined({ consultatieId, soort, onderwerp, deelnemers, ...verloop, ...uncertainAt(peildatum, laatste.op) })];
};

type Vastgesteld = NonNullable<PlanRij['vastgesteld']>;

// The row keeps the name that the hash had in the first version of the event: another name would fill all rows anew for a word.
const composeBesluit = ({ waarde: { inhoud: inhoudHash, ...besluit }, op }: Vastgesteld, besluitnummer: string | undefined, { peildatum }: Omgeving) => ({
  ...defined({ besluitnummer }),
  ...besluit,
  inhoudHash,
  op,
  ...uncertainAt(peildatum, op),
});

const composeVaststelling = ({ vaststellingGepland: gepland, vastgesteld, besluitnummer }: PlanRij, omgeving: Omgeving): VaststellingWeergave =>
  defined({
    gepland: gepland && { ...gepland.waarde, ...uncertainAt(omgeving.peildatum, gepland.op) },
    vastgesteld: vastgesteld && composeBesluit(vastgesteld, besluitnummer?.waarde, omgeving),
  });

const composeInhoud = (plan: PlanRij, gelezen: readonly ActieWeergave[], omgeving: Omgeving) => {
  const afkomst = afkomstOf(plan);
  const acties = gelezen.map(placedBy(afkomst, withPresentKnopen));
  const knopen = staandeKnopen(plan, afkomst).map((knoop) => composeKnoop(knoop, { acties, afkomst, omgeving }));
  const opgegaan = opgeganeKnopen(plan).map((knoop) => composeOpgegane(knoop, omgeving));
  const bekend = new Set<KnoopId | undefined>(knopen.map(({ knoopId }) => knoopId));
  return {
    knopen,
    opgegaan: opgegaan.length === 0 ? undefined : opgegaan,
    acties: acties.filter(({ knoopId }) => !bekend.has(knoopId)),
    samenvatting: summarize(acties.flatMap(countedUitvoeringen)),
    consultaties: Object.values(plan.consultaties).flatMap((consultatie) => composeConsultatie(consultatie, omgeving)),
    vaststelling: composeVaststelling(plan, omgeving),
  };
};

/**
 * The view of a plan from its own row and those of its acties, in the order of the document.
 *
 * @throws RangeError if the row lacks the making of the plan
 */
export const composePlan = (plan: PlanRij, rijen: readonly ActieRij[], { leden, peildatum }: ComposeOptions): PlanWeergave => {
  if (plan.opgesteld === undefined) throw new RangeError(`${plan.stream} is nog geen plan`);
  const { op, waarde: opstelling } = plan.opgesteld;
  const omgeving = { eigenaar: opstelling.eigenaar, leden, ...defined({ peildatum }) };
  const { ingetrokken } = plan;
  return defined({
    ...opstelling,
    status: planStatus(plan),
    ...composeInhoud(plan, composeActies(rijen, omgeving), omgeving),
    ingetrokken: ingetrokken && { op: ingetrokken.op, ...ingetrokken.waarde, ...uncertainAt(peildatum, ingetrokken.op) },
    revisie: plan.revisie,
    positie: rijen.reduce((last, { positie }) => (positie > last ? positie : last), plan.positie),
    ...uncertainAt(peildatum, op),
  });
};
