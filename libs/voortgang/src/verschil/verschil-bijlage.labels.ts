import type { VerschilSoort } from './verschil.js';

export const soortLabels: Readonly<Record<VerschilSoort | 'redactioneel', string>> = {
  toegevoegd: 'Toegevoegd',
  gewijzigd: 'Gewijzigd',
  verplaatst: 'Verplaatst',
  samengevoegd: 'Samengevoegd',
  gesplitst: 'Gesplitst',
  vervallen: 'Vervallen',
  deelname: 'Deelname',
  status: 'Stand van de uitvoering',
  redactioneel: 'Redactioneel',
};

/** Names of fields in Dutch; a field without one here keeps its own name. */
export const veldLabels: Readonly<Record<string, string>> = {
  actor: 'betrokkene',
  bijeenkomst: 'bijeenkomst',
  buitenPlan: 'buiten dit plan',
  consultatie: 'consultatie',
  'dekking.bron': 'dekking: bron',
  'dekking.moment': 'dekking: moment',
  'dekking.zekerheid': 'dekking: zekerheid',
  gebaseerdOp: 'gebaseerd op',
  'planning.periode': 'planning: periode',
  'planning.soort': 'planning: soort',
  'planning.zekerheid': 'planning: zekerheid',
  resultaat: 'beoogd resultaat',
  'schaal.soort': 'schaal: soort',
  sinds: 'sinds',
  standVanZaken: 'stand van zaken',
  tevensOnder: 'valt ook onder',
  vaststellingVerwacht: 'verwachte vaststelling',
  zieOok: 'zie ook',
};

/** Values that are words of the program; any other value is a text of the plan. */
export const statusLabels: Readonly<Record<string, string>> = {
  geevalueerd: 'geëvalueerd',
  'vaststelling-gepland': 'vaststelling gepland',
};

export const woorden = {
  titel: 'Verschillen',
  kenmerk: 'Wat vergeleken is',
  van: 'Van',
  tot: 'Tot',
  peildatum: 'Peildatum (wanneer het zo was)',
  bekendOp: 'Bekend op (wat er toen was vastgelegd)',
  nu: 'nu',
  vastgesteld: 'zoals vastgesteld op',
  eindeVanDag: 'einde van de dag',
  aantallen: 'Hoeveel er veranderde',
  soort: 'Soort',
  aantal: 'Aantal',
  niets: 'Tussen deze twee standen is niets veranderd.',
  hetPlan: 'Het plan zelf',
  bovenaan: 'bovenaan in het plan',
  redactioneel: 'Alleen anders geschreven: hieraan is geen beleid veranderd.',
  onderdeel: 'Onderdeel',
  inhoud: 'Inhoud',
  veld: 'Veld',
  was: 'Was',
  is: 'Is',
  organisatie: 'Organisatie',
  sinds: 'Sinds',
  motief: 'Reden',
  leeg: '–',
} as const;
