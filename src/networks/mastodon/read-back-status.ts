import type { ReadBackOutcome, Rendering, TryLater } from '#networks/network.ts';

import type { Unanswered } from './ask.ts';
import { comparableText } from './comparable-text.ts';
import { hasText } from './find-statuses.ts';
import { readStatus } from './read-status.ts';
import { refusalOf } from './refusal-of.ts';
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
  if (sameText === null) return { kind: 'unreadable' };
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

function laterOf(answer: Unanswered | null): TryLater | null {
  const refusal = answer?.kind === 'status' ? refusalOf(answer) : null;
  return refusal?.kind === 'tryLater' ? refusal : null;
}
