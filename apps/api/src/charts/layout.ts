/** Sizes in pixels of the picture's own coordinates; the picture scales as a whole. */
export const sizes = { width: 960, panel: 250, between: 64, head: 60, left: 76, right: 190, line: 17, margin: 24 } as const;

const charactersPerLine = 138;

/** Breaks a text into lines at its spaces. */
export const wrap = (text: string, width: number = charactersPerLine): readonly string[] => {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < width) lines.splice(-1, 1, `${last} ${word}`);
    else lines.push(word);
  }
  return lines;
};

export const topOfPanel = (index: number): number => sizes.head + sizes.between / 2 + index * (sizes.panel + sizes.between);

export const heightOf = (panels: number, footnoteLines: number): number => topOfPanel(panels) + footnoteLines * sizes.line + sizes.margin;
