/** One line of a panel: a value for each position of the axis, undefined where there is none. */
export interface ChartLine {
  readonly name: string;
  readonly values: readonly (number | undefined)[];
  /** Positions with a value that may still change; drawn as an open mark. */
  readonly provisional: ReadonlySet<number>;
  /** Positions without a value, each with the word that tells why. */
  readonly missing: ReadonlyMap<number, string>;
}

/** One pair of axes. The lines share a unit; the vertical axis begins at zero. */
export interface ChartPanel {
  readonly title: string;
  readonly unit: string;
  readonly positions: readonly string[];
  readonly lines: readonly ChartLine[];
  /** The first position of a new series of figures: no line is drawn into it. */
  readonly breakAt?: number;
}

/** A picture that can be read without colour, and without seeing it. */
export interface Chart {
  readonly title: string;
  /** The content of the picture in words, for who does not see it. */
  readonly description: string;
  readonly panels: readonly ChartPanel[];
  /** Caveats and sources, below the panels. */
  readonly footnotes: readonly string[];
}
