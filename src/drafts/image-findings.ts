import { blocks, type FoundOf } from './finding-kind.ts';
import type { FindingRule, RuleContext } from './finding-rule.ts';

const kinds = {
  /** `unit` "bytes" or "pixels". */
  IMAGE_TOO_LARGE: blocks<{ readonly unit: string; readonly size: number; readonly limit: number }>(),
  IMAGE_TYPE: blocks<{ readonly mimeType: string }>(),
};
type Found = FoundOf<typeof kinds>;

/** Checks pictures for what an account's server would refuse; reports each once, against the strictest limit. */
export const imageRule: FindingRule<typeof kinds> = {
  kinds,
  inContent: imageFindings,
};

function imageFindings({ content: { media }, accounts }: RuleContext): readonly Found[] {
  if (accounts.length === 0) return [];
  const maxBytes = Math.min(...accounts.map((account) => account.limits.maxImageBytes));
  const maxPixels = Math.min(...accounts.map((account) => account.limits.maxImagePixels));
  return media.flatMap(({ byteLength, width, height, mimeType, recording }, index): readonly Found[] => {
    if (recording !== undefined) return [];
    const place = { kind: 'image', index } as const;
    const tooLarge = (unit: string, size: number, limit: number): readonly Found[] =>
      size > limit ? [{ code: 'IMAGE_TOO_LARGE', place, data: { unit, size, limit } }] : [];
    const taken = accounts.every((account) => account.limits.mimeTypes.includes(mimeType));
    return [
      ...tooLarge('bytes', byteLength, maxBytes),
      ...tooLarge('pixels', width * height, maxPixels),
      ...(taken ? [] : [{ code: 'IMAGE_TYPE', place, data: { mimeType } } as const]),
    ];
  });
}
