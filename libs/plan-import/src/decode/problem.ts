/** The reason why a document cannot be read at all. */
export type ImportProblemCode =
  'leeg' | 'te-groot' | 'regel-te-lang' | 'te-veel-regels' | 'binair' | 'word-of-excel' | 'pdf' | 'geen-plantabel' | 'geldig-vanaf-in-de-toekomst';

export interface ImportProblem {
  readonly code: ImportProblemCode;
  readonly tekst: string;
}

const texts: Readonly<Record<ImportProblemCode, string>> = {
  leeg: 'Het document is leeg. Kies het bestand met de plantabel en probeer het opnieuw.',
  'te-groot': 'Het document is groter dan 5 MB. Bewaar alleen de plantabel, als tekst, TSV of CSV, en probeer het opnieuw.',
  'regel-te-lang': 'Het document heeft een regel van meer dan 1 MB. Controleer of dit een plantabel is en bewaar haar als tekst, TSV of CSV.',
  'te-veel-regels': 'Het document heeft meer dan 20.000 regels. Bewaar alleen de plantabel en probeer het opnieuw.',
  binair: 'Dit is geen leesbare tekst. Bewaar het document als platte tekst, TSV of CSV, in de codering UTF-8, en probeer het opnieuw.',
  'word-of-excel':
    'Dit is een bestand van Word of Excel; die kunnen later worden gelezen. Sla de tabel op als tekst, TSV of CSV' +
    ' (in Excel: Opslaan als, CSV UTF-8) en probeer het opnieuw.',
  pdf: 'Dit is een PDF. Sla de tabel op als tekst, TSV of CSV en probeer het opnieuw.',
  'geen-plantabel':
    'Geen plantabel gevonden. Verwacht wordt een tabel met de kolommen Acties/prestaties, Betrokken actoren, Regionaal / lokaal, Trekker en Wanneer,' +
    ' of een actieformulier met de velden Huidige stand van zaken, Omschrijving actie, Beoogd resultaat, Regionale samenwerking, Wie gaat dit doen,' +
    ' Planning en Kosten en dekking.',
  'geldig-vanaf-in-de-toekomst':
    'geldigVanaf ligt in de toekomst. Wat nog moet ingaan is geen feit: lees het document in zodra het geldt, of laat geldigVanaf weg.',
};

export const importProblem = (code: ImportProblemCode): ImportProblem => ({ code, tekst: texts[code] });
