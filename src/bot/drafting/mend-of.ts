import type { FindingCode } from '#drafts/finding.ts';

import type { DraftView } from './draft-view.ts';

/** An action by which people mend a finding. */
export type Mend = 'altTexts' | 'edit' | 'shorten';

/** The mends of findings that block; any other is mended in the draft's form. */
const mends: Readonly<Partial<Record<FindingCode, Mend>>> = {
  TOO_LONG: 'shorten',
  PART_TOO_LONG: 'shorten',
  ALT_MISSING: 'altTexts',
  ALT_PLACEHOLDER: 'altTexts',
  ALT_TOO_LONG: 'altTexts',
  // Pictures are taken out there.
  IMAGE_TOO_LARGE: 'altTexts',
  IMAGE_TYPE: 'altTexts',
  TOO_MANY_IMAGES: 'altTexts',
  RECORDING_NOT_ALONE: 'altTexts',
  RECORDING_TYPE: 'altTexts',
  RECORDING_CODEC: 'altTexts',
  RECORDING_TOO_HEAVY: 'altTexts',
  RECORDING_LENGTH: 'altTexts',
  RECORDING_SIZE: 'altTexts',
  RECORDING_RATE: 'altTexts',
  CAPTIONS_REQUIRED: 'altTexts',
  CAPTIONS_ORDER: 'altTexts',
  CAPTIONS_HIDDEN: 'altTexts',
  CAPTIONS_TOO_LARGE: 'altTexts',
  CAPTIONS_TOO_MANY: 'altTexts',
  TRANSCRIPT_TOO_LONG: 'altTexts',
};

/** Returns the action that mends the first finding that blocks; null where nothing does. */
export function mendOf({ findings }: Pick<DraftView, 'findings'>): Mend | null {
  const first = findings.find(({ level }) => level === 'blocks');
  return first === undefined ? null : (mends[first.code] ?? 'edit');
}
