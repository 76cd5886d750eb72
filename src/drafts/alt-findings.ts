import { type Medium, mediumOf } from './medium.ts';

import { blocks, type FoundOf, warns } from './finding-kind.ts';
import type { FindingRule, RuleContext } from './finding-rule.ts';

const leastCharacters = 10;
const fileName = /^[^\n]*\.(?:jpe?g|png|gif|webp|heic|svg|mp4|m4v|mov|webm|mp3|m4a)$/iu;
const standIn =
  /^(?:img|dsc|pxl|capture|screenshot|image|photo|vid[ée]o|video|film|visuel|illustration|graphique|logo)[\s_-]*\d*$/iu;
const prefix = /^(?:image|photo|photographie|picture|vid[ée]o)\s+(?:de\s|du\s|des\s|d['’]|of\s)/iu;

const kinds = {
  ALT_MISSING: blocks<{ readonly medium: Medium }>(),
  ALT_PLACEHOLDER: blocks<{ readonly alt: string; readonly medium: Medium }>(),
  ALT_PREFIX: warns<{ readonly prefix: string; readonly medium: Medium }>(),
  ALT_SHORT: warns<{ readonly count: number; readonly least: number }>(),
  ALT_TOO_LONG: blocks<{ readonly count: number; readonly limit: number }>(),
  ALT_MISUSED: warns<{ readonly what: string }>(),
  /** `other`: the index of the equal picture, or -1 for the post's text. */
  ALT_DUPLICATE: warns<{ readonly other: number; readonly medium: Medium }>(),
};
type Found = FoundOf<typeof kinds>;

/** Checks descriptions of pictures, which are only for people who cannot see the pictures. */
export const altRule: FindingRule<typeof kinds> = {
  kinds,
  inContent: altFindings,
};

function altFindings({ content, accounts }: RuleContext): readonly Found[] {
  const limit = Math.min(...accounts.map((account) => account.limits.maxAltCharacters));
  const texts = new Set([content.text, ...Object.values(content.ownTexts)].map(folded));
  const seen = new Map<string, number>();
  return content.media.flatMap((media, index): readonly Found[] => {
    const alt = media.alt.normalize('NFC').trim();
    const place = { kind: 'alt', index } as const;
    const medium = mediumOf(media);
    if (alt === '') return [{ code: 'ALT_MISSING', place, data: { medium } }];
    if (fileName.test(alt) || standIn.test(alt)) return [{ code: 'ALT_PLACEHOLDER', place, data: { alt, medium } }];

    const count = Array.from(alt).length;
    const lead = prefix.exec(alt)?.[0].trim();
    const what = misuseIn(alt);
    const twin = seen.get(folded(alt)) ?? (texts.has(folded(alt)) ? -1 : null);
    if (!seen.has(folded(alt))) seen.set(folded(alt), index);
    return [
      ...(count > limit ? [{ code: 'ALT_TOO_LONG', place, data: { count, limit } } as const] : []),
      ...(count < leastCharacters
        ? [{ code: 'ALT_SHORT', place, data: { count, least: leastCharacters } } as const]
        : []),
      ...(lead === undefined ? [] : [{ code: 'ALT_PREFIX', place, data: { prefix: lead, medium } } as const]),
      ...(what === null ? [] : [{ code: 'ALT_MISUSED', place, data: { what } } as const]),
      ...(twin === null ? [] : [{ code: 'ALT_DUPLICATE', place, data: { other: twin, medium } } as const]),
    ];
  });
}

/** Returns the first thing in the description that belongs elsewhere; null if there is none. */
function misuseIn(alt: string): string | null {
  const [hit] =
    /(?<![\p{L}\p{N}])#[\p{L}\p{N}_]{1,50}|https?:\/\/|(?<!\p{L})www\.|©|(?<!\p{L})crédits?(?!\p{L})/iu.exec(alt) ?? [];
  return hit ?? null;
}

function folded(text: string): string {
  return text.normalize('NFC').trim().toLocaleLowerCase('und');
}
