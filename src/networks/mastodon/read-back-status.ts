import type { ReadBackOutcome } from '#networks/publish-outcome.ts';
import type { Rendering } from '#networks/rendering.ts';

import { comparableText } from './comparable-text.ts';
import { hasText } from './find-statuses.ts';
import { laterOf } from './later-of.ts';
import { readStatus } from './read-status.ts';
import type { Server } from './server.ts';

/** Compares what the server shows with what was sent. Language is left out: servers answer it in many ways. */
export async function readBackStatus(
  server: Server,
  id: string,
  rendering: Rendering,
  signal: AbortSignal,
): Promise<ReadBackOutcome> {
  const reading = await readStatus(server, id, signal);
  if (reading.kind === 'unknown') return laterOf(reading.answer) ?? { kind: 'unreadable' };
  if (reading.kind === 'missing') return { kind: 'missing' };
  const { status } = reading;
  const sameText = await hasText(server, status, rendering.text, signal);
  if (typeof sameText !== 'boolean') return sameText ?? { kind: 'unreadable' };
  const alts = status.mediaAttachments.map((media) => media.description ?? '');
  const changed = {
    text: !sameText,
    media: alts.length !== rendering.media.length,
    alt: alts.length === rendering.media.length && rendering.media.some((media, place) => media.alt !== alts[place]),
    visibility: status.visibility !== rendering.visibility,
    warning: comparableText(status.spoilerText ?? '') !== comparableText(rendering.contentWarning ?? ''),
  };
  const what = (['text', 'media', 'alt', 'visibility', 'warning'] as const).filter((part) => changed[part]);
  return what.length === 0 ? { kind: 'same' } : { kind: 'changed', what };
}
