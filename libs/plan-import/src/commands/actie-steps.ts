import type { BareActieCommand, Koppeling } from '@actiespoor/plan';
import { trekkerIdInDocument } from '@actiespoor/plan/model';

import type { Located } from '../gelezen.js';
import { nonEmpty, optional, unless } from '../text.js';
import { trekkerKey } from './trekker-key.js';
import type { ActiePair } from './matching.js';
import { isEditorial, isSameActor, isSameDekking, isSameKoppeling, isSamePlanning, isSameSchaal, isSameText } from './sameness.js';
import type { DoorvoerContext } from './step.js';

/** A command with the line of the document that it comes from. */
export type LocatedCommand = Located<BareActieCommand>;

type Context = Pick<DoorvoerContext, 'planId' | 'geldigVanaf' | 'importId'>;

const located = (regel: number, waarde: BareActieCommand): LocatedCommand => ({ regel, waarde });

const opnemen = ({ gelezen, actieId, hoofdactieId, knoopId, bestaand }: ActiePair, { planId, geldigVanaf: op }: Context): readonly LocatedCommand[] => {
  const { regel, soort, code, omschrijving, schaal, volgorde } = gelezen;
  if (bestaand) return [];
  const data = {
    actieId,
    op,
    planId,
    ...optional('knoopId', knoopId),
    ...optional('hoofdactieId', hoofdactieId),
    soort,
    ...optional('code', code),
    omschrijving,
    ...optional('schaal', schaal?.waarde),
    volgorde,
  };
  return [located(regel, { type: 'ActieOpnemen', data })];
};

/** The changed fields of the actie itself; a corrected typing error is a correction, not a change. */
const wijzigen = ({ gelezen, actieId, knoopId, bestaand }: ActiePair, { geldigVanaf: op }: Context): readonly LocatedCommand[] => {
  if (!bestaand) return [];
  const { regel, soort, code, omschrijving, schaal } = gelezen;
  const changed = {
    ...unless('omschrijving', omschrijving, (text) => isEditorial(text, bestaand.omschrijving)),
    ...unless('schaal', schaal?.waarde, (now) => bestaand.schaal !== undefined && isSameSchaal(now, bestaand.schaal)),
    ...unless('code', code, (now) => now === bestaand.code),
    ...unless('soort', soort, (now) => now === bestaand.soort),
    ...unless('knoopId', knoopId, (now) => now === bestaand.knoopId),
  };
  return Object.keys(changed).length === 0 ? [] : [located(regel, { type: 'ActieWijzigen', data: { actieId, op, ...changed } })];
};

const corrigeren = ({ gelezen: { regel, omschrijving }, actieId, bestaand }: ActiePair, { geldigVanaf: op }: Context): readonly LocatedCommand[] => {
  const isCorrection = bestaand && isEditorial(omschrijving, bestaand.omschrijving) && !isSameText(omschrijving, bestaand.omschrijving);
  return isCorrection ? [located(regel, { type: 'TekstCorrigeren', data: { actieId, op, veld: 'omschrijving', nieuw: omschrijving } })] : [];
};

const trekkers = ({ gelezen, actieId, bestaand }: ActiePair, { geldigVanaf: op, importId }: Context): readonly LocatedCommand[] => {
  const now = bestaand?.trekkers ?? [];
  const [had, has] = [new Set(now.map(trekkerKey)), new Set(gelezen.trekkers.map(({ waarde }) => trekkerKey(waarde)))];
  const gone = now.filter((trekker) => !has.has(trekkerKey(trekker)));
  const since = bestaand ? importId : '';
  return [
    ...gone.map(({ trekkerId }) => located(gelezen.regel, { type: 'TrekkerOntheffen', data: { actieId, op, trekkerId } })),
    ...gelezen.trekkers
      .filter(({ waarde }) => !had.has(trekkerKey(waarde)))
      .map(({ regel, waarde }) =>
        located(regel, {
          type: 'TrekkerToewijzen',
          data: { actieId, op, trekker: { ...waarde, trekkerId: trekkerIdInDocument(actieId, trekkerKey(waarde), since) } },
        }),
      ),
  ];
};

const actoren = ({ gelezen, actieId, bestaand }: ActiePair, { geldigVanaf: op }: Context): readonly LocatedCommand[] =>
  gelezen.actoren
    .filter(({ waarde }) => !(bestaand?.actoren ?? []).some((actor) => isSameActor(actor, waarde)))
    .map(({ regel, waarde }) => located(regel, { type: 'ActorBetrekken', data: { actieId, op, actor: waarde } }));

const planning = ({ gelezen: { planning: read }, actieId, bestaand }: ActiePair, { geldigVanaf: op }: Context): readonly LocatedCommand[] => {
  if (!read || (bestaand?.planning && isSamePlanning(read.waarde, bestaand.planning))) return [];
  const type = bestaand?.planning ? 'PlanningBijstellen' : 'PlanningVastleggen';
  return [located(read.regel, { type, data: { actieId, op, planning: read.waarde } })];
};

const resultaat = ({ gelezen: { resultaten }, actieId, bestaand }: ActiePair, { geldigVanaf: op }: Context): readonly LocatedCommand[] => {
  const text = nonEmpty(resultaten.map(({ waarde }) => waarde).join('\n'));
  const [first] = resultaten;
  if (text === undefined || first === undefined || isSameText(text, bestaand?.resultaat)) return [];
  return [located(first.regel, { type: 'ResultaatBeogen', data: { actieId, op, resultaat: text } })];
};

const dekking = ({ gelezen: { dekking: read }, actieId, bestaand }: ActiePair, { geldigVanaf: op }: Context): readonly LocatedCommand[] =>
  !read || (bestaand?.dekking && isSameDekking(read.waarde, bestaand.dekking))
    ? []
    : [located(read.regel, { type: 'DekkingVastleggen', data: { actieId, op, dekking: read.waarde } })];

const standVanZaken = ({ gelezen: { standVanZaken: read }, actieId, bestaand }: ActiePair, { geldigVanaf: op }: Context): readonly LocatedCommand[] =>
  !read || isSameText(read.waarde, bestaand?.standVanZaken)
    ? []
    : [located(read.regel, { type: 'StandVanZakenVastleggen', data: { actieId, op, standVanZaken: read.waarde } })];

const subjects = [opnemen, wijzigen, corrigeren, trekkers, actoren, planning, resultaat, dekking, standVanZaken];

/** The commands that bring one actie in line with the document; none if it agrees already, or if it was dropped. */
export const commandsForActie = (pair: ActiePair, context: Context): readonly LocatedCommand[] =>
  pair.bestaand?.isVervallen === true ? [] : subjects.flatMap((subject) => subject(pair, context));

/** The commands for links that the actie lacks. */
export const linkCommands = (pair: ActiePair, koppelingen: readonly Located<Koppeling>[], { geldigVanaf: op }: Context): readonly LocatedCommand[] =>
  pair.bestaand?.isVervallen === true
    ? []
    : koppelingen
        .filter(({ waarde }) => !(pair.bestaand?.koppelingen ?? []).some((koppeling) => isSameKoppeling(koppeling, waarde)))
        .map(({ regel, waarde }) => located(regel, { type: 'ActieKoppelen', data: { actieId: pair.actieId, op, koppeling: waarde } }));
