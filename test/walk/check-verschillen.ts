import { only, part, type Words } from './fact.js';
import { type Play, planIdOf } from './play.js';
import { shownOn } from './state.js';
import { type Shown, shownOf } from './view.js';

interface Regel {
  readonly soort: string;
  readonly onderwerp: { readonly soort: string; readonly id: string };
  readonly organisatie?: string;
  readonly wijzigingen: readonly { readonly veld: string; readonly oud: string | null; readonly nieuw: string | null }[];
}

interface Verschillen {
  readonly onderdelen: readonly { readonly regels: readonly Regel[] }[];
  readonly redactioneel: readonly Regel[];
}

const actieFields = ['code', 'soort', 'omschrijving', 'schaal', 'planning', 'resultaat', 'standVanZaken', 'dekking'];
const knoopFields = ['niveau', 'code', 'titel', 'toelichting'];
const doingFields = ['deelname', 'status', 'sinds'];
const known: readonly string[] = [...new Set([...actieFields, ...knoopFields, ...doingFields])];

const word = (value: unknown): string =>
  typeof value === 'object' && value !== null ? word(part({ value }, 'value')?.['tekst']) : typeof value === 'string' ? value : 'niets';

const changed = (about: string, names: readonly string[], [van, tot]: readonly [Words, Words]): readonly string[] =>
  names.filter((name) => word(van[name]) !== word(tot[name])).map((name) => `${about} ${name}: ${word(van[name])} → ${word(tot[name])}`);

const isStanding = (actie: Words | undefined): actie is Words => actie !== undefined && actie['vervallen'] === undefined;

const doingsOf = (actie: Words | undefined): ReadonlyMap<string, Words> =>
  new Map(((actie?.['uitvoeringen'] ?? []) as readonly Words[]).map((one) => [String(one['organisatie']), one]));

const decided = ({ deelname, zonderBesluit, organisatie }: Words, eigenaar: string): Words => {
  const isByItself = deelname === 'ja' && (zonderBesluit === true || organisatie === eigenaar);
  return deelname === 'onbekend' || isByItself ? {} : { deelname };
};

const doingWords = (one: Words | undefined, eigenaar: string): Words => (one ? { ...decided(one, eigenaar), ...only(one, ['status', 'sinds']) } : {});

/** Without reports of an organisatie its status tells only that it is expected to take part, so only its deelname counts. */
const fieldsOf = (pair: readonly (Words | undefined)[]): readonly string[] => (pair.some((one) => one?.['sinds'] !== undefined) ? doingFields : ['deelname']);

const doingChanges = (id: string, eigenaar: string, [then, now]: readonly [Words | undefined, Words | undefined]): readonly string[] => {
  const [before, after] = [doingsOf(then), doingsOf(now)];
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((code) => {
    const [van, tot] = [before.get(code), after.get(code)];
    return changed(`${id} ${code}`, fieldsOf([van, tot]), [doingWords(van, eigenaar), doingWords(tot, eigenaar)]);
  });
};

const actieChanges = (id: string, eigenaar: string, [van, tot]: readonly [Words | undefined, Words | undefined]): readonly string[] => {
  if (!isStanding(van) && !isStanding(tot)) return [];
  const doings = doingChanges(id, eigenaar, [van, tot]);
  if (isStanding(van) && isStanding(tot)) return [...doings, ...changed(id, actieFields, [van, tot])];
  return [...doings, `${id} ${isStanding(tot) ? 'toegevoegd' : 'vervallen'}`];
};

const regroupedIn = (shown: Shown): readonly string[] =>
  (shown.plan['opgegaan'] as readonly { readonly knoopId: string; readonly opgegaanIn: readonly string[] }[]).flatMap(({ knoopId, opgegaanIn }) => [
    knoopId,
    ...opgegaanIn,
  ]);

const knoopChanges = (id: string, regrouped: readonly string[], [van, tot]: readonly [Words | undefined, Words | undefined]): readonly string[] => {
  if (van && tot)
    return [...changed(id, knoopFields, [van, tot]), ...(regrouped.length === 0 && van['bovenliggend'] !== tot['bovenliggend'] ? [`${id} verplaatst`] : [])];
  return regrouped.includes(id) ? [] : [`${id} ${tot ? 'toegevoegd' : 'vervallen'}`];
};

const idsOf = (van: Readonly<Record<string, Words>>, tot: Readonly<Record<string, Words>>): readonly string[] => [
  ...new Set([...Object.keys(van), ...Object.keys(tot)]),
];

const expectedOf = (van: Shown, tot: Shown, eigenaar: string): readonly string[] => {
  const regrouped = [...regroupedIn(van), ...regroupedIn(tot)];
  return [
    ...idsOf(van.acties, tot.acties).flatMap((id) => actieChanges(id, eigenaar, [van.acties[id], tot.acties[id]])),
    ...idsOf(van.knopen, tot.knopen).flatMap((id) => knoopChanges(id, regrouped, [van.knopen[id], tot.knopen[id]])),
  ].sort();
};

/** The difference of a whole knoop or actie, apart from merges and splits. */
const saidOf = (soort: string, about: string, { id, regrouped }: { readonly id: string; readonly regrouped: readonly string[] }): readonly string[] => {
  const isUnsure = soort === 'verplaatst' ? about === 'actie' || regrouped.length > 0 : regrouped.includes(id);
  return isUnsure ? [] : [`${id} ${soort}`];
};

const said = ({ soort, onderwerp: { id, soort: about }, organisatie, wijzigingen }: Regel, regrouped: readonly string[]): readonly string[] => {
  if (about === 'plan') return [];
  if (['toegevoegd', 'vervallen', 'verplaatst'].includes(soort)) return saidOf(soort, about, { id, regrouped });
  const who = organisatie === undefined ? id : `${id} ${organisatie}`;
  return wijzigingen.filter(({ veld }) => known.includes(veld)).map(({ veld, oud, nieuw }) => `${who} ${veld}: ${word(oud)} → ${word(nieuw)}`);
};

/** The verschillen between two days must be those between the two views of the plan. */
export const checkVerschillen = async (play: Play, [from, until]: readonly [string, string]): Promise<readonly string[]> => {
  const [van, tot] = [shownOf(shownOn(play.facts, from), play.world), shownOf(shownOn(play.facts, until), play.world)];
  if (!van || !tot) return [];
  const path = `/v1/plannen/${planIdOf(play)}/verschillen?van=${from}&tot=${until}`;
  const { status, body } = await play.clients[play.reader].read<Verschillen>(path);
  if (status !== 200) return [`${path} geeft ${String(status)} ${JSON.stringify(body)}`];
  const regrouped = [...regroupedIn(van), ...regroupedIn(tot)];
  const found = [...body.onderdelen.flatMap(({ regels }) => regels), ...body.redactioneel].flatMap((regel) => said(regel, regrouped)).sort();
  const expected = expectedOf(van, tot, play.world.eigenaar);
  const missing = expected.filter((one) => !found.includes(one)).map((one) => `verschillen ${from}..${until} mist ${one}`);
  return [...missing, ...found.filter((one) => !expected.includes(one)).map((one) => `verschillen ${from}..${until} zegt ${one}, dat is niet zo`)];
};
