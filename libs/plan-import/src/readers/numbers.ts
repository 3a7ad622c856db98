/** A number as a plan writes it: a comma for decimals, and no noise behind the digits that a person typed. */
export const decimal = (value: number): string => String(Number(value.toPrecision(15))).replace('.', ',');
