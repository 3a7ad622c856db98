import { type Celfout, type Opmerking, type Tabel, tabellen } from '@actiespoor/veilig-thuis';

const quoted = (text: string): string => `"${text.length > 60 ? `${text.slice(0, 60)}…` : text}"`;

const known = (): string => `${[...tabellen.keys()].slice(0, -1).join(', ')} en ${[...tabellen.keys()].at(-1) ?? ''}`;

/** Sentences about a delivery as a whole. Each names a way out. */
export const told = {
  leeg: (): Opmerking => ({ code: 'leeg', tekst: 'Het bestand is leeg. Haal het opnieuw op.' }),
  webpagina: (): Opmerking => ({
    code: 'webpagina',
    tekst:
      'Dit is een webpagina (HTML of XML) en geen levering: waarschijnlijk een foutpagina. Vraag CBS om JSON ($format=json) en haal het bestand opnieuw op.',
  }),
  inpakken: (): Opmerking => ({ code: 'geen-levering', tekst: 'Dit is een ingepakt bestand of een werkboek. Pak het uit, of bewaar het als "CSV UTF-8".' }),
  foutmelding: (message: string): Opmerking => ({
    code: 'foutmelding',
    tekst: `CBS antwoordde met een fout in plaats van cijfers: ${quoted(message)}. Controleer het adres en haal het bestand opnieuw op.`,
  }),
  zonderNaam: (): Opmerking => ({
    code: 'geen-levering',
    tekst: 'Deze JSON is geen antwoord van CBS: odata.metadata of @odata.context ontbreekt vooraan. Bewaar het antwoord zoals het komt, ook die regel.',
  }),
  rijNaNiets: (): Opmerking => ({ code: 'json-onleesbaar', tekst: 'In de lijst "value" staat iets dat geen rij is. Haal het bestand opnieuw op.' }),
  getypeerd: (): Opmerking => ({
    code: 'getypeerd',
    tekst: 'TypedDataSet zegt niet waarom een cijfer er niet is. Haal UntypedDataSet op; die heeft dezelfde rijen.',
  }),
  lijstenNaGegevens: (part: string): Opmerking => ({
    code: 'lijsten-na-gegevens',
    tekst: `De lijst ${part} staat in het bestand na de cijfers. Zet de lijsten vooraan, of geef ze als losse bestanden: dan maakt de volgorde niet uit.`,
  }),
  lijstenOntbreken: (parts: readonly string[], data: string): Opmerking => ({
    code: 'lijst-ontbreekt',
    tekst: `Van deze levering ontbreken lijsten: ${parts.join(', ')}. Haal ze op van dezelfde tabel en geef alle bestanden mee: leveringen proef ${parts.map((part) => `${part}.json`).join(' ')} … ${data}.json`,
  }),
  lijstOnleesbaar: (part: string, field: string): Opmerking => ({
    code: 'lijst-onleesbaar',
    tekst: `Een rij van de lijst ${part} heeft geen bruikbaar veld ${field}. Haal de lijst opnieuw op.`,
  }),
  lijstTeLang: (part: string): Opmerking => ({
    code: 'lijst-onleesbaar',
    tekst: `De lijsten hebben samen meer dan 50.000 rijen, tot en met ${part}: dit zijn geen lijsten van een tabel van Veilig Thuis. Haal ze opnieuw op.`,
  }),
  geenCijfers: (): Opmerking => ({
    code: 'geen-rijen',
    tekst: 'In deze levering staan geen cijfers: er is geen enkele rij van UntypedDataSet, Observations of een CSV-bestand. Geef ook dat bestand mee.',
  }),
  volgendeBladzij: (): Opmerking => ({
    code: 'niet-alles',
    tekst: 'CBS gaf de cijfers in bladzijden en de laatste ontbreekt: er is nog een nextLink. Haal de volgende bladzijden ook op en geef alle bestanden mee.',
  }),
  aantalAnders: (counted: number, expected: number): Opmerking => ({
    code: 'niet-alles',
    tekst: `CBS noemt ${String(expected)} waarnemingen (ObservationCount) en er zijn er ${String(counted)}: haal de hele tabel op, zonder filter.`,
  }),
  tabelOnbekend: (id: string): Opmerking => ({
    code: 'tabel-onbekend',
    tekst: `${quoted(id)} is geen tabel van Veilig Thuis. Dat zijn ${known()}.`,
  }),
  tabelNietGenoemd: (): Opmerking => ({
    code: 'tabel-niet-genoemd',
    tekst: 'In dit bestand staat niet welke tabel het is. Noem haar: leveringen proef <bestand> --tabel 84847NED',
  }),
  andereTabel: (expected: string, found: string): Opmerking => ({
    code: 'andere-tabel',
    tekst: `Dit is tabel ${found}, en gevraagd is ${expected}. Kies het goede bestand, of noem --tabel ${found}.`,
  }),
  gemengd: (one: string, other: string): Opmerking => ({
    code: 'tabellen-gemengd',
    tekst: `Twee tabellen door elkaar: ${one} en ${other}. Lees elke tabel apart.`,
  }),
} as const;

/** Sentences about a CSV file. */
export const toldOfCsv = {
  scheiding: (): Opmerking => ({
    code: 'csv-scheiding',
    tekst: "Er staat geen puntkomma in de eerste regels. StatLine scheidt kolommen met ';': gebruik het bestand onveranderd.",
  }),
  indeling: (): Opmerking => ({
    code: 'csv-indeling',
    tekst:
      'Er is geen regel met de kolommen Regio\'s, Perioden en maten zoals "Gestarte adviezen (aantal)". Kies op StatLine bij het downloaden "CSV met statistische symbolen" en niet "volgens tabelindeling".',
  }),
  kolommen: (expected: number, found: number): Opmerking => ({
    code: 'kolommen-anders',
    tekst: `Deze regel heeft ${String(found)} kolommen in plaats van ${String(expected)}. Haal het bestand opnieuw op en bewaar het onveranderd.`,
  }),
  afgebroken: (): Opmerking => ({
    code: 'afgebroken',
    tekst: 'Het bestand houdt op midden in een regel, zonder "Bron: CBS" aan het eind: het ophalen is afgebroken. Haal het opnieuw op.',
  }),
  slotregel: (): Opmerking => ({
    code: 'slotregel-ontbreekt',
    tekst: 'De slotregel "Bron: CBS" ontbreekt: ga na dat het bestand heel is.',
  }),
  symbolen: (): Opmerking => ({
    code: 'symbolen-ontbreken',
    tekst:
      'Er zijn lege cellen en geen enkele punt. Is dit "CSV zonder statistische symbolen", dan is niet te zien waarom een cijfer er niet is: kies de download met symbolen.',
  }),
} as const;

/** Sentences about a row. */
export const toldOfRow = {
  maatOnbekend: (field: string): Opmerking => ({
    code: 'maat-onbekend',
    tekst: `${quoted(field)} staat niet in de lijst van maten en dimensies van deze levering. Haal lijsten en cijfers op hetzelfde moment op.`,
  }),
  maatOntbreekt: (naam: string): Opmerking => ({
    code: 'maat-ontbreekt',
    tekst: `De maat ${quoted(naam)} uit de lijst ontbreekt in de cijfers. Haal de tabel heel op, zonder keuze van maten.`,
  }),
  maatNieuw: (naam: string, { id }: Tabel): Opmerking => ({
    code: 'maat-nieuw',
    tekst: `De maat ${quoted(naam)} van ${id} kennen wij nog niet. Zij wordt gelezen zoals de levering haar noemt; ga na of zij telt wat u denkt.`,
  }),
  categorieOnbekend: (code: string, dimension: string): Opmerking => ({
    code: 'categorie-onbekend',
    tekst: `${quoted(code)} staat niet in de lijst van ${quoted(dimension)}. Haal lijsten en cijfers op hetzelfde moment op.`,
  }),
  gebiedOnbekend: (code: string): Opmerking => ({
    code: 'gebied-onbekend',
    tekst: `Het gebied ${quoted(code)} is onbekend: het staat niet in de gebieden van deze levering, of het is geen land, landsdeel, provincie, Veilig Thuis-regio of gemeente. Geef de lijst RegioS van deze tabel mee.`,
  }),
  gebiedAnderJaar: (naam: string, code: string, jaar: number): Opmerking => ({
    code: 'gebied-ander-jaar',
    tekst: `${naam} (${code}) bestond niet in ${String(jaar)} en heeft hier toch een cijfer. Controleer bij CBS van welk jaar de gebiedsindeling is.`,
  }),
  gebiedBestondNiet: (naam: string, code: string, jaar: number): Opmerking => ({
    code: 'gebied-bestond-niet',
    tekst: `${naam} (${code}) bestond niet in ${String(jaar)}: dat het cijfer er niet is betekent hier geen geheimhouding.`,
  }),
  periodeOnbekend: (code: string): Opmerking => ({
    code: 'periode-onbekend',
    tekst: `De periode ${quoted(code)} is geen jaar (JJ00), halfjaar (HJ01, HJ02) of kwartaal (KW01 tot KW04) uit de lijst van deze levering. Haal lijsten en cijfers op hetzelfde moment op.`,
  }),
  dubbel: (): Opmerking => ({
    code: 'dubbel',
    tekst: 'Deze cel staat er twee keer: zelfde maat, gebied, periode en kenmerken. Haal de tabel opnieuw op en voeg geen bestanden samen.',
  }),
  dubbelenNietGezocht: (): Opmerking => ({ code: 'dubbelen-niet-gezocht', tekst: 'De tabel is te groot om na te gaan of een cel er twee keer in staat.' }),
} as const;

const cellSentences: Readonly<Record<Celfout['fout'], (text: string) => string>> = {
  'getal-onleesbaar': (text) => `${text} is geen getal en geen teken van CBS. Haal de tabel opnieuw op.`,
  decimaalteken: (text) =>
    `${text} heeft het verkeerde decimaalteken: in OData is dat een punt, in een CSV van StatLine een komma, zonder teken voor duizendtallen.`,
  decimalen: (text) => `${text} heeft meer decimalen dan de lijst van maten noemt. Haal lijsten en cijfers op hetzelfde moment op.`,
  'getal-te-lang': (text) => `${text} heeft meer dan vijftien cijfers en is niet precies te bewaren. Controleer het bij CBS.`,
  'getal-negatief': (text) => `${text} is een aantal onder nul. Controleer het bij CBS.`,
  'afwezigheid-onbekend': (text) =>
    `${text} zegt niet op een bekende manier waarom het cijfer er niet is. Haal dezelfde tabel op als OData v3 (UntypedDataSet).`,
};

/** The sentence about a cell. */
export const toldOfCel = ({ fout }: Celfout, text: string): Opmerking => ({ code: fout, tekst: cellSentences[fout](quoted(text)) });
