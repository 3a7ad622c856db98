import type { Afwezigheid, Cijferernst, Gebiedsoort, Leveringsvorm } from '@actiespoor/veilig-thuis';

export const vormWords: Readonly<Record<Leveringsvorm, string>> = {
  'odata-v3': 'OData v3 (UntypedDataSet)',
  'odata-v4': 'OData v4 (Observations)',
  'statline-csv': 'CSV van StatLine',
};

export const afwezigWords: Readonly<Record<Afwezigheid, string>> = {
  onbekend: 'onbekend, onvoldoende betrouwbaar of geheim (.)',
  geheim: 'geheim (x)',
  'kan-niet': 'kan niet voorkomen (leeg)',
  nihil: 'nihil (-)',
  'zonder-reden': 'zonder reden',
};

export const gebiedWords: Readonly<Record<Gebiedsoort, readonly [one: string, more: string]>> = {
  land: ['land', 'landen'],
  landsdeel: ['landsdeel', 'landsdelen'],
  provincie: ['provincie', 'provincies'],
  'veilig-thuis-regio': ['Veilig Thuis-regio', "Veilig Thuis-regio's"],
  gemeente: ['gemeente', 'gemeenten'],
};

export const ernstWords: Readonly<Record<Cijferernst, string>> = { fout: 'Fouten', waarschuwing: 'Waarschuwingen', info: 'Ter informatie' };
