import { beginOf } from './dates.js';
import { actieDraws } from './draw-actie.js';
import { planDraws } from './draw-plan.js';
import { statusDraws } from './draw-status.js';
import { text, type Words } from './fact.js';
import { type Person, people } from './people.js';
import type { World } from './objections.js';
import type { Chance } from './random.js';
import type { Kind, Step } from './step.js';
import type { Draw, DrawnStep } from './drawing.js';

const draws = [...planDraws, ...actieDraws, ...statusDraws];

const everybody = Object.keys(people) as readonly Person[];

/** The writes that an organisatie makes for itself. */
const ownWrites: readonly Kind[] = ['statusupdates', 'bijeenkomsten', 'teruggenomen-bijeenkomsten', 'correcties', 'deelnames', 'teruggenomen-deelnames'];

const peopleOf: Readonly<Record<string, readonly Person[]>> = { GM0321: ['houten', 'trekker'], GM0331: ['lopik'] };

const who = ({ chance, play: { world } }: Draw, { kind, body }: DrawnStep): Person => {
  if (chance.happens(0.03)) return chance.pick(everybody);
  const owner: readonly Person[] = world.eigenaar === 'GM0321' ? ['houten'] : ['regio', 'beleid'];
  const own = ownWrites.includes(kind) ? peopleOf[text(body, 'organisatie') ?? ''] : undefined;
  return chance.pick((own ?? owner).filter((person) => person !== 'trekker' || !kind.endsWith('deelnames')));
};

/** The step that makes the plan. */
export const firstStep = (chance: Chance, { eigenaar }: World): Step => ({
  nr: 0,
  kind: 'plannen',
  wie: eigenaar === 'GM0321' ? 'houten' : 'regio',
  // Another walk has other plans: the same one would be there already.
  body: {
    titel: `Plan ${String(chance.below(100_000_000))}`,
    soort: eigenaar === 'GM0321' ? 'lokaal' : 'regionaal',
    eigenaar,
    periode: {},
    niveaus: ['thema', 'actielijn'],
    op: beginOf(chance),
  },
});

/** Words that a repetition may add or contradict. */
const more = ({ chance }: Draw, kind: Kind): Words => {
  if (kind === 'statusupdates') return { toelichting: chance.pick(['X', 'Y']) };
  return kind === 'vaststellingen' ? { besluitnummer: chance.pick(['B1', 'B2']) } : {};
};

/** An earlier step again: as it was, with more words, or on another date. */
const again = (draw: Draw, steps: readonly Step[]): Step => {
  const { chance, nr, op } = draw;
  const step = chance.pick(steps.slice(1));
  const other = 'datum' in step.body ? step.body : { ...step.body, op: op() };
  const body =
    draw.order === 'stijgend'
      ? other
      : chance.weighted([
          [5, step.body],
          [3, { ...step.body, ...more(draw, step.kind) }],
          [3, other],
        ]);
  return { ...step, nr, body };
};

const repeatable = 0.08;

/** The next step, drawn with the earlier steps in view. */
export const nextStep = (draw: Draw, steps: readonly Step[]): Step => {
  if (steps.length > 3 && draw.chance.happens(repeatable)) return again(draw, steps);
  const drawn = draw.chance.weighted(draws)(draw);
  return drawn ? { nr: draw.nr, wie: who(draw, drawn), ...drawn } : nextStep(draw, steps);
};
