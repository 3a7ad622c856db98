import type { BordActie, BordOrganisatie, BordPlan, Regiobord } from '@actiespoor/voortgang';

import { csvHead, csvLines } from '../edge/csv.js';

const columns = [
  'plan',
  'eigenaar',
  'onderdeel',
  'hoofdactie',
  'code',
  'actie',
  'soort',
  'schaal',
  'organisatie',
  'naam',
  'deelname',
  'status',
  'sinds',
  'onzeker',
  'vervallenOp',
] as const;

interface Rondom {
  readonly plan: BordPlan | undefined;
  readonly hoofdactie: BordActie | undefined;
  readonly namen: ReadonlyMap<BordOrganisatie['organisatie'], string>;
}

const onderdeelOf = ({ knoopId }: BordActie, plan: BordPlan | undefined): string | undefined => {
  const knoop = plan?.knopen.find((een) => een.knoopId === knoopId);
  return knoop && [knoop.code, knoop.titel].filter((deel) => deel !== undefined).join(' ');
};

const yes = (isSo: boolean | undefined): string => (isSo ? 'ja' : '');

const actieCells = (actie: BordActie, { plan, hoofdactie }: Rondom): object => ({
  plan: plan?.titel,
  eigenaar: plan?.eigenaar,
  onderdeel: onderdeelOf(hoofdactie ?? actie, plan),
  hoofdactie: hoofdactie && (hoofdactie.code ?? hoofdactie.omschrijving),
  code: actie.code,
  actie: actie.omschrijving,
  soort: actie.soort,
  schaal: actie.schaal?.tekst,
  onzeker: yes(actie.onzeker),
  vervallenOp: actie.vervallen?.op,
});

/** One line per organisatie, and one if there is none; a divided actie is in the lines of its deelacties. */
const linesOf = (actie: BordActie, rondom: Rondom): readonly object[] => {
  const cells = actieCells(actie, rondom);
  const delen = actie.deelacties.flatMap((deelactie) => linesOf(deelactie, { ...rondom, hoofdactie: actie }));
  if (actie.uitvoeringen.length === 0) return delen.length === 0 ? [cells] : delen;
  const eigen = actie.uitvoeringen.map(({ organisatie, deelname, status, sinds, onzeker }) => ({
    ...cells,
    organisatie,
    naam: rondom.namen.get(organisatie),
    deelname,
    status,
    sinds,
    onzeker: yes(onzeker ?? actie.onzeker),
  }));
  return [...eigen, ...delen];
};

/** The board as a table that Dutch Excel opens: one line per actie and organisatie. */
export const regiobordCsv = ({ plannen, acties, organisaties }: Regiobord): string => {
  const plan = new Map(plannen.map((een) => [een.planId, een]));
  const namen = new Map(organisaties.map(({ organisatie, naam }) => [organisatie, naam]));
  return (
    csvHead(columns) +
    csvLines(
      columns,
      acties.flatMap((actie) => linesOf(actie, { plan: plan.get(actie.planId), hoofdactie: undefined, namen })),
    )
  );
};
