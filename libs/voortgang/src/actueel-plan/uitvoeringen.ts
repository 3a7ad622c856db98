import { lastDay, type Dag, type Datum } from '@actiespoor/kernel';
import type { ActieSoort, Deelnamebesluit, OrganisatieCode, Schaal, Status } from '@actiespoor/plan/events';
import { isVerdeeld, uitvoerders } from '@actiespoor/plan/model';

import { defined } from '../defined.js';
import { sinds, type Sinds } from '../gezet.js';
import { standingStatus, type ActieRij } from './actie-rij.js';
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

/** What one organisatie decided and where it stands, once it is settled which of its facts stand. */
export interface UitvoeringStand {
  readonly deelname?: Sinds<Deelnamebesluit>;
  readonly status?: Sinds<Status>;
  /** It reported or held a meeting, also where nothing of that stands any more. */
  readonly gemeld?: true;
}

export type Uitvoeringsstanden = Readonly<Record<OrganisatieCode, UitvoeringStand>>;

/** Where one organisatie stands; undefined where it decided and did nothing. */
export const uitvoeringStand = ({ uitvoeringen, bijeenkomsten, vervangen }: ActieRij, organisatie: OrganisatieCode): UitvoeringStand | undefined => {
  const { deelname, verloop } = uitvoeringen[organisatie] ?? { verloop: [] };
  const stap = standingStatus({ verloop }, vervangen);
  const heeftGemeld = verloop.length > 0 || Object.values(bijeenkomsten).some(({ waarde }) => waarde.organisatie === organisatie);
  if (deelname === undefined && !heeftGemeld) return undefined;
  return defined({
    deelname: deelname && sinds(deelname),
    status: stap && { op: stap.op, waarde: stap.status },
    gemeld: heeftGemeld ? (true as const) : undefined,
  });
};

/** Where everybody stands who decided or did something. */
export const uitvoeringsstanden = (rij: ActieRij): Uitvoeringsstanden => {
  const organisaties = [...Object.keys(rij.uitvoeringen), ...Object.values(rij.bijeenkomsten).map(({ waarde }) => waarde.organisatie)];
  const standen = [...new Set(organisaties as OrganisatieCode[])].flatMap((organisatie) => {
    const stand = uitvoeringStand(rij, organisatie);
    return stand ? [[organisatie, stand] as const] : [];
  });
  return Object.fromEntries(standen);
};

/** What decides who carries an actie out. */
export interface Uitgevoerd {
  readonly soort?: Pick<Sinds<ActieSoort>, 'waarde'>;
  readonly schaal?: Pick<Sinds<Schaal | null>, 'waarde'>;
  readonly uitvoeringen: Uitvoeringsstanden;
}

/** An idea is carried out by nobody yet. */
const byRule = ({ soort, schaal }: Uitgevoerd, omgeving: Omgeving): readonly OrganisatieCode[] =>
  soort?.waarde !== 'actie' ? [] : uitvoerders(schaal?.waarde?.soort, omgeving);

const byDeed = ({ uitvoeringen }: Uitgevoerd): readonly OrganisatieCode[] =>
  Object.entries(uitvoeringen)
    .filter(([, { deelname, gemeld }]) => deelname?.waarde === 'ja' || gemeld)
    .map(([organisatie]) => organisatie as OrganisatieCode);

/** Who carries the actie out: by the rule, or because it decided so or reported. */
export const uitvoerendenVan = (actie: Uitgevoerd, omgeving: Omgeving): readonly OrganisatieCode[] => [
  ...new Set([...byRule(actie, omgeving), ...byDeed(actie)]),
];

/** Who decided not to, or not yet, where nobody asked: what was recorded is shown. */
const byDecision = ({ uitvoeringen }: Uitgevoerd): readonly OrganisatieCode[] =>
  Object.entries(uitvoeringen).flatMap(([organisatie, { deelname }]) => (deelname === undefined ? [] : [organisatie as OrganisatieCode]));

type Deelname = Pick<UitvoeringWeergave, 'deelname' | 'zonderBesluit'>;

const undecided = (status: UitvoeringStand['status']): Deelname =>
  status === undefined ? { deelname: 'onbekend' } : { deelname: 'ja', zonderBesluit: true };

const isOut = ({ deelname }: Deelname): boolean => deelname === 'nee' || deelname === 'later';

const unreported = (deelname: Deelname): Status | undefined => (isOut(deelname) ? undefined : 'gepland');

/** Nothing is planned of who takes no part, also where a report was put right to that: what was done before is shown. */
const reported = ({ status }: UitvoeringStand, deelname: Deelname): UitvoeringStand['status'] =>
  status?.waarde === 'gepland' && isOut(deelname) ? undefined : status;

// The owner is not asked whether it takes part in its own plan.
const owned = (): Deelname => ({ deelname: 'ja' });

const deelnameOf = ({ deelname, status }: UitvoeringStand, otherwise: typeof undecided): Deelname =>
  deelname === undefined ? otherwise(status) : { deelname: deelname.waarde };

const composeUitvoering = (stand: UitvoeringStand, organisatie: OrganisatieCode, { eigenaar, peildatum }: Omgeving): UitvoeringWeergave => {
  const deelname = deelnameOf(stand, organisatie === eigenaar ? owned : undecided);
  const stap = reported(stand, deelname);
  const status = stap?.waarde ?? unreported(deelname);
  // A region has thousands of these: what is absent is left out as it is made, and not afterwards.
  return {
    organisatie,
    ...deelname,
    ...(status !== undefined && { status }),
    ...(stap !== undefined && { sinds: stap.op }),
    ...uncertainAt(peildatum, stand.deelname?.op),
    ...uncertainAt(peildatum, stap?.op),
  };
};

/** One line per organisatie that carries the actie out or decided whether it does. */
const composeUitvoeringen = (actie: Uitgevoerd, omgeving: Omgeving): readonly UitvoeringWeergave[] =>
  [...new Set([...uitvoerendenVan(actie, omgeving), ...byDecision(actie)])].map((organisatie) =>
    composeUitvoering(actie.uitvoeringen[organisatie] ?? {}, organisatie, omgeving),
  );

/** A deelactie with what counts of it. */
interface Telbaar {
  readonly vervallen?: unknown;
  readonly uitvoeringen: readonly UitvoeringWeergave[];
  readonly deelacties: readonly Telbaar[];
}

/** Everything that counts of an actie by itself and by its deelacties, each once. A divided one has nothing of its own. */
export const samenMetDelen = ({ uitvoeringen, deelacties }: Omit<Telbaar, 'vervallen'>): readonly UitvoeringWeergave[] => [
  ...uitvoeringen,
  ...deelacties.flatMap(countedUitvoeringen),
];

/** What counts of an actie: nothing of one that was dropped, whatever its deelacties say. */
export const countedUitvoeringen = (actie: Telbaar): readonly UitvoeringWeergave[] => (actie.vervallen === undefined ? samenMetDelen(actie) : []);

/** The lines of an actie itself: none on a day on which it is divided, for then its deelacties tell how far it is. */
export const composeEigenUitvoeringen = (actie: Uitgevoerd, omgeving: Omgeving, deelacties: readonly Pick<Telbaar, 'vervallen'>[]): readonly UitvoeringWeergave[] =>
  isVerdeeld(deelacties) ? [] : composeUitvoeringen(actie, omgeving);
