import { firstDayOf, today } from './days.js';
import type { Words } from './fact.js';
import { statusOf } from './objections.js';
import { type ActieState, doingOf } from './state-actie.js';
import { about, type Draw, type Draws, perhaps } from './drawing.js';

const someOrganisatie = ({ chance, play }: Draw): string =>
  play.world.eigenaar === 'GM0321'
    ? 'GM0321'
    : chance.weighted([
        [4, 'GM0321'],
        [3, 'GM0331'],
        [3, 'SV-LEKSTROOM'],
        [0.2, 'GM1960'],
      ]);

const following: Readonly<Record<string, readonly string[]>> = {
  gepland: ['gestart', 'gestart', 'uitgevoerd'],
  gestart: ['uitgevoerd', 'uitgesteld', 'gestopt', 'geevalueerd'],
  uitgesteld: ['hervat'],
  gestopt: ['hervat'],
  uitgevoerd: ['geevalueerd'],
  geevalueerd: ['gestart'],
};

const every = ['gestart', 'uitgevoerd', 'geevalueerd', 'uitgesteld', 'gestopt', 'hervat'];

/** Mostly a date after the last report. */
const laterThan = (draw: Draw, day: string): string => {
  const later = [...draw.dates.filter((op) => firstDayOf(op) >= day), today()];
  return draw.order === 'willekeurig' && draw.chance.happens(0.7) ? draw.chance.pick(later.slice(0, 4)) : draw.op();
};

const wordsFor = (draw: Draw, status: string): Words => ({
  ...perhaps(draw, 0.25, { toelichting: draw.chance.pick(['X', 'X', 'Y']) }),
  ...(status === 'uitgevoerd' ? perhaps(draw, 0.5, { resultaat: draw.chance.pick(['X', 'X', 'Y']) }) : {}),
  ...(status === 'geevalueerd' ? { conclusie: draw.chance.pick(['X', 'X', 'X', 'Y']) } : {}),
});

const reporting = (draw: Draw, actie: ActieState): Words => {
  const organisatie = someOrganisatie(draw);
  const doing = doingOf(actie, organisatie);
  const status = draw.chance.happens(0.8) ? draw.chance.pick(following[statusOf(doing)] ?? every) : draw.chance.pick(every);
  return { status, organisatie, op: laterThan(draw, doing.reports.at(-1)?.day ?? ''), ...wordsFor(draw, status) };
};

const meeting = (draw: Draw): Words => ({
  organisatie: someOrganisatie(draw),
  ...perhaps(draw, 0.5, { onderwerp: draw.chance.pick(['X', 'Y']) }),
  op: draw.op(),
});

/** A meeting that was told, mostly of its own day. */
const takingMeetingBack = (draw: Draw, { doings }: ActieState): Words | undefined => {
  const meetings = [...doings.values()].flatMap((doing) => doing.meetings);
  if (meetings.length === 0) return undefined;
  const { organisatie, nummer, op } = draw.chance.pick(meetings);
  return { organisatie, nummer, motief: draw.chance.pick(['X', 'Y']), op: draw.order === 'willekeurig' && draw.chance.happens(0.8) ? op : draw.op() };
};

const deciding = (draw: Draw): Words => ({
  organisatie: someOrganisatie(draw),
  besluit: draw.chance.pick(['ja', 'ja', 'nee', 'later']),
  ...perhaps(draw, 0.3, { motief: draw.chance.pick(['X', 'Y']) }),
  op: draw.op(),
});

/** A decision that was told, mostly of its own day. */
const takingDecisionBack = (draw: Draw, { doings }: ActieState): Words | undefined => {
  const decided = [...doings].filter(([, { besluiten }]) => besluiten.length > 0);
  if (decided.length === 0) return undefined;
  const [organisatie, { besluiten }] = draw.chance.pick(decided);
  const op = draw.order === 'willekeurig' && draw.chance.happens(0.8) ? besluiten.at(-1)?.op : draw.op();
  return { organisatie, motief: draw.chance.pick(['X', 'Y']), op };
};

/** A correction of any earlier report. The date of an evaluated round is left as it is: only the product decides if it remains a round. */
const correcting = (draw: Draw, { actieId }: ActieState): Words | undefined => {
  const reports = draw.play.facts.filter(({ stream, data }) => stream === actieId && data['statusupdateId'] !== undefined && data['organisatie'] !== undefined);
  if (reports.length === 0) return undefined;
  const { data, op } = draw.chance.pick(reports.slice(-4));
  const status = draw.chance.pick([...every.filter((one) => one !== 'hervat' && (data['ronde'] === undefined || one !== 'geevalueerd')), 'gepland']);
  return {
    vervangt: draw.name(String(data['statusupdateId'])),
    organisatie: data['organisatie'],
    ...perhaps(draw, 0.75, { status, ...perhaps(draw, 0.3, wordsFor(draw, status)) }),
    op: draw.order === 'willekeurig' && draw.chance.happens(0.6) ? op : draw.op(),
  };
};

/** Steps of uitvoerende organisaties, each with its weight. */
export const statusDraws: readonly (readonly [number, Draws])[] = [
  [16, about('statusupdates', reporting)],
  [4, about('bijeenkomsten', meeting)],
  [1.5, about('teruggenomen-bijeenkomsten', takingMeetingBack)],
  [6, about('deelnames', deciding)],
  [1.5, about('teruggenomen-deelnames', takingDecisionBack)],
  [5, about('correcties', correcting)],
];
