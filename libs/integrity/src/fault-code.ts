/** Whether the machine gave this code with a fault, such as `ENOENT`. */
export const isCode = (fault: unknown, code: string): boolean =>
  typeof fault === 'object' && fault !== null && Reflect.get(fault, 'code') === code;
