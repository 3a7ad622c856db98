import { type Dag, type Datum, daysBetween, firstDay, lastDay, plusDays } from '@actiespoor/kernel';
import type { PersoonId, Trekker } from '@actiespoor/plan/events';

import { eindeVanPlanning } from '../actueel-plan/compose-actie.js';
import { type ActieRij, type Bijeenkomst, gehoudenBijeenkomsten } from '../actueel-plan/actie-rij.js';
import type { ActieWeergave, PlanWeergave, UitvoeringWeergave } from '../actueel-plan/plan-weergave.js';
import type { Geduld, Beurt, BeurtActie } from './beurt.js';

/** The day of the question, and the patience. */
export interface GeduldOpDag extends Geduld {
  readonly peildatum: Dag;
}

/** An actie in its plan, with its row. */
interface Onderwerp {
  readonly plan: PlanWeergave;
  readonly actie: ActieWeergave;
  readonly rij: ActieRij;
  /** Its own, and those of its hoofdactie. */
  readonly trekkers: readonly Trekker[];
}

type Gevonden = Pick<Beurt, 'soort' | 'organisatie' | 'sinds'> & Pick<Partial<Beurt>, 'verwacht' | 'herhaling' | 'consultatie'>;

const latest = (dagen: readonly (Dag | undefined)[]): Dag | undefined =>
  dagen
    .filter((dag) => dag !== undefined)
    .toSorted()
    .at(-1);

const bijeenkomstenVan = ({ rij }: Onderwerp, { organisatie }: UitvoeringWeergave): readonly Bijeenkomst[] =>
  gehoudenBijeenkomsten(rij).filter((een) => een.organisatie === organisatie);

const isBezig = ({ status }: UitvoeringWeergave): boolean => status === 'gepland' || status === 'gestart';

const planningVoorbij = ({ actie: { planning } }: Onderwerp, uitvoering: UitvoeringWeergave, { peildatum }: GeduldOpDag): readonly Gevonden[] => {
  const verwacht = planning && eindeVanPlanning(planning);
  if (verwacht === undefined || lastDay(verwacht) >= peildatum || !isBezig(uitvoering)) return [];
  return [{ soort: 'planning-voorbij', organisatie: uitvoering.organisatie, sinds: plusDays(lastDay(verwacht), 1), verwacht }];
};

/** The last word about an actie by or for one organisatie: its status, a meeting, or a text about how things are. */
const laatsteTeken = (onderwerp: Onderwerp, uitvoering: UitvoeringWeergave): Dag | undefined => {
  const { standVanZaken, resultaat } = onderwerp.rij;
  const woorden: readonly (Datum | undefined)[] = [uitvoering.sinds, standVanZaken?.op, resultaat?.op];
  const bijeen = bijeenkomstenVan(onderwerp, uitvoering).map(({ op }) => op);
  return latest([...woorden, ...bijeen].map((op) => op && firstDay(op)));
};

const stil = (onderwerp: Onderwerp, uitvoering: UitvoeringWeergave, { peildatum, stilNa }: GeduldOpDag): readonly Gevonden[] => {
  const teken = uitvoering.status === 'gestart' ? laatsteTeken(onderwerp, uitvoering) : undefined;
  const sinds = teken && plusDays(teken, stilNa);
  return sinds === undefined || sinds > peildatum ? [] : [{ soort: 'stil', organisatie: uitvoering.organisatie, sinds }];
};

/** True if the actie was there, and recurred, in the whole of a year. */
const keerdeTerugIn = (jaar: number, { actie: { planning }, rij }: Onderwerp): boolean => {
  const begin = latest([planning?.van, rij.opname?.op].map((op) => op && firstDay(op)));
  return begin !== undefined && begin <= `${String(jaar)}-01-01`;
};

const achterOpHerhaling = (onderwerp: Onderwerp, uitvoering: UitvoeringWeergave, { peildatum }: GeduldOpDag): readonly Gevonden[] => {
  const jaar = Number(peildatum.slice(0, 4)) - 1;
  const perJaar = isBezig(uitvoering) && keerdeTerugIn(jaar, onderwerp) ? onderwerp.actie.planning?.perJaar : undefined;
  if (perJaar === undefined) return [];
  const gehouden = bijeenkomstenVan(onderwerp, uitvoering).filter(({ op }) => firstDay(op).startsWith(String(jaar))).length;
  const sinds = `${String(jaar + 1)}-01-01` as Dag;
  return gehouden >= perJaar ? [] : [{ soort: 'achter-op-herhaling', organisatie: uitvoering.organisatie, sinds, herhaling: { jaar, gehouden, perJaar } }];
};

const nietGeevalueerd = (
  _: Onderwerp,
  { organisatie, status, sinds: klaar }: UitvoeringWeergave,
  { peildatum, evaluerenNa }: GeduldOpDag,
): readonly Gevonden[] => {
  const sinds = status === 'uitgevoerd' && klaar !== undefined ? plusDays(firstDay(klaar), evaluerenNa) : undefined;
  return sinds === undefined || sinds > peildatum ? [] : [{ soort: 'niet-geevalueerd', organisatie, sinds }];
};

const deelnameOnbeslist = ({ rij }: Onderwerp, { organisatie, deelname }: UitvoeringWeergave): readonly Gevonden[] =>
  deelname === 'onbekend' && rij.opname ? [{ soort: 'deelname-onbeslist', organisatie, sinds: firstDay(rij.opname.op) }] : [];

const perUitvoering = [planningVoorbij, stil, achterOpHerhaling, nietGeevalueerd, deelnameOnbeslist];

const neemtDeel = ({ deelname }: UitvoeringWeergave): boolean => deelname !== 'nee' && deelname !== 'later';

/** An actie that was started while nobody leads it. */
const zonderTrekker = ({ plan, actie, trekkers }: Onderwerp): readonly Gevonden[] => {
  const begonnen = actie.uitvoeringen.flatMap(({ status, sinds }) => (status === 'gestart' && sinds !== undefined ? [firstDay(sinds)] : []));
  const [sinds] = begonnen.toSorted();
  return sinds === undefined || trekkers.length > 0 ? [] : [{ soort: 'zonder-trekker', organisatie: plan.eigenaar, sinds }];
};

const overActie = ({ actie: { actieId, code, omschrijving }, trekkers }: Onderwerp): BeurtActie => ({
  actieId,
  ...(code !== undefined && { code }),
  omschrijving,
  personen: trekkers.flatMap(({ persoon }): readonly PersoonId[] => (persoon === undefined ? [] : [persoon])),
});

const vanPlan = ({ planId, titel, eigenaar }: PlanWeergave, { sinds, ...gevonden }: Gevonden, { peildatum }: GeduldOpDag): Beurt => ({
  ...gevonden,
  planId,
  plan: titel,
  eigenaar,
  sinds,
  dagen: daysBetween(sinds, peildatum),
});

/** The turns about one actie, of each organisatie that carries it out. */
export const beurtenVanActie = (onderwerp: Onderwerp, vraag: GeduldOpDag): readonly Beurt[] => {
  const actie = overActie(onderwerp);
  const deelnemend = onderwerp.actie.uitvoeringen.filter(neemtDeel);
  const gevonden = [...deelnemend.flatMap((een) => perUitvoering.flatMap((regel) => regel(onderwerp, een, vraag))), ...zonderTrekker(onderwerp)];
  return gevonden.map((een) => ({ ...vanPlan(onderwerp.plan, een, vraag), actie }));
};

/** The turns of the owner about the plan itself. */
export const beurtenVanPlan = (plan: PlanWeergave, vraag: GeduldOpDag): readonly Beurt[] => {
  const { eigenaar, vaststelling, consultaties } = plan;
  const isVoorbij = (verwacht: Datum): boolean => lastDay(verwacht) < vraag.peildatum;
  const gepland = vaststelling.vastgesteld === undefined ? vaststelling.gepland : undefined;
  const vaststellingen = gepland && isVoorbij(gepland.verwacht) ? [{ soort: 'vaststelling-voorbij' as const, verwacht: gepland.verwacht }] : [];
  const verslagen = consultaties.flatMap(({ consultatieId, onderwerp, verwacht, afgezegd, gehouden }) =>
    verwacht === undefined || afgezegd !== undefined || gehouden !== undefined || !isVoorbij(verwacht)
      ? []
      : [{ soort: 'consultatie-voorbij' as const, verwacht, consultatie: { consultatieId, onderwerp } }],
  );
  return [...vaststellingen, ...verslagen].map((een) => vanPlan(plan, { ...een, organisatie: eigenaar, sinds: plusDays(lastDay(een.verwacht), 1) }, vraag));
};
