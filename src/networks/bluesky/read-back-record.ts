import { z } from 'zod';

import { composed } from '#networks/composed.ts';
import type { ReadBackOutcome } from '#networks/publish-outcome.ts';
import type { Redrawn } from '#networks/redrawn.ts';
import type { Rendering } from '#networks/rendering.ts';

import { linksOnBluesky } from './links.ts';
import { altsOf, readRecord } from './read-record.ts';
import { laterOf } from './refusal-of.ts';
import type { Server } from './server.ts';

const longestShown = 300;

const linksSchema = z
  .array(
    z.object({
      index: z.object({ byteStart: z.number().int().min(0), byteEnd: z.number().int().min(0) }),
      features: z.array(z.object({ uri: z.string().optional() })),
    }),
  )
  .catch([]);

/** Judges whether what stands in the repository is what was sent: text, pictures, and where its links lead. */
export async function readBackRecord(
  server: Server,
  rkey: string,
  rendering: Rendering,
  signal: AbortSignal,
): Promise<ReadBackOutcome> {
  const reading = await readRecord(server, rkey, signal);
  if (reading.kind === 'missing') return { kind: 'missing' };
  if (reading.kind === 'unknown')
    return (reading.answer === null ? null : laterOf(reading.answer)) ?? { kind: 'unreadable' };
  const { value } = reading.post;
  const alts = altsOf(reading.post);
  const isHeld = composed(value.text) === composed(rendering.text);
  const redrawn = isHeld ? redrawnIn(value.text, value.facets) : [];
  const changed = {
    text: !isHeld,
    drawn: redrawn.length > 0,
    media: alts.length !== rendering.media.length,
    alt: alts.length === rendering.media.length && rendering.media.some(({ alt }, place) => alt !== alts[place]),
  };
  const what = (['text', 'drawn', 'media', 'alt'] as const).filter((part) => changed[part]);
  if (what.length === 0) return { kind: 'same' };
  return { kind: 'changed', what, ...(redrawn.length === 0 ? {} : { redrawn }) };
}

/** Returns the links that readers can press and nobody approved, and those that were approved and are none there. */
function redrawnIn(text: string, facets: unknown): readonly Redrawn[] {
  const bytes = Buffer.from(text);
  const approved = linksOnBluesky(text).map((link) => link.text);
  const there = linksSchema.parse(facets ?? []).flatMap(({ index, features }) => {
    const shown = bytes.subarray(index.byteStart, index.byteEnd).toString('utf8');
    return features.flatMap(({ uri: target }) => (target === undefined ? [] : [{ shown, target }]));
  });
  const isApproved = (link: (typeof there)[number]): boolean =>
    link.shown === link.target && approved.includes(link.target);
  return [
    ...there
      .filter((link) => !isApproved(link))
      .map(({ shown, target }) => ({
        kind: 'hiddenLink' as const,
        shown: cut(shown),
        target: cut(target),
      })),
    ...approved
      .filter((link) => !there.some((one) => one.shown === link && one.target === link))
      .map((link) => ({ kind: 'lostLink' as const, link: cut(link) })),
  ];
}

function cut(text: string): string {
  return text.slice(0, longestShown).toWellFormed();
}
