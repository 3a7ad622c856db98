import { findPersoonsgegevens, firstDay, hasPersoonsverwijzing, type Datum, type Periode } from '@actiespoor/kernel';
import type { PlanId } from '@actiespoor/plan';
import { codeSleutel, planIdInDocument } from '@actiespoor/plan/model';

import { bevinding, type Bevinding } from './bevinding.js';
import type { ImportContext } from './context.js';
import type { Gelezen, GelezenActie, GelezenKnoop, LayoutContents, Regelsoort, Samenvatting } from './gelezen.js';
import type { PlanDocument, Rij } from './layout/document.js';
import { readerOf } from './layout/recognise.js';
import { stripTags } from './layout/markup.js';
import { screen, strangeReferences } from './screening/screening.js';
import { optional } from './text.js';
import { readDatum } from './values/date-words.js';
import { organisatiesOf } from './values/organisaties.js';

interface PlanHeading {
  readonly planId: PlanId;
  readonly titel: string;
  readonly periode: Periode;
  readonly geldigVanaf?: Datum;
  readonly bevindingen: readonly Bevinding[];
}

const withoutTitle: Pick<Rij, 'regel' | 'velden'> = { regel: 1, velden: {} };

/** The name of a file as a title, unless it holds personal data. */
const nameOfFile = (filename: string | undefined): string => {
  const titel = (filename ?? '')
    .replace(/\.[a-z]{1,5}$/iu, '')
    .replaceAll(/[-_]+/gu, ' ')
    .trim();
  return findPersoonsgegevens(filename ?? '').length > 0 || hasPersoonsverwijzing(titel) ? '' : titel;
};

const headFindings = (
  regel: number,
  { titel, periode: { van } }: Pick<PlanHeading, 'titel' | 'periode'>,
  geldigVanaf: Datum | undefined,
): readonly Bevinding[] => [
  ...(titel === '' ? [bevinding('titel-ontbreekt', regel, 'Het document noemt geen titel van het plan. Corrigeer het veld "titel" op deze regel.')] : []),
  ...(van === undefined
    ? [
        bevinding(
          'periode-ontbreekt',
          regel,
          'Het document noemt geen periode van het plan. Corrigeer het veld "periode" op deze regel, bijvoorbeeld 2021-2024.',
        ),
      ]
    : []),
  ...(van !== undefined && geldigVanaf === undefined
    ? [bevinding('geldig-vanaf-afgeleid', regel, `Niet is opgegeven vanaf wanneer dit geldt; aangehouden is het begin van het plan, ${firstDay(van)}.`)]
    : []),
];

const periodeOf = (text: string): Periode => {
  const { van, tot } = readDatum(text) ?? {};
  return { ...optional('van', van), ...optional('tot', tot) };
};

const firstDayOf = ({ van }: Periode): Datum | undefined => (van === undefined ? undefined : firstDay(van));

/** Title and period from the first row, and the id derived from them. */
const readPlanHeading = (rijen: readonly Rij[], { eigenaar, filename, geldigVanaf }: ImportContext): PlanHeading => {
  const { regel, velden } = rijen.find(({ soort }) => soort === 'titel') ?? withoutTitle;
  const titel = stripTags(velden['titel'] ?? '') || nameOfFile(filename);
  const periode = periodeOf(velden['periode'] ?? '');
  return {
    planId: planIdInDocument({ eigenaar, titel, periode }),
    titel,
    periode,
    ...optional('geldigVanaf', geldigVanaf ?? firstDayOf(periode)),
    bevindingen: headFindings(regel, { titel, periode }, geldigVanaf),
  };
};

const countKnopen = (knopen: readonly GelezenKnoop[]): number => knopen.reduce((sum, knoop) => sum + 1 + countKnopen(knoop.knopen), 0);

const summarise = ({ knopen, acties, koppelingen }: LayoutContents, bevindingen: readonly Bevinding[]): Samenvatting => ({
  knopen: countKnopen(knopen),
  acties: acties.filter(({ soort }) => soort === 'actie').length,
  deelacties: acties.reduce((sum, { deelacties }) => sum + deelacties.length, 0),
  verwijzingen: koppelingen.filter(({ soort }) => soort === 'tevensOnder' || soort === 'zieOok').length,
  waarschuwingen: bevindingen.filter(({ ernst }) => ernst === 'waarschuwing').length,
});

/** Pairs of rows that would get the same id. */
const duplicates = (acties: readonly GelezenActie[]): readonly Bevinding[] => {
  const byKey = Map.groupBy(
    acties.flatMap((actie) => [actie, ...actie.deelacties]),
    ({ sleutel }) => sleutel,
  );
  return [...byKey.values()].flatMap(([first, ...others]) =>
    others.map(({ regel, code }) =>
      bevinding(
        'dubbele-code',
        regel,
        code === undefined
          ? `Deze omschrijving staat ook op regel ${first?.regel}. Geef een van beide een code of een andere omschrijving.`
          : `Code ${code} staat ook op regel ${first?.regel}. Geef een van beide een andere code.`,
      ),
    ),
  );
};

const beside = (knopen: readonly GelezenKnoop[]): readonly (readonly GelezenKnoop[])[] => [knopen, ...knopen.flatMap((knoop) => beside(knoop.knopen))];

/** Headings beside each other, of one level, with one code. */
const doubleHeadings = (knopen: readonly GelezenKnoop[]): readonly Bevinding[] =>
  beside(knopen)
    .flatMap((samen) => [
      ...Map.groupBy(
        samen.filter(({ code }) => code !== undefined),
        ({ niveau, code = '' }) => `${codeSleutel(niveau)}|${codeSleutel(code)}`,
      ).values(),
    ])
    .flatMap(([first, ...others]) =>
      others.map(({ regel, niveau, code = '' }) =>
        bevinding('dubbele-code', regel, `${niveau} ${code} staat ook op regel ${first?.regel}. Geef een van beide een andere code.`),
      ),
    );

const regelsoortenOf = (rijen: readonly Rij[]): readonly Regelsoort[] =>
  [...Map.groupBy(rijen, ({ soort }) => soort)].map(([soort, found]) => ({ soort, regels: [...new Set(found.map(({ regel }) => regel))] }));

const byLine = (bevindingen: readonly Bevinding[]): readonly Bevinding[] => bevindingen.toSorted((a, b) => a.regel - b.regel);

/** Reads the values of a document from its rows, and from nothing else. */
export const interpret = (document: PlanDocument, context: ImportContext): Gelezen => {
  const { bevindingen: aboutHead, ...kop } = readPlanHeading(document.rijen, context);
  const organisaties = organisatiesOf(context);
  const screened = screen(document.rijen, { planId: kop.planId, organisaties, kenmerkVan: context.kenmerkVan });
  const inhoud = readerOf(document.indeling).read(screened.rijen, { organisaties, eigenaar: context.eigenaar });
  const bevindingen = byLine([
    ...document.bevindingen,
    ...aboutHead,
    ...screened.bevindingen,
    ...inhoud.bevindingen,
    ...duplicates(inhoud.acties),
    ...doubleHeadings(inhoud.knopen),
    ...strangeReferences([...inhoud.knopen, ...inhoud.acties, ...inhoud.koppelingen], screened),
  ]);
  return {
    ...kop,
    soort: context.eigenaar.startsWith('SV-') ? 'regionaal' : 'lokaal',
    eigenaar: context.eigenaar,
    ...inhoud,
    personen: screened.personen,
    bevindingen,
    samenvatting: summarise(inhoud, bevindingen),
    kolommen: document.rijen.flatMap(({ regel, kolommen }) => (kolommen ? [{ regel, kolommen }] : [])),
    regelsoorten: regelsoortenOf(document.rijen),
    document,
  };
};
