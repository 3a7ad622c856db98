import { firstDayOf, today } from './days.js';
import type { Chance } from './random.js';
import { someDate } from './dates.js';
import type { Play } from './play.js';
import type { PlanState } from './state.js';
import type { ActieState } from './state-actie.js';
import { stateOn } from './state.js';
import type { Kind, Step } from './step.js';

/** The source of a step: random choices, the plan so far, and the names of its things. */
export interface Draw {
  readonly chance: Chance;
  readonly play: Play;
  readonly dates: readonly string[];
  readonly nr: number;
  readonly order: Order;
  /** The state after all facts, now. */
  readonly now: PlanState;
  /** The name of the thing with this id. */
  readonly name: (id: string) => string;
  readonly op: () => string;
  /** A day for a step that makes something: mostly early, so that much can follow. */
  readonly firstOp: () => string;
}

export type DrawnStep = Pick<Step, 'kind' | 'over' | 'body'>;

/** Undefined if the plan has nothing yet for such a step. */
export type Draws = (draw: Draw) => DrawnStep | undefined;

/** `stijgend`: no date lies before that of an earlier step. */
export type Order = 'willekeurig' | 'stijgend';

interface Drawing {
  readonly chance: Chance;
  readonly play: Play;
  readonly dates: readonly string[];
  readonly nr: number;
  readonly order: Order;
}

const notBefore = ({ chance, play, dates }: Drawing): string => {
  const last =
    play.facts
      .map(({ day }) => day)
      .sort()
      .at(-1) ?? '';
  const later = dates.filter((op) => firstDayOf(op) >= last).toSorted((a, b) => (firstDayOf(a) < firstDayOf(b) ? -1 : 1));
  return chance.pick([...later, today()].slice(0, chance.happens(0.85) ? 1 : 2));
};

export const drawOf = (drawing: Drawing): Draw => {
  const { chance, dates, play, order } = drawing;
  const op = (): string => {
    if (order === 'stijgend') return notBefore(drawing);
    return play.facts.length > 0 && chance.happens(0.15) ? chance.pick(play.facts).op : someDate(chance, dates);
  };
  const begin = play.facts[0]?.op ?? '';
  const byId = new Map([...play.names].map(([name, id]) => [id, name]));
  return {
    ...drawing,
    now: stateOn(play.facts, '9999'),
    name: (id) => byId.get(id) ?? id,
    op,
    firstOp: () => (order === 'willekeurig' && chance.happens(0.65) ? chance.pick([begin, firstDayOf(begin)]) : op()),
  };
};

/** A knoop that was ever told; mostly a present one. */
export const someKnoop = ({ chance, now, name }: Draw, but?: string): string | undefined => {
  const every = [...now.knopen.keys()].filter((id) => name(id) !== but || chance.happens(0.1));
  const standing = every.filter((id) => !now.gone.has(id));
  const from = standing.length > 0 && chance.happens(0.85) ? standing : every;
  return from.length === 0 ? undefined : name(chance.pick(from));
};

export const someActie = ({ chance, now }: Draw): ActieState | undefined => {
  const [every, standing] = [[...now.acties.values()], [...now.acties.values()].filter(({ vervallen }) => !vervallen)];
  const from = standing.length > 0 && chance.happens(0.9) ? standing : every;
  // Early things get most facts, so that their histories grow.
  return from.length === 0 ? undefined : from[Math.floor(chance.next() * chance.next() * from.length)];
};

/** A step about some actie. */
export const about =
  (kind: Kind, body: (draw: Draw, actie: ActieState) => Step['body'] | undefined): Draws =>
  (draw) => {
    const actie = someActie(draw);
    const drawn = actie && body(draw, actie);
    return actie && drawn && { kind, over: draw.name(actie.actieId), body: drawn };
  };

/** Adds these words in a part of the cases. */
export const perhaps = ({ chance }: Draw, part: number, body: Step['body']): Step['body'] => (chance.happens(part) ? body : {});

/** A reason, in a part of the cases: it is recorded with a change, and refused where nothing changes. */
export const someReason = (draw: Draw): Step['body'] => perhaps(draw, 0.3, { reden: draw.chance.pick(['R1', 'R2']) });
