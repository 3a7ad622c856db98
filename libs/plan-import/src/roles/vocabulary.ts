import { fold } from '../text.js';
import type { Rol } from './rollen.js';

/** The words of a heading: whole headings, and stems of words that decide when no whole heading fits. */
interface Words {
  readonly rol: Rol;
  readonly whole: string;
  readonly stems?: RegExp;
}

const longestHead = 100;
const mostWords = 6;

// In the order in which stems decide: "status actie" is a status, "planning en trekker" a planning.
const vocabulary: readonly Words[] = [
  {
    rol: 'code',
    whole: 'code|nr|no|nummer|num|id|ref|referentie|volgnr|volgnummer|actienummer|actienr|actiecode|nr actie|actie nr|maatregelnummer|projectcode|codering',
  },
  {
    rol: 'gereedOp',
    whole: 'gereed op|afgerond op|klaar op|datum gereed|datum afgerond|uitgevoerd op|gerealiseerd op|realisatiedatum|afrondingsdatum|afgerond',
  },
  {
    rol: 'standVanZaken',
    whole: 'stand van zaken|huidige stand van zaken|stavaza|svz|huidige situatie|voortgang in woorden|actuele stand van zaken',
    stems: /stand van zaken|stavaza/u,
  },
  {
    rol: 'status',
    whole: 'status|stand|voortgang|fase|kleur|stoplicht|rag|statuskleur|verkeerslicht|uitvoeringsstatus|afgerond ja nee|kleurcode|realisatie',
    stems: /^status|status$|stoplicht|voortgang/u,
  },
  {
    rol: 'indicator',
    whole:
      'indicator|indicatoren|kpi|kpis|maatstaf|meetbaar|norm|streefwaarde|prestatie indicator|hoe meten we het|hoe meten we dat|meetpunt|monitoring|evaluatie',
    stems: /indicator|meten we|meetbaar/u,
  },
  {
    rol: 'dekking',
    whole:
      'budget|kosten|middelen|dekking|financien|financiering|wat kost het|wat mag het kosten|bedrag|kosten en dekking|begroting|euro|geld|bekostiging|capaciteit|inzet en middelen|investering|raming|lasten',
    stems: /budget|kosten|dekking|financi|bedrag|bekostiging|begroot/u,
  },
  { rol: 'aard', whole: 's i|i s|structureel incidenteel|structureel of incidenteel|incidenteel structureel|structureel|inc str|str inc' },
  {
    rol: 'schaal',
    whole:
      'schaal|schaalniveau|niveau|regionaal lokaal|lokaal regionaal|regionaal of lokaal|lokaal of regionaal|regionale samenwerking|lokaal regionaal bovenregionaal|schaalgrootte',
    stems: /schaal|regionaal.*lokaal|lokaal.*regionaal|regionale samenwerking/u,
  },
  {
    rol: 'start',
    whole: 'start|startdatum|begin|begindatum|van|vanaf|aanvang|ingangsdatum|begin uitvoering|start uitvoering',
    stems: /^start|^begin|^aanvang/u,
  },
  { rol: 'eind', whole: 'eind|einde|einddatum|tot|t m|tot en met|eind uitvoering|afronding|uiterlijk', stems: /^eind/u },
  {
    rol: 'planning',
    whole:
      'wanneer|planning|termijn|tijdpad|tijd|periode|looptijd|deadline|streefdatum|datum|gereed|klaar|tijdsplanning|tijdplanning|tijdsbestek|doorlooptijd|wanneer gereed|wanneer klaar|planning en termijn|uitvoeringsperiode|jaar|tijdvak|plandatum|kwartaal|planperiode|planning start en eind|oplevering|opleverdatum|tijdsindicatie',
    stems: /wanneer|planning|termijn|tijdpad|looptijd|deadline|streefdatum|oplever/u,
  },
  {
    rol: 'actoren',
    whole:
      'betrokken|betrokkenen|partners|partner|actoren|partijen|met wie|samen met|samenwerking met|in samenwerking met|samenwerkingspartners|overige partijen|andere partijen|wie nog meer|wie doen mee|wie doet mee|deelnemers|met welke partners|wie zijn betrokken|wie betrekken we|meewerkend|medewerking|ism|i s m|betrokken actoren|betrokken partijen|ketenpartners',
    stems: /betrokken|partner|met wie|samen met|actoren|samenwerking|deelnemer/u,
  },
  {
    rol: 'trekker',
    whole:
      'trekker|trekkers|trekker s|verantwoordelijk|verantwoordelijke|wie|door wie|wie trekt|actiehouder|actiehouders|eigenaar|penvoerder|uitvoerder|uitvoerders|uitvoering|uitvoering door|coordinatie|coordinator|regie|regisseur|initiatiefnemer|portefeuillehouder|opdrachtnemer|opdrachtgever|wie doet het|wie doet wat|wie gaat dit doen|wie is verantwoordelijk|wie pakt het op|aanspreekpunt|contactpersoon|organisatie|team|afdeling|hoofduitvoerder|kartrekker|trekker organisatie|uit te voeren door|projectleider|trekkende partij|bestuurlijk trekker|probleemeigenaar|wie voert uit|rol',
    stems: /trekker|verantwoordelijk|actiehouder|uitvoer|wie trekt|coordinat|penvoerder|portefeuillehouder|projectleider|eigenaar|wie gaat|wie doet/u,
  },
  {
    rol: 'resultaat',
    whole:
      'resultaat|resultaten|beoogd resultaat|beoogde resultaten|effect|beoogd effect|opbrengst|product|output|outcome|wat willen we bereiken|wat is het resultaat|gewenst resultaat|eindresultaat|wat levert het op|wat hebben we dan bereikt|smart resultaat|resultaat smart',
    stems: /resultaat|opbrengst|willen we bereiken|beoogd effect|levert het op/u,
  },
  {
    rol: 'opmerking',
    whole:
      'opmerking|opmerkingen|bijzonderheden|aanleiding|waarom|reactie|reactie college|bestuurlijke reactie|bron|risico|risicos|doelgroep|voor wie|link|prioriteit ja nee|relatie|vervolg|wettelijke taak|wettelijk|notities|extra',
    stems: /opmerking|reactie|aanleiding|bijzonderhe|doelgroep|risico/u,
  },
  {
    rol: 'omschrijving',
    whole:
      'actie|acties|acties prestaties|actie prestatie|activiteit|activiteiten|maatregel|maatregelen|omschrijving|omschrijving actie|actie omschrijving|omschrijving van de actie|te doen|wat|wat gaan we doen|wat gaan we daarvoor doen|wat doen we|wat doen we daarvoor|wat gaan wij doen|wat gaat er gebeuren|inzet|project|projecten|taak|taken|prestatie|prestaties|interventie|interventies|item maatregel|aanpak|stap|stappen|werkzaamheden|uit te voeren acties|concrete acties|voornemen|inspanning|inspanningen|naam actie|titel actie|actiepunt|actiepunten|to do|uitwerking|beschrijving',
    stems: /^acties?\b|\bacties?$|activiteit|maatregel|wat (?:gaan|doen) w|inspanning|interventie|prestatie/u,
  },
  { rol: 'toelichting', whole: 'toelichting|uitleg|nadere omschrijving|nadere toelichting|detail|details|inhoud|omschrijving project', stems: /toelichting/u },
  {
    rol: 'knoop',
    whole:
      'thema|themas|doel|doelen|kerndoel|operationeel doel|strategisch doel|doelstelling|doelstellingen|hoofddoel|subdoel|subdoelen|speerpunt|speerpunten|actielijn|actielijnen|programmalijn|ambitie|ambities|pijler|hoofdlijn|onderwerp|spoor|opgave|prioriteit|beleidsdoel|aanbeveling|aanbevelingen|domein|lijn|categorie|deelthema|subthema|hoofdthema|beleidsveld|programma|onderdeel|cluster|bouwsteen|veiligheidsthema|lijn actielijn',
    stems: /doel(?:en|stelling|stellingen)?$|thema$|speerpunt|actielijn|ambitie|aanbeveling/u,
  },
];

const known = new Map(vocabulary.flatMap(({ rol, whole }) => whole.split('|').map((words) => [words, rol] as const)));

/** Words of other tables that stand below or beside a plan: a budget, a list of members, an agenda. */
const foreign = new Set([
  'post',
  'bedrag',
  'lasten',
  'baten',
  'saldo',
  'jaar',
  'aantal',
  'naam',
  'functie',
  'e mail',
  'telefoon',
  'plaats',
  'datum',
  'kosten',
  'totaal',
  'begroting',
]);

/** A heading without case, marks, remarks in brackets and a year behind it. */
export const plainHead = (text: string): string => {
  if (text.length > longestHead) return '';
  const bare = fold(text.replace(/\([^()]*\)/gu, ' ').replace(/\b20\d\d\b/gu, ' '));
  return bare === '' && text.trim() === '#' ? 'nr' : bare;
};

/** The certainty that a heading gives to its role. */
export interface HeadRole {
  readonly rol: Rol;
  readonly isWhole: boolean;
}

/** The role that the words of a heading name: as a whole, or by a stem in a short heading. */
export const headRole = (text: string): HeadRole | undefined => {
  const plain = plainHead(text);
  const whole = known.get(plain) ?? known.get(plain.replace(/ s$/u, ''));
  if (whole !== undefined) return { rol: whole, isWhole: true };
  if (plain === '' || plain.split(' ').length > mostWords + 4) return undefined;
  const stem = plain.split(' ').length <= mostWords || plain.startsWith('wat gaan we') ? vocabulary.find(({ stems }) => stems?.test(plain)) : undefined;
  return stem && { rol: stem.rol, isWhole: false };
};

export const isForeignHead = (text: string): boolean => foreign.has(plainHead(text));
