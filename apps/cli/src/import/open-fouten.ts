import { type Bevinding, type Correctiefout, type Gelezen, isAcceptable } from '@actiespoor/plan-import';
import { type StepRefusal, afwijzingRegel } from '@actiespoor/application';

import { counted } from '../terminal/text.js';

/** The fields of a row; of a head row its columns without a role. */
const fieldsOf = ({ velden, kolommen }: Gelezen['document']['rijen'][number]): readonly string[] =>
  kolommen ? kolommen.filter(({ reden }) => reden === 'onbekend').map(({ kolom }) => `kolom ${kolom}`) : Object.keys(velden);

const fieldsOn = ({ document }: Gelezen, regel: number): readonly string[] => [
  ...new Set(document.rijen.filter((rij) => rij.regel === regel).flatMap(fieldsOf)),
];

const correctieFor = (gelezen: Gelezen, regel: number): string => {
  const fields = fieldsOn(gelezen, regel);
  return fields.length === 0
    ? 'hier is niets te corrigeren; pas het document aan'
    : `--correctie '${String(regel)}:VELD=WAARDE', met als VELD ${fields.join(', ')}`;
};

const waysOn = (gelezen: Gelezen, fouten: readonly Bevinding[], regel: number): string => {
  const canBeAccepted = fouten.filter((fout) => fout.regel === regel).every(isAcceptable);
  return `  regel ${String(regel)}: ${correctieFor(gelezen, regel)}${canBeAccepted ? `; of --aanvaard ${String(regel)} als het goed is zo` : ''}`;
};

/** Reports the faults that block the doorvoering, and the remedy for each line. */
export const openFoutenText = (gelezen: Gelezen, fouten: readonly Bevinding[]): string => {
  const regels = [...new Set(fouten.map(({ regel }) => regel))];
  return [
    `Het document heeft nog ${counted(fouten.length, 'fout', 'fouten')} en kan zo niet worden doorgevoerd. Geef mee:`,
    ...regels.map((regel) => waysOn(gelezen, fouten, regel)),
  ].join('\n');
};

/** The reasons why corrections failed. */
export const correctieFoutenText = (fouten: readonly Correctiefout[]): string =>
  ['Deze correcties kunnen niet:', ...fouten.map(({ tekst }) => `  ${tekst}`)].join('\n');

const weigeringLine = ({ regel, reden, details }: StepRefusal): string =>
  `  ${regel === undefined ? '' : `regel ${String(regel)}: `}${afwijzingRegel(reden, details)}`;

/** The reason why nothing was recorded and the next step, in the sentences of the API. */
export const afwijzingenText = (weigeringen: readonly StepRefusal[]): string =>
  ['Het plan kan zo niet worden doorgevoerd; er is niets vastgelegd.', ...weigeringen.map(weigeringLine)].join('\n');
