import { daysBetween, firstDay, type Dag } from '@actiespoor/kernel';
import type { Definitie, OrganisatieCode, Status, Telregel } from '@actiespoor/plan/events';

import type { ActieRij, Statusstap } from '../actueel-plan/actie-rij.js';
import type { UitvoeringWeergave } from '../actueel-plan/plan-weergave.js';
import { standOf } from '../actueel-plan/samenvatting.js';
import { uncertainAt } from '../actueel-plan/uitvoeringen.js';
import type { GeteldeActie, PlanTelling } from './plantelling.js';
import { nothingCounted, type Telling } from './telling.js';

/** The contribution of one organisatie by one actie. */
export interface Geval {
  readonly organisatie: OrganisatieCode;
  readonly telling: Telling;
}

/** The number of changes of the planning of an actie, and the total number of days by which its end moved. */
export interface Verschuivingen {
  readonly keer: number;
  readonly dagen: number;
}

type Of<Maat extends Definitie['maat']> = Extract<Definitie, { readonly maat: Maat }>;
type Twijfel = Pick<UitvoeringWeergave, 'zonderBesluit' | 'onzeker'>;

const counts = ({ zonderBesluit, onzeker }: Twijfel, telregel: Telregel): boolean =>
  !(zonderBesluit && telregel.zonderBesluit === 'telt-niet-mee') && !(onzeker && telregel.onzeker === 'telt-niet-mee');

const includes = (statussen: readonly string[], stand: string): boolean => statussen.includes(stand);

/** The status is the one in the samenvatting of the plan: an organisatie that takes no part has none. */
const aandeel = (uitvoering: UitvoeringWeergave, { teller, noemer, telregel }: Of<'aandeel'>): Telling => {
  const stand = standOf(uitvoering);
  const isCounted = includes(noemer, stand) && counts(uitvoering, telregel);
  return { maat: 'aandeel', teller: Number(isCounted && includes(teller, stand)), noemer: Number(isCounted) };
};

/** The part of one organisatie in an actie, with all its reports, on a peildatum. */
interface Bezien {
  readonly uitvoering: UitvoeringWeergave;
  readonly rij: ActieRij;
  readonly peildatum: Dag;
}

const verloopOf = ({ rij, uitvoering }: Bezien): readonly Statusstap[] =>
  (rij.uitvoeringen[uitvoering.organisatie]?.verloop ?? []).filter(({ statusupdateId }) => !rij.vervangen.includes(statusupdateId));

/** The first step to a status in `van`, and the first step after it to a status in `tot`. */
const stretch = (verloop: readonly Statusstap[], van: readonly Status[], tot: readonly Status[]): readonly [Statusstap, Statusstap] | undefined => {
  const begin = verloop.findIndex(({ status }) => van.includes(status));
  const eerste = verloop[begin];
  const laatste = eerste && verloop.slice(begin + 1).find(({ status }) => tot.includes(status));
  return laatste && [eerste, laatste];
};

type Momenten = readonly (Pick<Statusstap, 'op'> | undefined)[];

const isUncertain = (peildatum: Dag, momenten: Momenten): boolean => momenten.some((moment) => uncertainAt(peildatum, moment?.op).onzeker === true);

/** The doubts about a figure that depends on these moments. */
const doubt = ({ uitvoering: { zonderBesluit }, peildatum }: Bezien, momenten: Momenten): Twijfel => ({
  ...(zonderBesluit ? { zonderBesluit } : {}),
  ...(isUncertain(peildatum, momenten) ? { onzeker: true } : {}),
});

const doorlooptijd = (bezien: Bezien, { van, tot, telregel }: Of<'doorlooptijd'>): Telling => {
  const {
    uitvoering: { deelname, organisatie },
    rij,
  } = bezien;
  const gegaan = deelname === 'ja' ? stretch(verloopOf(bezien), van, tot) : undefined;
  if (gegaan === undefined) return nothingCounted('doorlooptijd');
  if (!counts(doubt(bezien, [...gegaan, rij.uitvoeringen[organisatie]?.deelname]), telregel)) return nothingCounted('doorlooptijd');
  const [eerste, laatste] = gegaan;
  return { maat: 'doorlooptijd', dagen: { [daysBetween(firstDay(eerste.op), firstDay(laatste.op))]: 1 } };
};

/** The divisor has every organisatie that may take part; the share counts those that decided so, or reported if the rule says so. */
const deelname = (bezien: Bezien, { telregel }: Of<'deelname'>): Telling => {
  const { uitvoering, rij } = bezien;
  const { organisatie, zonderBesluit, sinds } = uitvoering;
  const gedaan = zonderBesluit && sinds !== undefined ? { op: sinds } : undefined;
  const telt = counts(doubt(bezien, [rij.uitvoeringen[organisatie]?.deelname ?? gedaan]), telregel);
  return { maat: 'deelname', teller: Number(telt && uitvoering.deelname === 'ja'), noemer: 1 };
};

const isOfScale = ({ rij }: GeteldeActie, { schalen }: Of<'deelname'>): boolean => {
  const schaal = rij.schaal?.waarde?.soort;
  return schaal !== undefined && schalen.includes(schaal);
};

const verschoven = ({ rij }: GeteldeActie, verschuivingen: Verschuivingen | undefined): Telling => {
  if (rij.planning === undefined) return nothingCounted('verschuivingen');
  return { maat: 'verschuivingen', keer: verschuivingen?.keer ?? 0, dagen: verschuivingen?.dagen ?? 0, aantal: 1 };
};

const perUitvoering = ({ uitvoeringen, rij }: GeteldeActie, peildatum: Dag, count: (bezien: Bezien) => Telling): readonly Geval[] =>
  uitvoeringen.map((uitvoering) => ({ organisatie: uitvoering.organisatie, telling: count({ uitvoering, rij, peildatum }) }));

/**
 * The contribution of an actie to a figure, by organisatie; for a planning that is the owner of the plan.
 *
 * @param stand the plan on the peildatum, with the changes of planning up to it by stream
 */
export const gevallenOf = (
  definitie: Definitie,
  actie: GeteldeActie,
  { peildatum, eigenaar, verschuivingen }: PlanTelling & { readonly verschuivingen: ReadonlyMap<string, Verschuivingen> },
): readonly Geval[] => {
  switch (definitie.maat) {
    case 'aandeel':
      return perUitvoering(actie, peildatum, ({ uitvoering }) => aandeel(uitvoering, definitie));
    case 'doorlooptijd':
      return perUitvoering(actie, peildatum, (bezien) => doorlooptijd(bezien, definitie));
    case 'deelname':
      return isOfScale(actie, definitie) ? perUitvoering(actie, peildatum, (bezien) => deelname(bezien, definitie)) : [];
    case 'verschuivingen':
      return [{ organisatie: eigenaar, telling: verschoven(actie, verschuivingen.get(actie.rij.stream)) }];
  }
};
