/** A heading of the plan's main level, such as `Actielijn 1 …` or `Speerpunt 4: …`. */
export interface Heading {
  readonly niveau: string;
  readonly code: string;
  readonly titel: string;
}

const form = /^(actielijn|speerpunt|doel|prioriteit|thema|pijler|programmalijn)\s+(\d{1,2}|[A-Z])(?:[.:)]|\s|$)\s*[-–]?\s*(.*)$/iu;

export const headingOf = (text: string): Heading | undefined => {
  const [, niveau, code, titel] = form.exec(text) ?? [];
  if (niveau === undefined || code === undefined) return undefined;
  return { niveau: niveau.toLowerCase(), code, titel: titel || `${niveau} ${code}` };
};
