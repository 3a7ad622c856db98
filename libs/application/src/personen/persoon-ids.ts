/** The ids of a person in the events. Only the key of the installation makes them, from the name of the person elsewhere. */
export interface Kenmerk {
  readonly id: string;
  /** Ids of the same person under former keys, and from the time before there was a key. */
  readonly vroeger: readonly string[];
}

export interface PersoonIds {
  /** The person that an issuer calls `sub`. */
  medewerker(issuer: string, sub: string): Kenmerk;
  /** A person who is named in the document of a plan. */
  inDocument(planId: string, naam: string): Kenmerk;
  /** A user of the machine that the command line runs on. */
  systeemgebruiker(naam: string): Kenmerk;
  /** Fingerprints of the keys, which do not reveal them; the present one first. */
  readonly vingerafdrukken: readonly string[];
}

/** True if an id can have been made with a key. Earlier ids follow from a name alone, so that anybody can make them. */
export const isKeyedId = (id: string): boolean => id.charAt(14) === '8';
