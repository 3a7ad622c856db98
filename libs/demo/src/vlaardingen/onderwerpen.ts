import type { KnoopId } from '@actiespoor/plan';
import { demoId } from '@actiespoor/plan/model';

import { vlaardingen } from '../personen.js';
import { actie, kader, plan } from '../verhaal/onderwerpen.js';

// The subjects of the story of Vlaardingen, by name.

export const regiovisie = kader('regiovisie-ghnt-rotterdam-rijnmond-2020-2023');
export const bovenregionaalPlan = kader('bovenregionaal-plan-hgkm-2021');
export const lokaleUitwerking = plan('vlaardingen-hgkm-2022-2023', vlaardingen);

const knoop = (naam: string): KnoopId => demoId('knoop', `vlaardingen/${naam}`);

export const expertise = knoop('prioriteit-1');
export const zelfdeKern = knoop('prioriteit-2');
export const samenSturen = knoop('prioriteit-3');

export const lokaalVeld = demoId('consultatie', 'vlaardingen/lokaal-veld');

const vanPlan = (naam: string) => actie(lokaleUitwerking, naam);

export const basistraining = vanPlan('basistraining');
export const verdieping = vanPlan('verdiepende-training');
export const meldcode = vanPlan('meldcode');
export const intensieveCasusregie = vanPlan('intensieve-casusregie');
export const ervaringsdeskundigen = vanPlan('ervaringsdeskundigen');
export const supportgroep = vanPlan('supportgroep');
export const bestuurlijkOverleg = vanPlan('bestuurlijk-integraal-overleg');
export const maassluisEnSchiedam = vanPlan('maassluis-en-schiedam');
export const afsprakenMvs = vanPlan('afspraken-mvs');
export const tactischOverleg = vanPlan('tactisch-overleg');
export const opgroeienInVeiligheid = vanPlan('opgroeien-in-veiligheid');
