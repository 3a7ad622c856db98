import type { OrganisatieGegevens } from '@actiespoor/plan';

import { gemeenten } from './gemeenten.js';
import { samenwerking } from './samenwerking.js';
import { veiligThuisRegios } from './veilig-thuis-regios.js';

/**
 * The first organisaties of every installation, demo or not: gemeenten come first, so that a member is known before the
 * organisatie it belongs to. The operator adds to this set and changes it.
 */
export const startset: readonly OrganisatieGegevens[] = [...gemeenten, ...veiligThuisRegios, ...samenwerking];
