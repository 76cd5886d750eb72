import { composed } from '#networks/composed.ts';
import type { ReadBackOutcome } from '#networks/publish-outcome.ts';
import type { Rendering } from '#networks/rendering.ts';

import { comparableText } from './comparable-text.ts';
import { drawnOf } from './drawn-of.ts';
import { holdsText } from './holds-text.ts';
import { laterOf } from './later-of.ts';
import { mastodonRules } from './mastodon-rules.ts';
import { readStatus } from './read-status.ts';
import { redrawnIn } from './redrawn-in.ts';
import type { Server } from './server.ts';

/**
 * Compares what the server shows with what was sent: the text as drawn from its HTML, which people read, and the text
 * that it holds. Language is left out: servers report it in many ways.
 */
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
  const text = composed(rendering.text);
  const redrawn = redrawnIn(text, mastodonRules.links(text), drawnOf(status.content));
  // Without a difference in drawing (mentions aside) the source need not be read.
  const isHeld = redrawn.length === 0 || (await holdsText(server, status, rendering.text, signal));
  if (typeof isHeld !== 'boolean') return isHeld ?? { kind: 'unreadable' };
  const alts = status.mediaAttachments.map((media) => media.description ?? '');
  const changed = {
    text: !isHeld,
    drawn: isHeld && redrawn.length > 0,
    media: alts.length !== rendering.media.length,
    alt: alts.length === rendering.media.length && rendering.media.some((media, place) => media.alt !== alts[place]),
    visibility: status.visibility !== rendering.visibility,
    warning: comparableText(status.spoilerText ?? '') !== comparableText(rendering.contentWarning ?? ''),
  };
  const what = (['text', 'drawn', 'media', 'alt', 'visibility', 'warning'] as const).filter((part) => changed[part]);
  if (what.length === 0) return { kind: 'same' };
  return { kind: 'changed', what, ...(redrawn.length === 0 ? {} : { redrawn }) };
}
