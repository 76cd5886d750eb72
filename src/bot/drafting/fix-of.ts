import type { FindingCode } from '#drafts/finding.ts';

import type { DraftView } from './draft-view.ts';

/** An action by which people fix a finding. */
export type Fix = 'altTexts' | 'edit' | 'shorten';

/** The fixes for findings that block; any other is fixed in the draft's form. */
const fixes: Readonly<Partial<Record<FindingCode, Fix>>> = {
  TOO_LONG: 'shorten',
  PART_TOO_LONG: 'shorten',
  ALT_MISSING: 'altTexts',
  ALT_PLACEHOLDER: 'altTexts',
  ALT_TOO_LONG: 'altTexts',
  // That form also takes pictures out.
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

/** Returns the action that fixes the first finding that blocks; null if none blocks. */
export function fixOf({ findings }: Pick<DraftView, 'findings'>): Fix | null {
  const first = findings.find(({ level }) => level === 'blocks');
  return first === undefined ? null : (fixes[first.code] ?? 'edit');
}
