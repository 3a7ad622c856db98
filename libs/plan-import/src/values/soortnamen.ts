import { fold } from '../text.js';

// Participants that are no single organisatie: kinds of people, teams and services, as documents write them.
const municipal = [
  'beleid',
  'beleid jeugd',
  'beleid wmo',
  'sociaal team',
  'sociaal teams',
  'sociale team',
  'sociale teams',
  'wijkteam',
  'wijkteams',
  'jeugdteam',
  'jeugdteams',
  'oov',
];

const general = [
  'gemeente',
  'gemeenten',
  'onderwijs',
  'kinderopvang',
  'bso',
  'cjg',
  'po',
  'vo',
  'jgz',
  'politie',
  'huisartsen',
  'scholen',
  'sociaal',
  'zorgaanbieder',
  'zorgaanbieders',
  'jeugdhulpaanbieders',
  'welzijnsorganisaties',
  'woningcorporaties',
  'peuterspeelzalen',
  'jeugdarts',
  'jeugdartsen',
  'inwoners',
  'vrijwilligers',
  'kerken',
  'sportclubs',
  'werkgroep',
  'partners',
  'ketenpartners',
  'lokale teams',
  'e a',
  'etc',
  'veilig thuis',
];

const municipalNames = new Set(municipal);
const allNames = new Set([...municipal, ...general]);

// Parts of words that mark a function or an organisation, and words that do so only as a whole: Westerveld is a name.
const stems = [
  'medewerker',
  'adviseur',
  'coordinator',
  'manager',
  'consulent',
  'regisseur',
  'functionaris',
  'wethouder',
  'burgemeester',
  'beleid',
  'stichting',
  'vereniging',
  'bureau',
  'platform',
  'netwerk',
  'gemeente',
  'communicatie',
  'politie',
  'onderwijs',
  'werkgroep',
  'opvang',
  'hulp',
  'jeugd',
  'welzijn',
  'centrum',
  'expertise',
];

const words = new Set([
  'team',
  'teams',
  'arts',
  'leider',
  'regio',
  'zorg',
  'veilig',
  'thuis',
  'huis',
  'ggd',
  'sociaal',
  'sociale',
  'nederland',
  'raad',
  'college',
  'agenda',
  'week',
  'kind',
  'kinderen',
  'midden',
  'noord',
  'oost',
  'zuid',
  'west',
  'lokaal',
  'lokale',
  'landelijk',
  'leger',
  'bestuur',
]);

// Functions that stand on their own: a trekker of this name is no person and needs no organisatie.
const functions = new Set([
  'burgemeester',
  'wethouder',
  'griffie',
  'griffier',
  'jurist',
  'teamleider',
  'teammanager',
  'communicatie',
  'leerplicht',
  'beleid',
  'bestuur',
  'college',
  'raad',
  'gemeenteraad',
  'gemeentesecretaris',
  'projectleider',
  'programmamanager',
  'procesregisseur',
  'kwaliteitsmedewerker',
  'beleidsmedewerker',
  'beleidsadviseur',
  'handhaving',
  'toezicht',
  'veiligheid',
  'juridische zaken',
  'financien',
  'inkoop',
  'wmo',
  'jeugd',
  'onderwijs',
  'welzijn',
  'sport',
  'bibliotheek',
  'tolkdienst',
  'kraamzorg',
  'thuiszorg',
  'clientenraad',
  'adviesraad',
  'ouderenbond',
  'ouderenbonden',
  'accountmanager',
  'secretaris',
  'voorzitter',
  'directeur',
  'directie',
]);

/** True for a function or a service that needs no organisatie behind it. */
export const isFunctie = (text: string): boolean => functions.has(fold(text));

/** A kind of actor of a gemeente, such as sociaal teams. */
export const isGemeentelijk = (text: string): boolean => municipalNames.has(fold(text));

/** True for a kind of actor that needs no organisatie behind it. */
export const isSoortnaam = (text: string): boolean => allNames.has(fold(text));

const endings = ['huis', 'team', 'teams', 'zorg', 'raad', 'school', 'instelling'];

/** True if a word marks a function or an organisation, and so never the name of a person. */
export const isFunctiewoord = (text: string): boolean => {
  const plain = fold(text);
  return stems.some((stem) => plain.includes(stem)) || plain.split(' ').some((word) => words.has(word) || endings.some((ending) => word.endsWith(ending)));
};
