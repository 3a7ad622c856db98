import type { OrganisatieCode, OrganisatieGegevens } from '@actiespoor/plan/events';
import { ledenIn } from '@actiespoor/plan/model';

import type { Medewerker } from './medewerker.js';
import { mayReadPlan, type PlanFeiten } from './rechten.js';

/** All organisaties in one year, as rights need them. */
export interface RegisterInYear {
  readonly alle: readonly OrganisatieGegevens[];
  readonly jaar: number;
}

// A Veilig Thuis region has members as well, and is no samenwerkingsverband: it gives nobody a right to read along.
const verbandenIn = ({ alle }: RegisterInYear): readonly OrganisatieGegevens[] => alle.filter(({ organisatie }) => organisatie.startsWith('SV-'));

/** The facts that decide on reading and writing the plans of an owner: the one rule for lists, by id, histories and spoor. */
export const planFeitenOf = (eigenaar: OrganisatieCode, register: RegisterInYear): PlanFeiten => {
  const verbanden = verbandenIn(register);
  const eigen = verbanden.find(({ organisatie }) => organisatie === eigenaar);
  const around = verbanden.filter((een) => een.organisatie !== eigenaar && ledenIn(een, register.jaar).includes(eigenaar));
  return { eigenaar, leden: eigen ? ledenIn(eigen, register.jaar) : [], verbanden: around.map(({ organisatie }) => organisatie) };
};

/** The owners whose plans a medewerker may read, by the same rule: it checks every owner for which the rule can hold. */
export const readableOwners = (medewerker: Medewerker, register: RegisterInYear): readonly OrganisatieCode[] => {
  const own = medewerker.organisaties as readonly OrganisatieCode[];
  const touched = verbandenIn(register).flatMap((verband) => {
    const kring = [verband.organisatie, ...ledenIn(verband, register.jaar)];
    return kring.some((code) => own.includes(code)) ? kring : [];
  });
  return [...new Set([...own, ...touched])].filter((eigenaar) => mayReadPlan(medewerker, planFeitenOf(eigenaar, register)));
};
