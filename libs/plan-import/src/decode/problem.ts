/** The reason why a document cannot be read at all. */
export type ImportProblemCode =
  | 'leeg'
  | 'te-groot'
  | 'regel-te-lang'
  | 'te-veel-regels'
  | 'te-veel-rijen'
  | 'uitgepakt-te-groot'
  | 'beschadigd'
  | 'onveilig'
  | 'wachtwoord'
  | 'oude-word'
  | 'oude-excel'
  | 'oude-office'
  | 'onbekend-pakket'
  | 'binair'
  | 'beeld'
  | 'pdf'
  | 'begroting'
  | 'geen-plantabel'
  | 'geldig-vanaf-in-de-toekomst';

export interface ImportProblem {
  readonly code: ImportProblemCode;
  readonly tekst: string;
}

const texts: Readonly<Record<ImportProblemCode, string>> = {
  leeg: 'Het document is leeg. Kies het bestand met de plantabel en probeer het opnieuw.',
  'te-groot': 'Het document is groter dan 5 MB. Bewaar alleen de plantabel en probeer het opnieuw.',
  'regel-te-lang': 'Het document heeft een regel van meer dan 1 MB. Controleer of dit een plantabel is en bewaar haar als tekst, TSV of CSV.',
  'te-veel-regels': 'Het document heeft meer dan 20.000 regels. Bewaar alleen de plantabel en probeer het opnieuw.',
  binair: 'Dit is geen leesbare tekst. Bewaar het document als platte tekst, TSV of CSV, in de codering UTF-8, en probeer het opnieuw.',
  'te-veel-rijen': 'Het bestand heeft meer dan 25.000 gevulde rijen. Bewaar alleen de plantabel en probeer het opnieuw.',
  'uitgepakt-te-groot':
    'Het bestand wordt uitgepakt groter dan 64 MB en is niet gelezen. Bewaar alleen de plantabel, zonder afbeeldingen, en probeer het opnieuw.',
  beschadigd: 'Het bestand is beschadigd: het is niet uit te pakken. Open het, bewaar het opnieuw en probeer het nog eens.',
  onveilig:
    'Het bestand bevat verwijzingen of nesting die in geen gewoon document staan, en is daarom niet gelezen. Open het en bewaar het opnieuw als XLSX of DOCX.',
  wachtwoord: 'Het bestand is met een wachtwoord beveiligd. Haal het wachtwoord eraf (Bestand, Info, Beveiligen) en probeer het opnieuw.',
  'oude-word': 'Dit is een Word-bestand van vóór 2007 (.doc). Open het, sla het op als .docx en probeer het opnieuw.',
  'oude-excel': 'Dit is een Excel-bestand van vóór 2007 (.xls). Open het, sla het op als .xlsx en probeer het opnieuw.',
  'oude-office': 'Dit is een Office-bestand van vóór 2007. Open het, sla het op als .docx of .xlsx en probeer het opnieuw.',
  'onbekend-pakket': 'Dit is een zip-bestand, maar geen document van Word, Excel of LibreOffice. Kies het document zelf (.xlsx, .docx, .ods of .odt).',
  beeld: 'Dit is een afbeelding. Een plan wordt gelezen uit tekst of een tabel: kies het document waar de afbeelding van gemaakt is.',
  pdf: 'Dit is een PDF. Sla de tabel op als XLSX, DOCX, tekst, TSV of CSV en probeer het opnieuw.',
  begroting: 'Dit lijkt een begroting: een tabel met bedragen per jaar, zonder trekker, planning of status. Kies het document met de acties.',
  'geen-plantabel':
    'Geen plantabel gevonden. Verwacht wordt een tabel met een kolom voor de acties en ten minste een voor trekker, planning, betrokkenen of status,' +
    ' of een formulier of projectblad met vragen daarover.',
  'geldig-vanaf-in-de-toekomst':
    'geldigVanaf ligt in de toekomst. Wat nog moet ingaan is geen feit: lees het document in zodra het geldt, of laat geldigVanaf weg.',
};

/** @param seen a further sentence about the document at hand */
export const importProblem = (code: ImportProblemCode, seen = ''): ImportProblem => ({ code, tekst: seen === '' ? texts[code] : `${texts[code]} ${seen}` });
