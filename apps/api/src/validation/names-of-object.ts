/** Names that every object has of itself, such as `toString`: a look-up by such a name finds a value that nobody put there. */
export const namesOfObject: ReadonlySet<string> = new Set(Object.getOwnPropertyNames(Object.prototype));
