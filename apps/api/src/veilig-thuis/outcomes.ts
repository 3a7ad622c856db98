import type { Ontvangen } from '@actiespoor/application';
import type { Bevindingsoort } from '@actiespoor/veilig-thuis';

import { invalidInput, tooLarge } from '../edge/problem.js';
import type { InvalidParam } from '../validation/invalid-params.js';
import { placeOf } from './antwoorden.js';

type Loaded = Extract<Ontvangen, { readonly outcome: 'loaded' }>;

const faultsOf = ({ code, aantal, eerste }: Bevindingsoort): readonly InvalidParam[] => {
  const rest = aantal - eerste.length;
  const named = eerste.map((one) => ({ name: placeOf(one) || 'levering', reason: `${one.tekst} [${code}]` }));
  return rest > 0 ? [...named, { name: code, reason: `komt nog ${String(rest)} keer voor` }] : named;
};

/** The delivery that was recorded. @throws ProblemException 400 with every fault, 413 */
export const loadedOr = (ontvangen: Ontvangen): Loaded => {
  switch (ontvangen.outcome) {
    case 'loaded':
      return ontvangen;
    case 'useless':
      throw invalidInput(
        ontvangen.lezing
          .bevindingen()
          .filter(({ ernst }) => ernst === 'fout')
          .flatMap(faultsOf),
      );
    case 'too-many':
      throw tooLarge(`Een levering mag hoogstens ${String(ontvangen.most)} waarnemingen hebben; er is niets vastgelegd. Vraag CBS om een deel van de tabel.`);
  }
};
