import { rollen } from '@actiespoor/application';
import type { LocalClaims } from '@actiespoor/identity';

/** A caller: with a role or none, of the owner of the plan, one of its members, or an outside organisatie. */
export interface Vrager {
  readonly rol: (typeof rollen)[number] | 'geen';
  readonly organisatie: string;
}

/** 'mag', or the status of the refusal. */
export type Uitslag = 'mag' | 403 | 404;
export type Regel = (vrager: Vrager) => Uitslag;

const [eigenaar, lid, buiten] = ['SV-LEKSTROOM', 'GM0321', 'GM0622'];

export const vragers: readonly Vrager[] = [...rollen, 'geen' as const].flatMap((rol) => [eigenaar, lid, buiten].map((organisatie) => ({ rol, organisatie })));

export const claimsOf = ({ rol, organisatie }: Vrager): LocalClaims => ({
  rollen: rol === 'geen' ? [] : [rol],
  organisaties: [organisatie],
  naam: `Vrager ${rol} ${organisatie}`,
});

const allowed = (isAllowed: boolean): Uitslag => (isAllowed ? 'mag' : 403);

const readsContent = ({ rol }: Vrager): boolean => rol !== 'geen' && rol !== 'beheerder';
const isMaker = ({ rol, organisatie }: Vrager): boolean => rol === 'beleidsmedewerker' || (rol === 'regiocoordinator' && organisatie === eigenaar);

/** Any role that reads content: the rule of every list, and of content that is public to these roles. */
const inhoud: Regel = (vrager) => allowed(readsContent(vrager));
/** The one plan: for another organisatie it does not exist, and a role that reads no content is refused. */
const plan: Regel = (vrager) => (vrager.organisatie === buiten ? 404 : inhoud(vrager));
const bron: Regel = (vrager) => (plan(vrager) === 'mag' ? allowed(vrager.rol !== 'lezer') : plan(vrager));
const regio: Regel = (vrager) => allowed(readsContent(vrager) && vrager.organisatie !== buiten);
const iedereRol: Regel = ({ rol }) => allowed(rol !== 'geen');
const beheer: Regel = ({ rol }) => allowed(rol === 'beheerder');
const maker: Regel = (vrager) => allowed(isMaker(vrager));
const voorEigenaar: Regel = (vrager) => allowed(isMaker(vrager) && vrager.organisatie === eigenaar);
const bewerker: Regel = (vrager) => (plan(vrager) === 'mag' ? voorEigenaar(vrager) : plan(vrager));
const proef: Regel = (vrager) => (vrager.organisatie === eigenaar ? voorEigenaar(vrager) : 404);
const evaluatie: Regel = (vrager) => (readsContent(vrager) && vrager.organisatie !== eigenaar ? 404 : inhoud(vrager));
const evalueert: Regel = (vrager) => allowed(readsContent(vrager) && vrager.rol !== 'lezer');
const stuurt: Regel = (vrager) => (evaluatie(vrager) === 'mag' ? evalueert(vrager) : evaluatie(vrager));

const voorLid =
  (...rollenVanLid: readonly string[]): Regel =>
  (vrager) =>
    plan(vrager) === 'mag' ? allowed(vrager.organisatie === lid && rollenVanLid.includes(vrager.rol)) : plan(vrager);

/** The rule of each read, by the first pattern that matches. */
const lezingen: readonly (readonly [RegExp, Regel])[] = [
  [/^\/(plannen|spoor|signalen|beurten|mijn-beurt|evaluaties|kaders|kaders\/\{kaderId\})$/, inhoud],
  [/^\/organisaties$/, iedereRol],
  [/^\/indicatoren/, iedereRol],
  [/^\/veilig-thuis\//, iedereRol],
  [/^\/regios\/\{code\}\/voortgang$/, regio],
  [/^\/evaluaties\/\{evaluatieId\}$/, evaluatie],
  [/^\/imports\/\{importId\}$/, proef],
  [/^\/plannen\/\{planId\}\/bronnen\//, bron],
  [/^\/(plannen\/\{planId\}|acties\/\{actieId\})/, plan],
];

/** The query of a read that needs one for an answer. */
const vragen: Readonly<Record<string, string>> = {
  '/plannen/{planId}/verschillen': '?van=2022-01-01&tot=2023-01-01',
  '/veilig-thuis/trends': '?gebied=NL01',
};

const op = '2022-03-01';
const words = { niveau: 'actielijn', titel: 'Nieuw', volgorde: 9 };
const motief = { motief: 'Daarom', op };

/** A body that is a delivery of figures. */
export const levering = Symbol('levering');

/** Every write, with a body that is in order and who may do it. */
export const schrijvingen = (ids: Readonly<Record<string, string>>, standaard: object): Readonly<Record<string, readonly [Regel, unknown]>> => ({
  '/plannen': [voorEigenaar, { titel: 'Nieuw plan', soort: 'regionaal', eigenaar, periode: {}, niveaus: ['actielijn'], op }],
  '/plannen/{planId}/acties': [bewerker, { omschrijving: 'Nieuw', soort: 'actie', volgorde: 1, op }],
  '/plannen/{planId}/knopen': [bewerker, { ...words, op }],
  '/plannen/{planId}/knopen/{knoopId}/wijzigingen': [bewerker, { titel: 'Anders', op }],
  '/plannen/{planId}/knopen/{knoopId}/verplaatsingen': [bewerker, { volgorde: 2, op }],
  '/plannen/{planId}/knopen/{knoopId}/samenvoegingen': [bewerker, { knopen: [ids['anderKnoopId']], op }],
  '/plannen/{planId}/knopen/{knoopId}/splitsingen': [
    bewerker,
    {
      delen: [
        { ...words, acties: [] },
        { ...words, titel: 'Ander', acties: [] },
      ],
      op,
    },
  ],
  '/plannen/{planId}/knopen/{knoopId}/teruggenomen-herindelingen': [bewerker, motief],
  '/plannen/{planId}/geplande-vaststellingen': [bewerker, { orgaan: 'Raad', verwacht: '2030', op }],
  '/plannen/{planId}/vaststellingen': [bewerker, { orgaan: 'Raad', datum: op }],
  '/plannen/{planId}/teruggenomen-vaststellingen': [bewerker, motief],
  '/plannen/{planId}/consultaties': [bewerker, { soort: 'overleg', onderwerp: 'Y', deelnemers: ['Raad'], verwacht: '2030', op }],
  '/plannen/{planId}/consultaties/{consultatieId}/verzettingen': [bewerker, { verwacht: '2031', op }],
  '/plannen/{planId}/consultaties/{consultatieId}/afzeggingen': [bewerker, motief],
  '/plannen/{planId}/consultaties/{consultatieId}/verslagen': [bewerker, { op }],
  '/plannen/{planId}/consultaties/{consultatieId}/teruggenomen-verslagen': [bewerker, motief],
  '/plannen/{planId}/intrekkingen': [bewerker, motief],
  '/plannen/{planId}/herstellingen': [bewerker, motief],
  '/acties/{actieId}/wijzigingen': [bewerker, { omschrijving: 'Anders', op }],
  '/acties/{actieId}/koppelingen': [bewerker, { soort: 'buitenPlan', doel: 'Elders', op }],
  '/acties/{actieId}/dekkingen': [bewerker, { tekst: 'Gedekt', zekerheid: 'definitief', op }],
  '/acties/{actieId}/resultaten': [bewerker, { resultaat: 'Iets', op }],
  '/acties/{actieId}/standen-van-zaken': [bewerker, { standVanZaken: 'Loopt', op }],
  '/acties/{actieId}/vervallenverklaringen': [bewerker, motief],
  '/acties/{actieId}/herstellingen': [bewerker, motief],
  '/acties/{actieId}/planningen': [bewerker, { tekst: 'Doorlopend', soort: 'doorlopend', op }],
  '/acties/{actieId}/trekkers': [bewerker, { tekst: 'Houten', soort: 'organisatie', organisatie: lid, op }],
  '/acties/{actieId}/ontheffingen': [bewerker, { trekkerId: ids['planId'], op }],
  '/acties/{actieId}/actoren': [bewerker, { tekst: 'De wijkteams', op }],
  '/acties/{actieId}/correcties': [bewerker, { veld: 'omschrijving', nieuw: 'Anders', op }],
  '/acties/{actieId}/statusupdates': [voorLid('beleidsmedewerker', 'trekker'), { status: 'gestart', organisatie: lid, op }],
  '/acties/{actieId}/bijeenkomsten': [voorLid('beleidsmedewerker', 'trekker'), { organisatie: lid, op }],
  '/acties/{actieId}/teruggenomen-bijeenkomsten': [voorLid('beleidsmedewerker', 'trekker'), { organisatie: lid, nummer: 1, ...motief }],
  '/acties/{actieId}/teruggenomen-deelnames': [voorLid('beleidsmedewerker'), { organisatie: lid, ...motief }],
  '/acties/{actieId}/deelnames': [voorLid('beleidsmedewerker'), { organisatie: lid, besluit: 'ja', op }],
  '/imports': [voorEigenaar, undefined],
  '/veilig-thuis/leveringen': [beheer, levering],
  '/veilig-thuis/leveringen/{leveringId}/intrekkingen': [beheer, { motief: 'Een proeftabel' }],
  '/imports/{importId}/doorvoeringen': [proef, {}],
  '/kaders': [maker, { titel: 'Regiovisie', soort: 'regiovisie', periode: {}, onderdelen: [], verplichtingen: [], op }],
  '/indicatoren': [beheer, { naam: 'Nieuw', omschrijving: 'Telt.', definitie: standaard, op }],
  '/indicatoren/{indicatorId}/herzieningen': [beheer, { definitie: standaard, motief: 'Daarom', op }],
  '/evaluaties': [evalueert, { indicatorId: ids['indicatorId'], voorstel: { versie: 1 } }],
  '/evaluaties/{evaluatieId}/stops': [stuurt, {}],
  '/evaluaties/{evaluatieId}/hervattingen': [stuurt, {}],
});

/** The rule of what is read at this address, and the address to ask; undefined where nobody wrote a rule. */
export const lezing = (path: string): { readonly regel: Regel; readonly vraag: string } | undefined => {
  const found = lezingen.find(([form]) => form.test(path));
  return found && { regel: found[1], vraag: vragen[path] ?? '' };
};
