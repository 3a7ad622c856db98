import type { ActieWish, Koppeling } from '@actiespoor/plan';

import type { Vermelding } from '../gelezen.js';
import { nonEmpty, optional, unless } from '../text.js';
import { trekkerIdOf, trekkerKey } from './identity.js';
import type { ActiePaar } from './matching.js';
import { isEditorial, isSameActor, isSameDekking, isSameKoppeling, isSamePlanning, isSameSchaal, isSameText } from './sameness.js';
import type { DoorvoerContext } from './stap.js';

/** A wish with the line of the document that it comes from. */
export type Wens = Vermelding<ActieWish>;

type Context = Pick<DoorvoerContext, 'planId' | 'geldigVanaf' | 'importId'>;

const wens = (regel: number, waarde: ActieWish): Wens => ({ regel, waarde });

const opnemen = ({ gelezen, actieId, hoofdactieId, knoopId, bestaand }: ActiePaar, { planId, geldigVanaf: op }: Context): readonly Wens[] => {
  const { regel, soort, code, omschrijving, schaal, volgorde } = gelezen;
  if (bestaand) return [];
  const data = {
    actieId, op, planId, ...optional('knoopId', knoopId), ...optional('hoofdactieId', hoofdactieId), soort, ...optional('code', code),
    omschrijving, ...optional('schaal', schaal?.waarde), volgorde,
  };
  return [wens(regel, { type: 'ActieOpnemen', data })];
};

/** The changed fields of the actie itself; a corrected typing error is a correction, not a change. */
const wijzigen = ({ gelezen, actieId, knoopId, bestaand }: ActiePaar, { geldigVanaf: op }: Context): readonly Wens[] => {
  if (!bestaand) return [];
  const { regel, soort, code, omschrijving, schaal } = gelezen;
  const changed = {
    ...unless('omschrijving', omschrijving, (text) => isEditorial(text, bestaand.omschrijving)),
    ...unless('schaal', schaal?.waarde, (now) => bestaand.schaal !== undefined && isSameSchaal(now, bestaand.schaal)),
    ...unless('code', code, (now) => now === bestaand.code),
    ...unless('soort', soort, (now) => now === bestaand.soort),
    ...unless('knoopId', knoopId, (now) => now === bestaand.knoopId),
  };
  return Object.keys(changed).length === 0 ? [] : [wens(regel, { type: 'ActieWijzigen', data: { actieId, op, ...changed } })];
};

const corrigeren = ({ gelezen: { regel, omschrijving }, actieId, bestaand }: ActiePaar, { geldigVanaf: op }: Context): readonly Wens[] => {
  const isCorrection = bestaand && isEditorial(omschrijving, bestaand.omschrijving) && !isSameText(omschrijving, bestaand.omschrijving);
  return isCorrection ? [wens(regel, { type: 'TekstCorrigeren', data: { actieId, op, veld: 'omschrijving', nieuw: omschrijving } })] : [];
};

const trekkers = ({ gelezen, actieId, bestaand }: ActiePaar, { geldigVanaf: op, importId }: Context): readonly Wens[] => {
  const now = bestaand?.trekkers ?? [];
  const [had, has] = [new Set(now.map(trekkerKey)), new Set(gelezen.trekkers.map(({ waarde }) => trekkerKey(waarde)))];
  const gone = now.filter((trekker) => !has.has(trekkerKey(trekker)));
  const since = bestaand ? importId : '';
  return [
    ...gone.map(({ trekkerId }) => wens(gelezen.regel, { type: 'TrekkerOntheffen', data: { actieId, op, trekkerId } })),
    ...gelezen.trekkers.filter(({ waarde }) => !had.has(trekkerKey(waarde))).map(({ regel, waarde }) =>
      wens(regel, { type: 'TrekkerToewijzen', data: { actieId, op, trekker: { ...waarde, trekkerId: trekkerIdOf(actieId, waarde, since) } } })),
  ];
};

const actoren = ({ gelezen, actieId, bestaand }: ActiePaar, { geldigVanaf: op }: Context): readonly Wens[] =>
  gelezen.actoren
    .filter(({ waarde }) => !(bestaand?.actoren ?? []).some((actor) => isSameActor(actor, waarde)))
    .map(({ regel, waarde }) => wens(regel, { type: 'ActorBetrekken', data: { actieId, op, actor: waarde } }));

const planning = ({ gelezen: { planning: read }, actieId, bestaand }: ActiePaar, { geldigVanaf: op }: Context): readonly Wens[] => {
  if (!read || (bestaand?.planning && isSamePlanning(read.waarde, bestaand.planning))) return [];
  const type = bestaand?.planning ? 'PlanningBijstellen' : 'PlanningVastleggen';
  return [wens(read.regel, { type, data: { actieId, op, planning: read.waarde } })];
};

const resultaat = ({ gelezen: { resultaten }, actieId, bestaand }: ActiePaar, { geldigVanaf: op }: Context): readonly Wens[] => {
  const text = nonEmpty(resultaten.map(({ waarde }) => waarde).join('\n'));
  const [first] = resultaten;
  if (text === undefined || first === undefined || isSameText(text, bestaand?.resultaat)) return [];
  return [wens(first.regel, { type: 'ResultaatBeogen', data: { actieId, op, resultaat: text } })];
};

const dekking = ({ gelezen: { dekking: read }, actieId, bestaand }: ActiePaar, { geldigVanaf: op }: Context): readonly Wens[] =>
  !read || (bestaand?.dekking && isSameDekking(read.waarde, bestaand.dekking))
    ? []
    : [wens(read.regel, { type: 'DekkingVastleggen', data: { actieId, op, dekking: read.waarde } })];

const standVanZaken = ({ gelezen: { standVanZaken: read }, actieId, bestaand }: ActiePaar, { geldigVanaf: op }: Context): readonly Wens[] =>
  !read || isSameText(read.waarde, bestaand?.standVanZaken)
    ? []
    : [wens(read.regel, { type: 'StandVanZakenVastleggen', data: { actieId, op, standVanZaken: read.waarde } })];

const subjects = [opnemen, wijzigen, corrigeren, trekkers, actoren, planning, resultaat, dekking, standVanZaken];

/** The commands that bring one actie in line with the document; none if it agrees already, or if it was dropped. */
export const wensenVoor = (paar: ActiePaar, context: Context): readonly Wens[] =>
  paar.bestaand?.isVervallen === true ? [] : subjects.flatMap((subject) => subject(paar, context));

/** The commands for links that the actie lacks. */
export const koppelwensen = (paar: ActiePaar, koppelingen: readonly Vermelding<Koppeling>[], { geldigVanaf: op }: Context): readonly Wens[] =>
  paar.bestaand?.isVervallen === true
    ? []
    : koppelingen
      .filter(({ waarde }) => !(paar.bestaand?.koppelingen ?? []).some((koppeling) => isSameKoppeling(koppeling, waarde)))
      .map(({ regel, waarde }) => wens(regel, { type: 'ActieKoppelen', data: { actieId: paar.actieId, op, koppeling: waarde } }));
