import type { OrganisatieGegevens } from '@actiespoor/plan';

import { gemeenten } from './gemeenten.js';
import { samenwerking } from './samenwerking.js';
import { veiligThuisRegios } from './veilig-thuis-regios.js';

/**
 * The organisaties that every start of the product begins with, demo or not: gemeenten first, so that a member
 * is known before what it is a member of. The operator adds to it and changes it.
 */
export const startset: readonly OrganisatieGegevens[] = [...gemeenten, ...veiligThuisRegios, ...samenwerking];
