/** Each step once the one before is done. */
export const inOrder = async (...steps: readonly (() => Promise<void> | undefined)[]): Promise<void> => {
  for (const step of steps) await step();
};

/** The steps that close these parts. */
export const closing = (parts: readonly { close(): Promise<void> }[]) => parts.map((part) => () => part.close());
