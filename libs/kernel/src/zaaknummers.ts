/** Takes the place of a removed part of a text, so that no pattern continues across it. A bare text has no such character. */
export const gone = '\ue000';

const urls = /(?:https?:\/\/|(?<![\p{L}\p{N}])www\.)[^\s<>"']+/giu;

// A telephone number after such a word still counts as one.
const number = String.raw`(?!\(?0[1-9]|\+|00[1-9]|31 ?6)(?=[\p{L}\d./_-]*\d)[\p{L}\d]{1,20}(?:[./_-][\p{L}\d]{1,20}){0,6}`;
const suffix = String.raw`-?(?:nummers?|nrs?\.?|id|kenmerk)`;
const subjects = String.raw`(?:zaak|besluit|(?:raads|college|bestuurs)(?:besluit|voorstel)|kenmerk|referentie)(?:${suffix})?`;
const registers = String.raw`(?:registratie|document|factuur|order|ticket|kvk|corsa|verseon|djuma|oin)${suffix}`;
const announced = new RegExp(String.raw`(?<!\p{L})(?:${subjects}|${registers})(?:,? (?:is|was|luidt|nummer|nr\.?|no\.?))?[ :=#(-]{1,3}${number}`, 'giu');

// Z/23/123456, D2023-0012345, and 2023.123456.
const formed = /(?<![\p{L}\d])(?:\p{L}{1,8}[-/.]?(?:[123]\d|(?:19|20)\d{2})[-/.]|(?:19|20)\d{2}[-/.])\d{5,12}(?![\d]|[-/. ]\d)/gu;

// The numbers of a regulation, a case or a document, and of a bank account.
const registered = /(?<![\p{L}\p{N}])(?:(?:CVDR|BWB[RVW]|[ZD])\d{5,12}|NL\d{2} ?[A-Z]{4}(?: ?\d){10})(?!\d)/gu;

// An RSIN has the form of a burgerservicenummer, but belongs to an organisation.
const nine = String.raw`\d(?:[ .]?\d){8}(?!\d)`;
const rsins = [
  new RegExp(String.raw`(?<!\p{L})rsin(?!\p{L})[^\d\n;,]{0,40}${nine}`, 'giu'),
  new RegExp(String.raw`(?<!\d)${nine}[ (]{1,3}(?:het )?rsin(?!\p{L})`, 'giu'),
];

/** A bare text without the numbers that, by their form or by the words around them, number a case, a document or an organisation. */
export const withoutCaseNumbers = (bare: string): string =>
  [urls, announced, formed, registered, ...rsins].reduce((text, form) => text.replace(form, gone), bare);

export const withoutUrls = (bare: string): string => bare.replace(urls, gone);
