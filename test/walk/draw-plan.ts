import { only, type Words } from './fact.js';
import { dayAfter, today } from './days.js';
import { standing } from './state.js';
import { type Draw, type Draws, perhaps, someKnoop, someReason } from './drawing.js';

const titels = ['BEGIN', 'X', 'Y', 'Z'];

const words = (draw: Draw): Words => ({
  niveau: draw.chance.pick(['actielijn', 'thema']),
  titel: draw.chance.pick(titels),
  volgorde: 1 + draw.chance.below(3),
  ...perhaps(draw, 0.3, { code: draw.chance.pick(['1', '2', '3', '4', '5']) }),
});

const above = (draw: Draw, but?: string): Words => {
  const knoop = draw.chance.happens(0.6) ? someKnoop(draw, but) : undefined;
  return knoop === undefined ? {} : { bovenliggend: knoop };
};

const merging: Draws = (draw) => {
  const over = someKnoop(draw);
  const rest = [someKnoop(draw, over), ...(draw.chance.happens(0.2) ? [someKnoop(draw, over)] : [])];
  if (over === undefined) return undefined;
  const knopen = rest.filter((one) => one !== undefined);
  return { kind: 'knoop-samenvoegingen', over, body: { knopen, ...perhaps(draw, 0.4, { nieuw: { ...words(draw), ...above(draw) } }), op: draw.op() } };
};

/** Only acties under that knoop on every day, so that the validation of the request is not what is tried here. */
const hangingUnder = ({ now, play }: Draw, knoopId: string): readonly string[] =>
  [...now.acties.values()]
    .filter(({ first, fields }) => first['hoofdactieId'] === undefined && first['knoopId'] === knoopId && fields['knoopId'] === knoopId)
    .filter(
      ({ actieId }) =>
        standing(now, knoopId, [actieId]) === knoopId && !play.facts.some(({ stream, soort }) => stream === actieId && soort === 'actie-verplaatst'),
    )
    .map(({ actieId }) => actieId);

const splitting: Draws = (draw) => {
  const over = someKnoop(draw);
  if (over === undefined) return undefined;
  const acties = hangingUnder(draw, draw.play.names.get(over) ?? '').filter(() => draw.chance.happens(0.5));
  const first = Math.max(0, ...acties.map((actieId) => draw.play.facts.findIndex(({ stream }) => stream === actieId)));
  const op = acties.length === 0 || draw.order === 'stijgend' ? draw.op() : (draw.play.facts[first]?.op ?? draw.op());
  const isSafe = acties.every((actieId) => (draw.now.acties.get(actieId)?.first['op'] as string) === op);
  const named = isSafe ? acties.map((actieId) => draw.name(actieId)) : [];
  // Two parts with one code are refused as no split; another test covers that.
  const { code: _, ...second } = words(draw);
  return {
    kind: 'knoop-splitsingen',
    over,
    body: {
      delen: [
        { ...words(draw), acties: [] },
        { ...second, acties: named },
      ],
      op,
    },
  };
};

/** A merge or split that was told, mostly of its own day. */
const takingRegroupingBack: Draws = (draw) => {
  const went = [...draw.now.gone].filter(([, { soort }]) => soort !== 'teruggenomen');
  if (went.length === 0) return undefined;
  const [knoopId, { op }] = draw.chance.pick(went);
  const body = { motief: draw.chance.pick(['X', 'Y']), op: draw.order === 'willekeurig' && draw.chance.happens(0.8) ? op : draw.op() };
  return { kind: 'teruggenomen-herindelingen', over: draw.name(knoopId), body };
};

const ofConsultatie =
  (kind: 'verzettingen' | 'afzeggingen', body: (draw: Draw) => Words): Draws =>
  (draw) => {
    const consultaties = [...draw.now.consultaties.keys()];
    return consultaties.length === 0 ? undefined : { kind, over: draw.name(draw.chance.pick(consultaties)), body: { ...body(draw), op: draw.op() } };
  };

const reporting: Draws = (draw) => {
  const consultaties = [...draw.now.consultaties.keys()];
  if (consultaties.length === 0) return undefined;
  return {
    kind: 'verslagen',
    over: draw.name(draw.chance.pick(consultaties)),
    body: { op: draw.op(), ...perhaps(draw, 0.5, { opbrengst: draw.chance.pick(['Bijval.', 'Kritiek.']) }) },
  };
};

/** More about a report that says little. */
const addingToReport: Draws = (draw) => {
  const drawn = [...draw.now.consultaties].flatMap(([id, { held }]) => held.filter((one) => one['opbrengst'] === undefined).map(({ op }) => [id, op] as const));
  if (drawn.length === 0 || draw.order === 'stijgend') return undefined;
  const [consultatieId, op] = draw.chance.pick(drawn);
  return { kind: 'verslagen', over: draw.name(consultatieId), body: { op, opbrengst: draw.chance.pick(['Bijval.', 'Kritiek.']) } };
};

/** A repetition of its own day or another, as under another key. */
const again =
  (kind: 'knopen' | 'consultaties', soort: string, fields: readonly string[]): Draws =>
  (draw) => {
    const known = draw.play.facts.filter((fact) => fact.soort === soort);
    if (known.length === 0) return undefined;
    const { op, data } = draw.chance.pick(known);
    const above = data['bovenliggend'];
    const body = { ...only(data, fields), ...(typeof above === 'string' && { bovenliggend: draw.name(above) }) };
    return { kind, body: { ...body, op: draw.order === 'willekeurig' && draw.chance.happens(0.6) ? op : draw.op() } };
  };

const takingReportBack: Draws = (draw) => {
  const held = [...draw.now.consultaties].filter(([, { held: reports }]) => reports.length > 0);
  if (held.length === 0) return undefined;
  const [consultatieId, { held: reports }] = draw.chance.pick(held);
  const op = draw.order === 'willekeurig' && draw.chance.happens(0.8) ? String(reports.at(-1)?.['op']) : draw.op();
  return { kind: 'teruggenomen-verslagen', over: draw.name(consultatieId), body: { motief: draw.chance.pick(['X', 'Y']), op } };
};

const adopting: Draws = (draw) => {
  const datum = draw.op();
  const day =
    datum.length === 10
      ? datum
      : draw.order === 'stijgend'
        ? today()
        : draw.chance.pick(['2099-01-01', today(), ...draw.dates.filter((one) => one.length === 10)]);
  const orgaan = draw.chance.pick(['College', 'College', 'Raad']);
  return { kind: 'vaststellingen', body: { orgaan, datum: day, ...perhaps(draw, 0.5, { besluitnummer: draw.chance.pick(['B1', 'B1', 'B2']) }) } };
};

const ofKnoop =
  (kind: 'knoop-wijzigingen' | 'knoop-verplaatsingen', body: (draw: Draw, over: string) => Words): Draws =>
  (draw) => {
    const over = someKnoop(draw);
    return over === undefined ? undefined : { kind, over, body: { ...body(draw, over), ...someReason(draw), op: draw.op() } };
  };

const registering: Draws = (draw) => ({
  kind: 'kaders',
  body: {
    // Another walk has other kaders: the same one would be there already.
    // Eight digits, for nine can be a burgerservicenummer.
    titel: `Regiovisie ${String(draw.chance.below(100_000_000))}`,
    soort: 'regiovisie',
    periode: {},
    onderdelen: ['X'],
    verplichtingen: [],
    op: draw.op(),
    ...perhaps(draw, 0.4, { vastgesteldDoor: 'Raad', vastgesteldOp: draw.op() }),
  },
});

/** Steps about a plan, each with its weight. */
export const planDraws: readonly (readonly [number, Draws])[] = [
  [5, (draw) => ({ kind: 'knopen', body: { ...words(draw), ...above(draw), op: draw.firstOp() } })],
  [
    4,
    ofKnoop('knoop-wijzigingen', (draw) => ({
      titel: draw.chance.pick(titels),
      ...perhaps(draw, 0.3, { toelichting: draw.chance.pick(titels) }),
      ...perhaps(draw, 0.3, { code: draw.chance.pick(['1', '2', '3']) }),
      ...perhaps(draw, 0.1, { niveau: draw.chance.pick(['actielijn', 'thema']) }),
    })),
  ],
  [6, ofKnoop('knoop-verplaatsingen', (draw, over) => ({ ...above(draw, over), volgorde: 1 + draw.chance.below(2) }))],
  [2.5, merging],
  [1.2, splitting],
  [1.2, takingRegroupingBack],
  [1.5, (draw) => ({ kind: 'geplande-vaststellingen', body: { orgaan: 'Raad', verwacht: draw.chance.pick(['2030', dayAfter(today(), 30)]), op: draw.op() } })],
  [0.8, adopting],
  [1, (draw) => ({ kind: 'consultaties', body: { soort: 'overleg', onderwerp: 'Y', deelnemers: ['Raad'], verwacht: '2030', op: draw.firstOp() } })],
  [0.8, ofConsultatie('verzettingen', (draw) => ({ verwacht: draw.chance.pick(['2030', '2031']) }))],
  [0.8, ofConsultatie('afzeggingen', (draw) => ({ motief: draw.chance.pick(['X', 'Y']) }))],
  [2, reporting],
  [0.8, addingToReport],
  [1, again('knopen', 'knoop-toegevoegd', ['niveau', 'code', 'titel', 'toelichting', 'volgorde'])],
  [1, again('consultaties', 'consultatie-gepland', ['soort', 'onderwerp', 'deelnemers', 'verwacht'])],
  [0.8, takingReportBack],
  [0.4, (draw) => ({ kind: 'teruggenomen-vaststellingen', body: { motief: draw.chance.pick(['X', 'Y']), op: draw.op() } })],
  [0.2, (draw) => ({ kind: 'intrekkingen', body: { motief: draw.chance.pick(['X', 'Y']), op: draw.op() } })],
  [0.4, (draw) => ({ kind: 'plan-herstellingen', body: { motief: draw.chance.pick(['X', 'Y']), op: draw.op() } })],
  [0.5, registering],
];
