import type { ReadBackOutcome } from '#networks/publish-outcome.ts';
import type { Rendering } from '#networks/rendering.ts';

/** Compares what a server shows of a post with what was wanted, as the adapters do. */
export function compareShown(shown: Rendering, wanted: Rendering): ReadBackOutcome {
  const isAsMany = shown.media.length === wanted.media.length;
  const differs = {
    text: shown.text !== wanted.text,
    media: !isAsMany,
    alt: isAsMany && shown.media.some(({ alt }, place) => alt !== wanted.media[place]?.alt),
    visibility: shown.visibility !== wanted.visibility,
    warning: shown.contentWarning !== wanted.contentWarning,
  };
  const what = (['text', 'media', 'alt', 'visibility', 'warning'] as const).filter((part) => differs[part]);
  return what.length === 0 ? { kind: 'same' } : { kind: 'changed', what };
}
