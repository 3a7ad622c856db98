import { bevinding, onLine, type Bevinding, type Reading } from '../../bevinding.js';
import type { GelezenActie, VerwachteVaststelling, Located } from '../../gelezen.js';
import { fold, nonEmpty, optional } from '../../text.js';
import { readDekking } from '../../values/dekking.js';
import type { Organisaties } from '../../values/organisaties.js';
import { readSamenwerking } from '../../values/schaal.js';
import { readActoren } from '../../values/actoren.js';
import { readTrekkers } from '../../values/trekkers.js';
import { bulletsOf, linesOf, stripTags } from '../markup.js';
import { extrasVan, isFinished, plannedBy } from './extras.js';
import type { Formulier } from './form.js';
import { actieOf, itemsOf, splitWie, locatedAll, type Item, type Place } from './items.js';
import { formuliervelden } from './labels.js';
import { readPlanningen, type Planningen } from './planning.js';

export interface FormContents {
  readonly acties: readonly GelezenActie[];
  readonly verwachteVaststelling?: VerwachteVaststelling;
  readonly bevindingen: readonly Bevinding[];
}

const empty: Located<string> = { regel: 0, waarde: '' };

const lineOf = (cell: Located<string> | undefined, otherwise: number): number => cell?.regel ?? otherwise;

const regelOf = ({ velden }: Formulier): number => velden.titel?.regel ?? velden.omschrijving?.regel ?? Object.values(velden)[0]?.regel ?? 1;

const missingFindings = (formulier: Formulier): readonly Bevinding[] => {
  const missing = formuliervelden.filter(([veld]) => formulier.velden[veld] === undefined).map(([, label]) => label);
  return missing.length === 0 ? [] : [bevinding('kolommen-ontbreken', regelOf(formulier), `Het actieformulier mist: ${missing.join(', ')}.`)];
};

interface ReadField<T> {
  readonly read?: Located<T>;
  readonly bevindingen: readonly Bevinding[];
}

/** Reads a field with its reader, line and findings; nothing if the form lacks the field or leaves it empty. */
const field = <T>(cell: Located<string> | undefined, reader: (tekst: string) => Reading<T>): ReadField<T> => {
  const tekst = stripTags(cell?.waarde ?? '');
  if (cell === undefined || tekst === '') return { bevindingen: [] };
  const { value, remarks } = reader(tekst);
  return { read: { regel: cell.regel, waarde: value }, bevindingen: onLine(cell.regel, remarks) };
};

/** "… gericht op de gemeente zelf" means the gemeente; the words stay as they are. */
const readWie = (tekst: string, organisaties: Organisaties): ReturnType<typeof readTrekkers> => {
  if (!/gemeente zelf/iu.test(tekst)) return readTrekkers(tekst, organisaties);
  const { value, remarks } = readTrekkers('Gemeente', organisaties);
  return { value: value.map((trekker) => ({ ...trekker, tekst })), remarks };
};

/** A list of two or more becomes one actie with deelacties; the text above the list, or above the form, describes the actie. */
const describe = (cell: Located<string>, formulier: Formulier): { readonly hoofd: Item; readonly deelacties: readonly Item[] } => {
  const items = itemsOf(cell.waarde);
  const whole = linesOf(cell.waarde).join(' ');
  const titel = nonEmpty(formulier.velden.titel?.waarde);
  if (items.length < 2) return { hoofd: { tekst: titel ?? whole }, deelacties: [] };
  const above = titel ?? nonEmpty(bulletsOf(cell.waarde).aanhef.join(' ')) ?? formulier.knoop?.titel;
  return above === undefined ? { hoofd: { tekst: whole }, deelacties: [] } : { hoofd: { tekst: above }, deelacties: items };
};

const withPlanning = (acties: readonly GelezenActie[], planningen: Planningen['deelacties']): readonly GelezenActie[] =>
  acties.map((actie, index) => ({ ...actie, ...optional('planning', planningen[index]) }));

/** The form states scale and trekkers once, for all its points. */
const deelactiesOf = (items: readonly Item[], { regel, schaal, trekkers }: GelezenActie, planningen: Planningen): readonly GelezenActie[] =>
  withPlanning(
    items.map((item, index) => ({ ...actieOf(item, { regel, volgorde: index + 1 }), ...optional('schaal', schaal), trekkers })),
    planningen.deelacties,
  );

interface Wie {
  readonly wie: string;
  readonly organisaties: Organisaties;
}

interface ReadHoofdactie {
  readonly actie: GelezenActie;
  readonly bevindingen: readonly Bevinding[];
}

const optiesOf = (items: readonly Item[], place: Place, planningen: Planningen): readonly GelezenActie[] =>
  withPlanning(
    items.map((item, index) => ({
      ...actieOf(item, { ...place, volgorde: place.volgorde + index }),
      sleutel: `optie ${fold(item.tekst)}`,
      soort: 'optie' as const,
    })),
    planningen.opties,
  );

const planningFindings = (hoofdactie: GelezenActie, regel: number): readonly Bevinding[] =>
  [hoofdactie, ...hoofdactie.deelacties]
    .filter(({ planning, deelacties }) => planning === undefined && deelacties.length === 0)
    .map(({ sleutel }) => bevinding('planning-ontbreekt', regel, `Voor "${sleutel.slice(0, 60)}" noemt het formulier geen planning.`));

const planningOf = ({ velden }: Formulier, points: { readonly deelacties: readonly Item[]; readonly opties: readonly Item[] }): Planningen =>
  readPlanningen(velden.planning ?? empty, points, velden.trekker?.regel ?? 0);

const resultatenOf = (cell: Located<string> | undefined): GelezenActie['resultaten'] => (cell ? locatedAll(cell.regel, linesOf(cell.waarde)) : []);

const standVan = ({ velden: { standVanZaken: cell } }: Formulier): GelezenActie['standVanZaken'] =>
  cell && { regel: cell.regel, waarde: linesOf(cell.waarde).join('\n') };

/** The values that the form states for the whole actie. */
const hoofdactieOf = (formulier: Formulier, start: GelezenActie, { wie, organisaties }: Wie): ReadHoofdactie => {
  const { velden } = formulier;
  const trekkers = field(velden.trekker && { ...velden.trekker, waarde: wie }, (tekst) => readWie(tekst, organisaties));
  const schaal = field(velden.samenwerking, readSamenwerking);
  const dekking = field(velden.dekking, readDekking);
  const actoren = field(velden.actoren, (tekst) => readActoren(tekst, organisaties));
  const code = nonEmpty(velden.code?.waarde);
  const actie: GelezenActie = {
    ...start,
    ...optional('schaal', schaal.read),
    ...optional('dekking', dekking.read),
    ...optional('standVanZaken', standVan(formulier)),
    trekkers: locatedAll(lineOf(velden.trekker, start.regel), trekkers.read?.waarde ?? []),
    actoren: locatedAll(lineOf(velden.actoren, start.regel), actoren.read?.waarde ?? []),
    resultaten: resultatenOf(velden.resultaat),
    ...optional('code', code),
    ...optional('sleutel', code),
    ...extrasVan(formulier, start.omschrijving),
  };
  return { actie, bevindingen: [schaal, trekkers, dekking, actoren].flatMap(({ bevindingen }) => bevindingen) };
};

/** One form: its actie with deelacties, followed by its options, which are no acties yet. */
export const readFormulier = (formulier: Formulier, volgorde: number, organisaties: Organisaties): FormContents => {
  const { velden, knoop } = formulier;
  const regel = regelOf(formulier);
  const { hoofd, deelacties } = describe(velden.omschrijving ?? empty, formulier);
  const { wie, opties } = splitWie(velden.trekker?.waarde ?? '');
  const planningen = planningOf(formulier, { deelacties, opties });
  const place = { regel, volgorde, ...optional('knoop', knoop?.sleutel) };
  const planning = isFinished(formulier) ? plannedBy(formulier) : planningen.hoofdactie;
  const start = { ...actieOf(hoofd, place), ...optional('planning', planning) };
  const { actie, bevindingen } = hoofdactieOf(formulier, start, { wie, organisaties });
  const hoofdactie = { ...actie, deelacties: deelactiesOf(deelacties, actie, planningen) };
  const optiePlaats = { ...place, regel: lineOf(velden.trekker, regel), volgorde: volgorde + 1 };
  return {
    acties: [hoofdactie, ...optiesOf(opties, optiePlaats, planningen)],
    ...optional('verwachteVaststelling', planningen.verwachteVaststelling),
    bevindingen: [...missingFindings(formulier), ...bevindingen, ...planningen.bevindingen, ...planningFindings(hoofdactie, lineOf(velden.planning, regel))],
  };
};
