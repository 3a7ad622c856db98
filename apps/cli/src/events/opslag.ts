import { type Opslag, plaatsVan } from '@actiespoor/integrity';

import { CliFault } from '../faults.js';
import { counted } from '../terminal/text.js';

const shownAtMost = 10;

/** After an export, which is there: whoever takes it away must hear what does not show in it. @throws CliFault where something is not right */
export const mustBeFiledRight = ({ bevindingen, aantalBevindingen }: Opslag): void => {
  if (aantalBevindingen === 0) return;
  const more = aantalBevindingen - Math.min(bevindingen.length, shownAtMost);
  throw new CliFault([
    `De export is er, met wat de gebeurtenissen zelf zeggen. In de databank klopt dat niet: ${counted(aantalBevindingen, 'bevinding', 'bevindingen')}.`,
    ...bevindingen.slice(0, shownAtMost).map((bevinding) => `  ${plaatsVan(bevinding)}: ${bevinding.melding}`),
    ...(more > 0 ? [`  … en nog ${counted(more, 'bevinding', 'bevindingen')}; events verify noemt ze.`] : []),
  ].join('\n'));
};
