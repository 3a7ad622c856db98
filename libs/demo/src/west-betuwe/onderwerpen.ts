import type { KnoopId } from '@actiespoor/plan';
import { demoId } from '@actiespoor/plan/model';

import { westBetuwe } from '../personen.js';
import { actie, kader, plan } from '../verhaal/onderwerpen.js';

// The subjects of the story of West Betuwe, by name.

export const regioAanpak = kader('regio-aanpak-hgkm-2021-2024');
export const lokaalPlan = plan('west-betuwe-hgkm-2022-2025', westBetuwe);

const knoop = (naam: string): KnoopId => demoId('knoop', `west-betuwe/${naam}`);

/** The plan in preparation has the four actielijnen of the region. Three become its own, the fourth splits into the themes. */
export const preventie = knoop('preventie');
export const teamSociaal = knoop('team-sociaal');
export const ketenpartners = knoop('ketenpartners');
export const vierdeActielijn = knoop('vierde-actielijn');

export const kinderenInBeeld = knoop('thema-kinderen');
export const samenVeilig = knoop('thema-samenwerken-aan-veiligheid');
export const tegenFinancieelMisbruik = knoop('thema-financieel-misbruik');
export const scheidingen = knoop('thema-complexe-scheidingen');

export const inspiratiesessie = demoId('consultatie', 'west-betuwe/inspiratiesessie');
export const reactieronde = demoId('consultatie', 'west-betuwe/reactieronde');
export const adviesAdviesraad = demoId('consultatie', 'west-betuwe/adviesraad');

const vanPlan = (naam: string) => actie(lokaalPlan, naam);

// Already running in 2021.
export const omgangshuis = vanPlan('omgangshuis');
export const zelfscan = vanPlan('zelfscan');
export const jaarlijkseTraining = vanPlan('jaarlijkse-training');
export const aandachtsfunctionarissen = vanPlan('aandachtsfunctionarissen');
export const samenWerkenTraining = vanPlan('training-samen-werken-aan-veiligheid');
export const veiligheidsplannen = vanPlan('veiligheidsplannen');
export const werkafspraken = vanPlan('werkafspraken-veilig-thuis');
export const casusregie = vanPlan('casusregie');
export const themaAandacht = vanPlan('thema-aandacht');
export const verdiepingssessies = vanPlan('verdiepingssessies');
export const leerbijeenkomst = vanPlan('leerbijeenkomst');
export const raadInformeren = vanPlan('raad-informeren');

// New in the plan of 2022.
export const meldcodeOnderwijs = vanPlan('meldcode-onderwijs');
export const theaterEnLessen = vanPlan('theater-en-lessen');
export const campagnes = vanPlan('campagnes');
export const themabijeenkomst = vanPlan('themabijeenkomst');
export const alliantie = vanPlan('lokale-alliantie');
export const conflicthantering = vanPlan('conflicthantering');
export const aandachtScheidingen = vanPlan('aandachtsfunctionarissen-scheidingen');
export const kiesEnGezinsloket = vanPlan('kies-en-gezinsloket');
export const ouderschapsbemiddeling = vanPlan('ouderschapsbemiddeling');
export const monitor = vanPlan('monitor');
