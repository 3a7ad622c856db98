import { type Fact, inTime, part, parts, plain, text, type Words } from './fact.js';
import { isOwnReport } from './judge-actie.js';
import { type Play, planIdOf } from './play.js';
import { differences } from './shown.js';
import { apply, nothing, type PlanState, standing, stateOn, supersededIn } from './state.js';
import { isNeverSo } from './state-actie.js';
import { isTakenBack } from './taken-back.js';

/** The ended things that a fact met, each with its last day. */
type Met = readonly (readonly [soort: string, einde: string])[];

/** The plan just before a fact in the order of time, and at the end of its day. */
interface Moment {
  readonly fact: Fact;
  readonly before: PlanState;
  readonly night: PlanState;
  readonly facts: readonly Fact[];
}

/** The day since which a thing was gone: at the moment of the fact, and still at the end of that day. */
const gone = ({ before, night }: Moment, find: (state: PlanState) => unknown): string | undefined => {
  const [op, later] = [find(before), find(night)];
  return typeof op === 'string' && typeof later === 'string' ? op : undefined;
};

const met = (soort: string, einde: string | undefined): Met => (einde === undefined ? [] : [[soort, einde]]);

const droppedOn =
  (actieId: unknown) =>
  ({ acties }: PlanState): unknown =>
    typeof actieId === 'string' ? acties.get(actieId)?.vervallen?.['op'] : undefined;

const isUndoing = ({ soort, data }: Fact): boolean =>
  soort === 'status-aangevuld' ||
  soort === 'bijeenkomst-teruggenomen' ||
  soort === 'deelname-teruggenomen' ||
  (soort === 'status-gecorrigeerd' && ['gepland', undefined].includes(text(data, 'status')));

const staysPossible = ['tekst-gecorrigeerd', 'actie-vervallen', 'actie-hersteld'];

const headOf = ({ fact, night }: Moment): unknown => night.acties.get(fact.stream)?.first['hoofdactieId'];

const withdrawnOn = ({ withdrawn }: PlanState): unknown => withdrawn?.['op'];

/** The end of a plan and its adoption may be told again of any day. */
const ofPlan = /^knoop-|^consultatie-ge|^vaststelling-gepland$/;

const ofActie = (moment: Moment): Met => {
  if (staysPossible.includes(moment.fact.soort)) return [];
  return [...met('later-dan-hoofdactie', gone(moment, droppedOn(headOf(moment)))), ...met('later-dan-vervallen', gone(moment, droppedOn(moment.fact.stream)))];
};

const afterTheEnd = (moment: Moment): Met => {
  const { fact } = moment;
  if (isUndoing(fact) || (fact.stream === 'plan' && !ofPlan.test(fact.soort))) return [];
  return [...met('later-dan-intrekking', gone(moment, withdrawnOn)), ...(fact.stream === 'plan' ? [] : ofActie(moment))];
};

/** Reports about an actie that has a deelactie by the end of that day. */
const besideParts = ({ fact, night }: Moment): Met => {
  const isDivided = [...night.acties.values()].some(({ first, vervallen }) => first['hoofdactieId'] === fact.stream && !vervallen);
  return met('melding-naast-deelacties', isOwnReport(fact) && isDivided ? '' : undefined);
};

const placeIn = ({ soort, data }: Fact): string | undefined =>
  soort === 'actie-opgenomen' ? text(data, 'knoopId') : soort === 'actie-verplaatst' ? text(data, 'nieuw') : undefined;

/** A place that was told again of the same day counts no longer. */
const isLastPlace = ({ fact, facts }: Moment): boolean =>
  !facts.some((other) => other.stream === fact.stream && other.day === fact.day && other.nr > fact.nr && placeIn(other) !== undefined);

const tiesOf = (soort: string, { fact, facts }: Moment): readonly Fact[] =>
  facts.filter((other) => other.stream === fact.stream && other.soort === 'actie-gekoppeld' && part(other.data, 'koppeling')?.['soort'] === soort);

const doelOf = ({ data }: Fact): string => text(part(data, 'koppeling') ?? {}, 'doel') ?? '';

/** All knopen that a knoop went into, as far as they stand. */
const standsFor = (night: PlanState, knoopId: string, left = 20): readonly string[] => {
  const went = left === 0 ? undefined : night.gone.get(knoopId);
  const naar = went?.soort === 'teruggenomen' ? went.naar.slice(0, 1) : went?.naar;
  return naar ? naar.flatMap((one) => standsFor(night, one, left - 1)) : [knoopId];
};

const isTiedToo = (moment: Moment, doel: string): boolean => {
  const { fact, night } = moment;
  const acties = [fact.stream, ...[headOf(moment)].filter((one) => typeof one === 'string')];
  const [naar, own] = [standing(night, doel, acties), night.acties.get(fact.stream)?.fields['knoopId']];
  return (
    (typeof own === 'string' && standing(night, own, acties) === naar) ||
    tiesOf('tevensOnder', moment).some((other) => other.day <= fact.day && standsFor(night, doel).includes(doelOf(other)))
  );
};

const wentInto = ({ before, night }: Moment, knoopId: string | undefined): string | undefined =>
  knoopId !== undefined && before.gone.has(knoopId) ? night.gone.get(knoopId)?.op : undefined;

const toKnoop = (moment: Moment): Met => {
  const { fact } = moment;
  if (fact.soort !== 'actie-gekoppeld') return met('naar-opgegaan-onderdeel', isLastPlace(moment) ? wentInto(moment, placeIn(fact)) : undefined);
  const isTevens = part(fact.data, 'koppeling')?.['soort'] === 'tevensOnder';
  return met('naar-opgegaan-onderdeel', isTevens && !isTiedToo(moment, doelOf(fact)) ? wentInto(moment, doelOf(fact)) : undefined);
};

const placeOf = (knoop: Words | undefined): string => plain([knoop?.['bovenliggend'] ?? null, knoop?.['volgorde'] ?? null]);

/** Each subject of a change of a knoop, with the value that it sets. */
const changesIn = ({ soort, data }: Fact): Readonly<Record<string, string>> =>
  soort === 'knoop-verplaatst'
    ? { plaats: placeOf(part(data, 'nieuw')) }
    : Object.fromEntries(parts(data, 'wijzigingen').map((one) => [text(one, 'veld') ?? '', plain(one['nieuw'])]));

const isChange = ({ soort }: Fact): boolean => ['knoop-gewijzigd', 'knoop-verplaatst'].includes(soort);

/** True if it was told of a knoop in its place on that day, or was so there. */
const isToldThere = ({ fact, facts, night }: Moment, places: readonly string[]): boolean => {
  const since = facts.filter((other) => isChange(other) && other.day === fact.day && other.nr > fact.nr && places.includes(text(other.data, 'knoopId') ?? ''));
  return Object.entries(changesIn(fact)).every(
    ([name, value]) =>
      since.some((other) => name in changesIn(other)) ||
      places.some((place) => (name === 'plaats' ? placeOf(night.knopen.get(place)) : plain(night.knopen.get(place)?.[name])) === value),
  );
};

/** A change of a knoop that was never there shows nowhere. */
const ofNever = (moment: Moment): Met => {
  const [knoopId, { gone: went }] = [text(moment.fact.data, 'knoopId') ?? '', moment.night];
  const never = isChange(moment.fact) ? went.get(knoopId) : undefined;
  const isLeft = never?.soort === 'teruggenomen' && !isToldThere(moment, standsFor(moment.night, knoopId));
  return met('over-teruggenomen-onderdeel', isLeft ? never.op : undefined);
};

const isDroppedAt = (moment: Moment, doel: string): string | undefined => gone(moment, droppedOn(doel));

const toActie = (moment: Moment): Met => {
  const { fact } = moment;
  if (fact.soort !== 'actie-gekoppeld' || part(fact.data, 'koppeling')?.['soort'] !== 'zieOok') return [];
  // A link that was there is only told again.
  const [first] = inTime(tiesOf('zieOok', moment)).filter((other) => doelOf(other) === doelOf(fact));
  return met('naar-vervallen-actie', first === fact ? isDroppedAt(moment, doelOf(fact)) : undefined);
};

const momentOf = (fact: Fact, facts: readonly Fact[]): Moment => {
  const [before, superseded, ordered] = [nothing(), supersededIn(facts), inTime(facts)];
  for (const one of ordered.slice(0, ordered.indexOf(fact))) apply(before, one, superseded);
  return { fact, before, night: stateOn(facts, fact.day), facts };
};

const lineOf = (soort: string, einde: string, feit: string): string => `${soort} ${einde}: ${feit}`;

/** Every standing fact that names a thing which was gone on the day of the fact. */
const expected = (facts: readonly Fact[]): readonly string[] => {
  const superseded = supersededIn(facts);
  const standingFacts = facts.filter((fact) => fact.stream !== 'kader' && !isNeverSo(fact, superseded) && !isTakenBack(fact, facts));
  return standingFacts.flatMap((fact) => {
    const moment = momentOf(fact, facts);
    return [...afterTheEnd(moment), ...besideParts(moment), ...toKnoop(moment), ...ofNever(moment), ...toActie(moment)].map(([soort, einde]) =>
      lineOf(soort, einde, `${fact.soort} ${fact.op} ${fact.stream}`),
    );
  });
};

interface Signaal {
  readonly soort: string;
  readonly planId: string;
  readonly einde?: string;
  readonly watTeDoen: string;
  readonly feiten?: readonly { readonly soort: string; readonly op: string; readonly actieId?: string }[];
}

/** One after the other, no requests can give one code twice: a signal about that is never expected. */
const shownIn = (signalen: readonly Signaal[]): readonly string[] =>
  signalen.flatMap(({ soort, einde = '', feiten = [{ soort, op: '' }] }) =>
    feiten.map((feit) => lineOf(soort, einde, `${feit.soort} ${feit.op} ${feit.actieId ?? 'plan'}`)),
  );

/** The signals are exactly the facts that contradict a fact of another stream. */
export const checkSignalen = async (play: Play): Promise<readonly string[]> => {
  const { status, body } = await play.clients[play.reader].read<{ readonly signalen: readonly Signaal[] }>('/v1/signalen');
  if (status !== 200) return [`signalen geeft ${String(status)}`];
  const own = body.signalen.filter(({ planId }) => planId === planIdOf(play));
  return differences(expected(play.facts).toSorted(), shownIn(own).toSorted()).map((one) => `signalen ${one}`);
};
