import { lastDay, type Dag, type Datum } from '@actiespoor/kernel';
import type { ActieSoort, Deelnamebesluit, OrganisatieCode, Schaal, Status } from '@actiespoor/plan/events';
import { isVerdeeld, uitvoerders } from '@actiespoor/plan/model';

import { defined } from '../defined.js';
import { sinds, type Sinds } from '../gezet.js';
import { standingStatus, type ActieRij } from './actie-rij.js';
import type { MogelijkOnzeker, UitvoeringWeergave } from './plan-weergave.js';

/** The context of a view beside its rows: the owner of the plan, its members, and its day. */
export interface Omgeving {
  readonly eigenaar: OrganisatieCode;
  readonly leden: readonly OrganisatieCode[];
  readonly peildatum?: Dag;
}

/** Marks a value whose fact had possibly not come yet on the peildatum. */
export const uncertainAt = (peildatum: Dag | undefined, op: Datum | undefined): MogelijkOnzeker =>
  peildatum !== undefined && op !== undefined && lastDay(op) > peildatum ? { onzeker: true } : {};

/** The decision and status of one organisatie, from its standing facts. */
export interface UitvoeringInTijdvak {
  readonly deelname?: Sinds<Deelnamebesluit>;
  readonly status?: Sinds<Status>;
  /** True if it reported or held a meeting, also if all of that was withdrawn. */
  readonly gemeld?: true;
}

export type UitvoeringenInTijdvak = Readonly<Record<OrganisatieCode, UitvoeringInTijdvak>>;

/** The decision and status of one organisatie; undefined if it decided and did nothing. */
export const uitvoeringInTijdvak = ({ uitvoeringen, bijeenkomsten, vervangen }: ActieRij, organisatie: OrganisatieCode): UitvoeringInTijdvak | undefined => {
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

/** The decisions and statuses of all organisaties that decided or did something. */
export const uitvoeringenInTijdvak = (rij: ActieRij): UitvoeringenInTijdvak => {
  const organisaties = [...Object.keys(rij.uitvoeringen), ...Object.values(rij.bijeenkomsten).map(({ waarde }) => waarde.organisatie)];
  const standen = [...new Set(organisaties as OrganisatieCode[])].flatMap((organisatie) => {
    const inhoud = uitvoeringInTijdvak(rij, organisatie);
    return inhoud ? [[organisatie, inhoud] as const] : [];
  });
  return Object.fromEntries(standen);
};

/** The facts that decide which organisaties carry an actie out. */
export interface Uitgevoerd {
  readonly soort?: Pick<Sinds<ActieSoort>, 'waarde'>;
  readonly schaal?: Pick<Sinds<Schaal | null>, 'waarde'>;
  readonly uitvoeringen: UitvoeringenInTijdvak;
}

/** An idea has no uitvoerenden yet. */
const byRule = ({ soort, schaal }: Uitgevoerd, omgeving: Omgeving): readonly OrganisatieCode[] =>
  soort?.waarde !== 'actie' ? [] : uitvoerders(schaal?.waarde?.soort, omgeving);

const byDeed = ({ uitvoeringen }: Uitgevoerd): readonly OrganisatieCode[] =>
  Object.entries(uitvoeringen)
    .filter(([, { deelname, gemeld }]) => deelname?.waarde === 'ja' || gemeld)
    .map(([organisatie]) => organisatie as OrganisatieCode);

/** The organisaties that carry the actie out: by the rule, or because they decided so or reported. */
export const uitvoerendenVan = (actie: Uitgevoerd, omgeving: Omgeving): readonly OrganisatieCode[] => [
  ...new Set([...byRule(actie, omgeving), ...byDeed(actie)]),
];

/** The organisaties that decided not to, or not yet, without being asked: recorded facts are shown. */
const byDecision = ({ uitvoeringen }: Uitgevoerd): readonly OrganisatieCode[] =>
  Object.entries(uitvoeringen).flatMap(([organisatie, { deelname }]) => (deelname === undefined ? [] : [organisatie as OrganisatieCode]));

type Deelname = Pick<UitvoeringWeergave, 'deelname' | 'zonderBesluit'>;

const undecided = (status: UitvoeringInTijdvak['status']): Deelname =>
  status === undefined ? { deelname: 'onbekend' } : { deelname: 'ja', zonderBesluit: true };

const isOut = ({ deelname }: Deelname): boolean => deelname === 'nee' || deelname === 'later';

const unreported = (deelname: Deelname): Status | undefined => (isOut(deelname) ? undefined : 'gepland');

/** An organisatie that takes no part has nothing planned, also after a correction to `gepland`. Any other report from before is shown. */
const reported = ({ status }: UitvoeringInTijdvak, deelname: Deelname): UitvoeringInTijdvak['status'] =>
  status?.waarde === 'gepland' && isOut(deelname) ? undefined : status;

// The owner needs no decision to take part in its own plan.
const owned = (): Deelname => ({ deelname: 'ja' });

const deelnameOf = ({ deelname, status }: UitvoeringInTijdvak, otherwise: typeof undecided): Deelname =>
  deelname === undefined ? otherwise(status) : { deelname: deelname.waarde };

const composeUitvoering = (inhoud: UitvoeringInTijdvak, organisatie: OrganisatieCode, { eigenaar, peildatum }: Omgeving): UitvoeringWeergave => {
  const deelname = deelnameOf(inhoud, organisatie === eigenaar ? owned : undecided);
  const stap = reported(inhoud, deelname);
  const status = stap?.waarde ?? unreported(deelname);
  // A region has thousands of these: absent fields are left out at once, and not afterwards.
  return {
    organisatie,
    ...deelname,
    ...(status !== undefined && { status }),
    ...(stap !== undefined && { sinds: stap.op }),
    ...uncertainAt(peildatum, inhoud.deelname?.op),
    ...uncertainAt(peildatum, stap?.op),
  };
};

/** The owner, its members in their order, and others by their code: the order in which facts came is not that of their days. */
const inOrder = (organisaties: ReadonlySet<OrganisatieCode>, { eigenaar, leden }: Omgeving): readonly OrganisatieCode[] => {
  const verband = [...new Set([eigenaar, ...leden])];
  return [...verband.filter((organisatie) => organisaties.has(organisatie)), ...[...organisaties].filter((een) => !verband.includes(een)).toSorted()];
};

/** One line per organisatie that carries the actie out or decided about that. */
const composeUitvoeringen = (actie: Uitgevoerd, omgeving: Omgeving): readonly UitvoeringWeergave[] =>
  inOrder(new Set([...uitvoerendenVan(actie, omgeving), ...byDecision(actie)]), omgeving).map((organisatie) =>
    composeUitvoering(actie.uitvoeringen[organisatie] ?? {}, organisatie, omgeving),
  );

/** A deelactie with the realisations that count for it. */
interface Telbaar {
  readonly vervallen?: unknown;
  readonly soort: ActieSoort;
  readonly uitvoeringen: readonly UitvoeringWeergave[];
  readonly deelacties: readonly Telbaar[];
}

/** All realisations that count for an actie by itself and by its deelacties, each once. A divided actie has none of its own. */
export const samenMetDelen = ({ uitvoeringen, deelacties }: Pick<Telbaar, 'uitvoeringen' | 'deelacties'>): readonly UitvoeringWeergave[] => [
  ...uitvoeringen,
  ...deelacties.flatMap(countedUitvoeringen),
];

/**
 * The realisations that count in totals: none for a dropped actie, whatever its deelacties say, and none of its own for an idea, also if something
 * was reported before it became one.
 */
export const countedUitvoeringen = ({ vervallen, soort, uitvoeringen, deelacties }: Telbaar): readonly UitvoeringWeergave[] => {
  if (vervallen !== undefined) return [];
  return samenMetDelen({ uitvoeringen: soort === 'actie' ? uitvoeringen : [], deelacties });
};

/** The lines of an actie itself: none on a day on which it is divided, because then its deelacties tell its status. */
export const composeEigenUitvoeringen = (
  actie: Uitgevoerd,
  omgeving: Omgeving,
  deelacties: readonly Pick<Telbaar, 'vervallen'>[],
): readonly UitvoeringWeergave[] => (isVerdeeld(deelacties) ? [] : composeUitvoeringen(actie, omgeving));
