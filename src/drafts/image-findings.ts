import type { Account } from '#desks/account.ts';
import type { RenderedMedia } from '#networks/rendering.ts';

import type { Found } from './finding.ts';

/** Pictures that an account's server would refuse; each is named once, against the tightest limit. */
export function imageFindings(media: readonly RenderedMedia[], accounts: readonly Account[]): readonly Found[] {
  if (accounts.length === 0) return [];
  const maxBytes = Math.min(...accounts.map((account) => account.limits.maxImageBytes));
  const maxPixels = Math.min(...accounts.map((account) => account.limits.maxImagePixels));
  return media.flatMap(({ byteLength, width, height, mimeType }, index): readonly Found[] => {
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
