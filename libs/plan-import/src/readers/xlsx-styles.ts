import { optional } from '../text.js';
import { isDateFormat } from '../values/serial-date.js';
import { childOf, childrenOf, type XmlElement } from './xml.js';

/** The appearance of a cell, as far as it can mean something. */
export interface CellStyle {
  readonly isDate: boolean;
  readonly isStruck: boolean;
  readonly fill?: string;
}

const listOf = (styles: XmlElement, list: string, item: string): readonly XmlElement[] => {
  const parent = childOf(styles, list);
  return parent ? childrenOf(parent, item) : [];
};

const fillOf = (fill: XmlElement): string | undefined => {
  const pattern = childOf(fill, 'patternFill');
  const colour = childOf(pattern, 'fgColor')?.attributes['rgb'];
  return pattern?.attributes['patternType'] === 'solid' && colour !== undefined ? colour.slice(-6).toUpperCase() : undefined;
};

const isStruck = (font: XmlElement): boolean => {
  const strike = childOf(font, 'strike');
  return strike !== undefined && !['0', 'false'].includes(strike.attributes['val'] ?? '');
};

/** The styles that cells name by their number. */
export const readStyles = (styles: XmlElement | undefined): readonly CellStyle[] => {
  if (!styles) return [];
  const formats = new Map(listOf(styles, 'numFmts', 'numFmt').map(({ attributes }) => [Number(attributes['numFmtId']), attributes['formatCode']]));
  const fills = listOf(styles, 'fills', 'fill').map(fillOf);
  const fonts = listOf(styles, 'fonts', 'font').map(isStruck);
  return listOf(styles, 'cellXfs', 'xf').map(({ attributes }) => {
    const format = Number(attributes['numFmtId'] ?? 0);
    return {
      isDate: isDateFormat(format, formats.get(format)),
      isStruck: fonts[Number(attributes['fontId'] ?? 0)] === true,
      ...optional('fill', fills[Number(attributes['fillId'] ?? 0)]),
    };
  });
};
