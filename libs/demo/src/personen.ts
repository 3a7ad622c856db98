import { demoId } from '@actiespoor/plan/model';

import { organisatieCode } from './startset/organisatie-code.js';
import type { DemoPersoon } from './verhaal/demo-stap.js';

export const westBetuwe = organisatieCode('GM1960');
export const bronckhorst = organisatieCode('GM1876');
export const vlaardingen = organisatieCode('GM0622');

type Aanstelling = Pick<DemoPersoon, 'rol' | 'organisatie'>;

const iemand = (naam: string, { rol, organisatie }: Aanstelling): DemoPersoon => ({
  id: demoId('persoon', `${organisatie}/${naam}`),
  naam,
  rol,
  organisatie,
});

export const beleidsmedewerkerWestBetuwe = iemand('Beleidsmedewerker jeugd', { rol: 'beleidsmedewerker', organisatie: westBetuwe });
export const kwaliteitsmedewerker = iemand('Kwaliteitsmedewerker Team Sociaal', { rol: 'trekker', organisatie: westBetuwe });
export const coordinatorAandacht = iemand('Coördinator aandachtsfunctionarissen', { rol: 'trekker', organisatie: westBetuwe });
export const regisseurScheidingen = iemand('Regisseur complexe scheidingen', { rol: 'trekker', organisatie: westBetuwe });

export const beleidsmedewerkerBronckhorst = iemand('Beleidsmedewerker sociaal domein', { rol: 'beleidsmedewerker', organisatie: bronckhorst });
export const coordinatorSociaalTeam = iemand('Coördinator sociaal team', { rol: 'trekker', organisatie: bronckhorst });
export const medewerkerOnderwijs = iemand('Medewerker onderwijs en jeugd', { rol: 'trekker', organisatie: bronckhorst });

export const beleidsmedewerkerVlaardingen = iemand('Beleidsmedewerker zorg en veiligheid', { rol: 'beleidsmedewerker', organisatie: vlaardingen });
export const teamleiderWijkteams = iemand('Teamleider wijkteams', { rol: 'trekker', organisatie: vlaardingen });
export const bestuursadviseur = iemand('Bestuursadviseur sociaal domein', { rol: 'trekker', organisatie: vlaardingen });
