/** A telephone number as a text has it. */
export interface Phone {
  readonly at: number;
  readonly written: string;
  /** Its digits without the country's code or the first 0, so that "+33 1 …" and "01 …" are equal. */
  readonly digits: string;
}

const gap = String.raw`[\s\u00a0\u202f.()/-]{0,3}`;
/** An international number; a French one in pairs; one whose first group cannot be a date or an hour. */
const phone = new RegExp(
  String.raw`(?<![\p{L}\p{N}.,:/+-])(?:(?:\+|00)[1-9](?:${gap}\d){7,13}|0[1-9](?<gap>[\s\u00a0\u202f.-]?)\d\d(?:\k<gap>\d\d){3}|\(?0\d{2,5}\)?[\s\u00a0\u202f/-]{1,3}\d{2,}(?:[\s\u00a0\u202f-]?\d{2,}){0,4}|0[\s\u00a0\u202f]8\d\d[\s\u00a0\u202f]\d{3}[\s\u00a0\u202f]\d{3})(?![\p{L}\p{N}]|[:.,/-]\d)`,
  'gu',
);
const countryCodes = /^(?:\+|00)(?:1|2[07]|3[0123469]|4[013-9]|5[1-8]|6[0-6]|7|8[1246]|9[0-58]|\d{3})/u;
const fewestDigits = 7;

/** Lists the telephone numbers in a text. Short ones, such as 112, are too much like other figures. Pure; linear. */
export function phonesIn(text: string): readonly Phone[] {
  return Array.from(text.matchAll(phone)).flatMap((match) => {
    const written = match[0];
    const digits = nationalDigits(written);
    return digits.length < fewestDigits ? [] : [{ at: match.index, written, digits }];
  });
}

function nationalDigits(written: string): string {
  const bare = written.replaceAll(/\(0\)|[^\d+]/gu, '');
  const national = bare.replace(countryCodes, '');
  return national.replace(/^0/u, '');
}
