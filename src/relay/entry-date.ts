/** Nothing on the web is older. */
const firstYear = 1991;

/** Zones of Europe by name, which `Date` does not know. */
const zones: Readonly<Record<string, string>> = {
  WET: '+0000',
  WEST: '+0100',
  BST: '+0100',
  CET: '+0100',
  MEZ: '+0100',
  CEST: '+0200',
  MESZ: '+0200',
  EET: '+0200',
  EEST: '+0300',
};
const zoneAtEnd = /(?<=\d\s*)(?:WES?T|BST|CES?T|MEZ|MESZ|EES?T)$/iu;
const zoned = /:\d\d.*(?:[+-]\d|(?<![a-z])(?:z|utc?|gmt|[ecmp][sd]t)(?![a-z]))/iu;

/** Tells whether a date may be hours or months off: without a zone, or with only digits for its month. */
export function isVague(written: string): boolean {
  return !zoned.test(withOffset(written)) || /^\s*\d{1,2}[/.]\d/u.test(written);
}

/** Writes the offset of a zone that is given by name. */
function withOffset(written: string): string {
  return written.trim().replace(zoneAtEnd, (name) => zones[name.toUpperCase()] ?? name);
}

/** Reads a date as feeds write it; null if it is missing, impossible, or older than the web. */
export function dateOf(written: string | undefined): Date | null {
  const date = new Date(withOffset(written ?? ''));
  return Number.isNaN(date.getTime()) || date.getUTCFullYear() < firstYear ? null : date;
}
