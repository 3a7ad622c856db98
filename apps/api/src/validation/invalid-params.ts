import type { ValidationError } from 'class-validator';

/** One fault of the input: its place (`planning.van`, `correcties[0].regel`) and the fault, without the value. */
export interface InvalidParam {
  readonly name: string;
  readonly reason: string;
}

const numberIn = (message: string): string => /-?\d+(?!.*\d)/.exec(message)?.[0] ?? '?';

const choicesIn = (message: string): string => message.slice(message.indexOf(':') + 1).trim();

/** The English messages of class-validator, in Dutch. The messages of our own rules are Dutch already. */
const translations: Readonly<Record<string, (message: string) => string>> = {
  arrayMaxSize: (message) => `mag hoogstens ${numberIn(message)} onderdelen hebben`,
  arrayMinSize: (message) => `moet minstens ${numberIn(message)} onderdelen hebben`,
  arrayUnique: () => 'mag niets dubbel noemen',
  isArray: () => 'moet een lijst zijn',
  isBoolean: () => 'moet true of false zijn',
  isDefined: () => 'is verplicht',
  isIn: (message) => `moet een van deze woorden zijn: ${choicesIn(message)}`,
  isInt: () => 'moet een geheel getal zijn',
  isNotEmpty: () => 'mag niet leeg zijn',
  isNumber: () => 'moet een getal zijn',
  isObject: () => 'moet een object zijn',
  isString: () => 'moet tekst zijn',
  matches: () => 'heeft niet de goede vorm',
  max: (message) => `mag hoogstens ${numberIn(message)} zijn`,
  maxLength: (message) => `mag hoogstens ${numberIn(message)} tekens hebben`,
  min: (message) => `moet minstens ${numberIn(message)} zijn`,
  minLength: (message) => `moet minstens ${numberIn(message)} tekens hebben`,
  nestedValidation: () => 'moet een object zijn',
  unknownValue: () => 'moet een object zijn',
  whitelistValidation: () => 'is hier geen bekende naam',
};

const forms: readonly string[] = ['isArray', 'isObject', 'isBoolean'];

const isEnglish = (message: string): boolean => /\b(must|should|expected)\b/.test(message);

const reasonOf = (rule: string, message: string): string => {
  if (!isEnglish(message)) return message;
  return translations[rule]?.(message) ?? 'klopt niet';
};

const isMissing = ({ value, constraints = {} }: ValidationError): boolean => value === undefined && !('whitelistValidation' in constraints);

const ownReasons = (error: ValidationError): readonly string[] => {
  const rules = Object.entries(error.constraints ?? {});
  if (rules.length > 0 && isMissing(error)) return [error.constraints?.['isNodig'] ?? 'is verplicht'];
  // Of a value of the wrong form nothing else can be said.
  const form = rules.find(([rule]) => forms.includes(rule));
  return [...new Set((form ? [form] : rules).map(([rule, message]) => reasonOf(rule, message)))];
};

const pathOf = (parent: string, property: string): string => {
  if (/^\d+$/.test(property)) return `${parent}[${property}]`;
  return parent === '' ? property : `${parent}.${property}`;
};

/** All faults, depth first, in the order of the fields. */
export const invalidParamsOf = (errors: readonly ValidationError[], parent = ''): readonly InvalidParam[] =>
  errors.flatMap((error) => {
    const name = pathOf(parent, error.property);
    const own = ownReasons(error).map((reason) => ({ name, reason }));
    return [...own, ...invalidParamsOf(error.children ?? [], name)];
  });
