/** Who somebody is in the events: an id that only the key of the installation makes of what one is called elsewhere. */
export interface Kenmerk {
  readonly id: string;
  /** Ids of the same person under former keys, and of the time before there was a key. */
  readonly vroeger: readonly string[];
}

export interface PersoonIds {
  /** Whom an issuer calls `sub`. */
  medewerker(issuer: string, sub: string): Kenmerk;
  /** Who is named in the document of a plan. */
  inDocument(planId: string, naam: string): Kenmerk;
  /** A user of the machine that the command line runs on. */
  systeemgebruiker(naam: string): Kenmerk;
  /** By what a key is known without giving it away; the present one first. */
  readonly vingerafdrukken: readonly string[];
}

/** Whether an id can have been made with a key. Those of before follow from what somebody is called, so that anybody can make them. */
export const isKeyedId = (id: string): boolean => id.charAt(14) === '8';
