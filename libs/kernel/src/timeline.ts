import { type Datum, firstDay } from './datum.js';
import type { Message } from './decider.js';

/** The day of a fact, and its place in the order of recording. */
export interface Moment<Place extends string | number = string> {
  readonly op: Datum;
  readonly positie: Place;
}

/**
 * The order of time, one for the whole product: the first day that the date may mean, then the order of recording.
 * Facts are told late and out of order, so the order of recording alone is not the order of events.
 */
export const compareMoment = <Place extends string | number>(a: Moment<Place>, b: Moment<Place>): number => {
  const [first, second] = [firstDay(a.op), firstDay(b.op)];
  if (first !== second) return first < second ? -1 : 1;
  if (a.positie === b.positie) return 0;
  return a.positie < b.positie ? -1 : 1;
};

/** A fact with its day. */
export type Dated = Message<string, { readonly op: Datum }>;

/** The fold of a state over facts in the order of time. */
export interface Fold<S, E extends Dated> {
  readonly initial: S;
  readonly evolve: (state: S, event: E) => S;
  /** The id by which another fact may withdraw this one; undefined for a fact that stays. */
  readonly idOf?: (event: E) => string | undefined;
  /** The id of the fact that this one withdraws: the withdrawn fact was never true, on any day. */
  readonly takesBack?: (event: E) => string | undefined;
}

/**
 * A list that only grows. Lists with the same beginning share their memory: adding at the end of the longest copies nothing,
 * so that reading a stream of many facts takes one pass.
 */
class Grown<E extends Dated> {
  readonly #shared: E[];

  constructor(
    shared: E[],
    readonly length: number,
  ) {
    this.#shared = shared;
  }

  toArray(from = 0, to = this.length): readonly E[] {
    return this.#shared.slice(from, to);
  }

  /** The number of facts before a new one of this day. Earlier recorded facts of the same day come before it. */
  placeFor(op: Datum): number {
    const day = firstDay(op);
    let place = this.length;
    while (place > 0 && firstDay((this.#shared[place - 1] as E).data.op) > day) place -= 1;
    return place;
  }

  with(event: E): Grown<E> {
    const place = this.placeFor(event.data.op);
    if (place < this.length) return new Grown(this.#shared.slice(0, this.length).toSpliced(place, 0, event), this.length + 1);
    const shared = this.#shared.length === this.length ? this.#shared : this.#shared.slice(0, this.length);
    shared.push(event);
    return new Grown(shared, shared.length);
  }

  without(isGone: (event: E) => boolean): Grown<E> {
    const left = this.toArray().filter((event) => !isGone(event));
    return new Grown([...left], left.length);
  }

  reduce<S>(from: Prefix<S>, to: number, evolve: (state: S, event: E) => S): S {
    let { state } = from;
    for (let index = from.count; index < to; index += 1) state = evolve(state, this.#shared[index] as E);
    return state;
  }
}

/** The state after a number of facts. */
interface Prefix<S> {
  readonly count: number;
  readonly state: S;
}

interface Parts<S, E extends Dated> {
  /** All recorded facts, in the order of time. */
  readonly facts: Grown<E>;
  /** The same list without withdrawn facts; the very same object if none was withdrawn. */
  readonly standing: Grown<E>;
  readonly takenBack: ReadonlySet<string>;
  /** A folded beginning of the standing facts. */
  readonly known: Prefix<S>;
}

/**
 * The facts of one stream in the order of time, and the state on any day. It is a value: adding a fact makes another one.
 * A fact later than all others is folded on; only a fact that is told late needs a fold from the beginning.
 */
export class Timeline<S, E extends Dated> {
  #known: Prefix<S>;

  private constructor(
    private readonly fold: Fold<S, E>,
    private readonly parts: Parts<S, E>,
  ) {
    this.#known = parts.known;
  }

  static empty<S, E extends Dated>(fold: Fold<S, E>): Timeline<S, E> {
    const nothing = new Grown<E>([], 0);
    return new Timeline(fold, { facts: nothing, standing: nothing, takenBack: new Set(), known: { count: 0, state: fold.initial } });
  }

  /** All recorded facts, in the order of time. */
  get facts(): readonly E[] {
    return this.parts.facts.toArray();
  }

  /** The recorded facts without the withdrawn ones, in the order of time. */
  get standing(): readonly E[] {
    return this.parts.standing.toArray();
  }

  /** The state after all facts. */
  get latest(): S {
    const { length } = this.parts.standing;
    if (this.#known.count < length) this.#known = { count: length, state: this.stateAfter(length) };
    return this.#known.state;
  }

  /** The state on a day: after all facts up to and including the first day that the date may mean. */
  on(day: Datum): S {
    const count = this.parts.standing.placeFor(day);
    return count === this.parts.standing.length ? this.latest : this.stateAfter(count);
  }

  /** The standing facts up to and including its first day. */
  until(day: Datum): readonly E[] {
    return this.parts.standing.toArray(0, this.parts.standing.placeFor(day));
  }

  /** The standing facts of later days. */
  after(day: Datum): readonly E[] {
    return this.parts.standing.toArray(this.parts.standing.placeFor(day));
  }

  with(event: E): Timeline<S, E> {
    const facts = this.parts.facts.with(event);
    const takenBack = this.fold.takesBack?.(event);
    return new Timeline(this.fold, takenBack === undefined ? this.extended(facts, event) : this.revised(facts, takenBack));
  }

  private extended(facts: Grown<E>, event: E): Parts<S, E> {
    const { standing, takenBack } = this.parts;
    if (takenBack.has(this.fold.idOf?.(event) ?? '')) return { ...this.parts, facts, known: this.#known };
    const isLast = standing.placeFor(event.data.op) === standing.length;
    const next = standing === this.parts.facts ? facts : standing.with(event);
    return { facts, standing: next, takenBack, known: isLast ? this.#known : this.nothingKnown() };
  }

  private revised(facts: Grown<E>, id: string): Parts<S, E> {
    const takenBack = new Set([...this.parts.takenBack, id]);
    const standing = facts.without((fact) => takenBack.has(this.fold.idOf?.(fact) ?? ''));
    return { facts, standing, takenBack, known: this.nothingKnown() };
  }

  private nothingKnown(): Prefix<S> {
    return { count: 0, state: this.fold.initial };
  }

  private stateAfter(count: number): S {
    const from = this.#known.count <= count ? this.#known : this.nothingKnown();
    return this.parts.standing.reduce(from, count, this.fold.evolve);
  }
}
