import { type FilingReport, plaatsVan } from '@actiespoor/integrity';

import { CliFault } from '../faults.js';
import { counted } from '../terminal/text.js';

const shownAtMost = 10;

/** Reports faults that the finished export cannot show, so that nobody takes it away unaware. @throws CliFault if there are any */
export const mustBeFiledRight = ({ bevindingen, aantalBevindingen }: FilingReport): void => {
  if (aantalBevindingen === 0) return;
  const more = aantalBevindingen - Math.min(bevindingen.length, shownAtMost);
  throw new CliFault(
    [
      `De export is er, met wat de gebeurtenissen zelf zeggen. In de databank klopt dat niet: ${counted(aantalBevindingen, 'bevinding', 'bevindingen')}.`,
      ...bevindingen.slice(0, shownAtMost).map((bevinding) => `  ${plaatsVan(bevinding)}: ${bevinding.melding}`),
      ...(more > 0 ? [`  … en nog ${counted(more, 'bevinding', 'bevindingen')}; events verify noemt ze.`] : []),
    ].join('\n'),
  );
};
