import type { Words } from './fact.js';
import { about, type Draw, type Draws, perhaps, someActie, someKnoop, someReason } from './drawing.js';
import type { ActieState } from './state-actie.js';

const teksten = ['BEGIN', 'X', 'Y', 'Z'];
const schalen = ['lokaal', 'regionaal', 'regionaal-en-lokaal', 'zo-mogelijk-regionaal'];

const schaal = ({ chance }: Draw): Words => {
  const soort = chance.pick(schalen);
  return { tekst: `Schaal ${soort}`, soort };
};

const place = (draw: Draw): Words => {
  const knoopId = draw.chance.happens(0.6) ? someKnoop(draw) : undefined;
  return knoopId === undefined ? {} : { knoopId };
};

const under = (draw: Draw): Words => {
  const hoofd = draw.chance.happens(0.2) ? someActie(draw) : undefined;
  return hoofd && hoofd.first['hoofdactieId'] === undefined ? { hoofdactieId: draw.name(hoofd.actieId) } : {};
};

const including: Draws = (draw) => {
  const { chance, nr } = draw;
  const code = chance.weighted<Words>([
    [5, {}],
    [3, { code: `${String(nr)}a` }],
    [2, { code: chance.pick(['5b', '5B', '6c']) }],
  ]);
  const soort = chance.weighted([
    [9, 'actie'],
    [1, 'voornemen'],
  ]);
  return {
    kind: 'acties',
    body: {
      omschrijving: `Actie ${String(nr)}`,
      soort,
      ...code,
      ...place(draw),
      ...under(draw),
      ...perhaps(draw, 0.5, { schaal: schaal(draw) }),
      volgorde: 1 + chance.below(3),
      op: draw.firstOp(),
    },
  };
};

const changing = (draw: Draw): Words => ({
  ...draw.chance.weighted<Words>([
    [6, { omschrijving: draw.chance.pick(teksten) }],
    [3, { schaal: schaal(draw) }],
    [1.5, { code: draw.chance.pick(['5b', '5B', '6c', '7d']) }],
    [1, { soort: draw.chance.pick(['actie', 'actie', 'voornemen']) }],
    [2, place(draw)],
    [1, { omschrijving: draw.chance.pick(teksten), schaal: schaal(draw), ...place(draw) }],
  ]),
  ...someReason(draw),
  op: draw.op(),
});

const linking = (draw: Draw, { actieId }: ActieState): Words | undefined => {
  const { chance, now, name } = draw;
  const others = [...now.acties.keys()].filter((id) => id !== actieId);
  const knoop = someKnoop(draw);
  const soort = chance.pick(['tevensOnder', 'zieOok', 'buitenPlan']);
  const doel = soort === 'buitenPlan' ? chance.pick(teksten) : soort === 'tevensOnder' ? knoop : others.length > 0 ? name(chance.pick(others)) : undefined;
  return doel === undefined ? undefined : { soort, doel, op: draw.op() };
};

const planning = (draw: Draw): Words => {
  const soort = draw.chance.pick(['herhalend', 'doorlopend', 'eenmalig', 'nader-te-bepalen']);
  const more = soort === 'herhalend' ? { perJaar: 2 } : {};
  return { tekst: `Planning ${soort} ${draw.chance.pick(['A', 'B'])}`, soort, ...more, ...someReason(draw), op: draw.op() };
};

const assigning = (draw: Draw): Words => {
  const organisatie = draw.chance.pick(['GM0321', 'GM0331', 'SV-LEKSTROOM']);
  return { tekst: `Trekker ${organisatie}`, soort: 'organisatie', organisatie, op: draw.op() };
};

const relieving = (draw: Draw, { trekkers, ontheven }: ActieState): Words | undefined => {
  const ids = [...trekkers.keys(), ...ontheven];
  return ids.length === 0 ? undefined : { trekkerId: draw.name(draw.chance.pick(ids)), op: draw.op() };
};

const spelling = (draw: Draw): Words => ({
  veld: draw.chance.pick(['omschrijving', 'standVanZaken', 'resultaat', 'dekking', 'planning']),
  nieuw: draw.chance.pick(teksten),
  op: draw.op(),
});

const kindCorrected = (draw: Draw): Words => ({
  veld: 'soort',
  nieuw: draw.chance.pick(['actie', 'actie', 'voornemen']),
  reden: draw.chance.pick(['X', 'Y']),
  op: draw.op(),
});

/** Steps about a deelactie: the status of the whole depends on its being in force. */
const ofPart =
  (kind: 'vervallenverklaringen' | 'herstellingen'): Draws =>
  (draw) => {
    const parts = [...draw.now.acties.values()].filter(
      ({ first, vervallen }) => first['hoofdactieId'] !== undefined && (kind === 'herstellingen') === (vervallen !== undefined),
    );
    return parts.length === 0
      ? undefined
      : { kind, over: draw.name(draw.chance.pick(parts).actieId), body: { motief: draw.chance.pick(['X', 'Y']), op: draw.op() } };
  };

/** Steps about the content of an actie, each with its weight. */
export const actieDraws: readonly (readonly [number, Draws])[] = [
  [6, including],
  [9, about('wijzigingen', changing)],
  [2, about('koppelingen', linking)],
  [2, about('dekkingen', (draw) => ({ tekst: draw.chance.pick(teksten), zekerheid: draw.chance.pick(['definitief', 'voorlopig']), op: draw.op() }))],
  [3, about('resultaten', (draw) => ({ resultaat: draw.chance.pick(teksten), op: draw.op() }))],
  [3, about('standen-van-zaken', (draw) => ({ standVanZaken: draw.chance.pick(teksten), op: draw.op() }))],
  [4, about('planningen', planning)],
  [2, about('trekkers', assigning)],
  [2, about('ontheffingen', relieving)],
  [1.5, about('actoren', (draw) => ({ tekst: draw.chance.pick(teksten), ...perhaps(draw, 0.5, { organisatie: 'GM0356' }), op: draw.op() }))],
  [3, about('correcties', spelling)],
  [1, about('correcties', kindCorrected)],
  [0.6, about('vervallenverklaringen', (draw) => ({ motief: draw.chance.pick(['X', 'Y']), op: draw.op() }))],
  [0.6, about('herstellingen', (draw) => ({ motief: draw.chance.pick(['X', 'Y']), op: draw.op() }))],
  [1.5, ofPart('vervallenverklaringen')],
  [1, ofPart('herstellingen')],
];
