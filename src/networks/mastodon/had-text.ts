import { z } from 'zod';

import type { Rendering } from '#networks/rendering.ts';
import type { TryLater } from '#networks/setback.ts';

import { drawsText } from './draws-text.ts';
import { laterOf } from './later-of.ts';
import type { Server } from './server.ts';
import type { Status } from './status.ts';
import { inPath } from './remote-id.ts';

const versionsSchema = z.array(z.object({ content: z.string(), mediaAttachments: z.array(z.unknown()).default([]) }));

/** No answer about a post's present or former text: when to ask again, or null. */
export type Unsaid = TryLater | null;

/** Tells whether a server hides edits: a post that seems unchanged may have been changed. */
export function hidesEdits({ editedAt }: Pick<Status, 'editedAt'>): boolean {
  return editedAt === undefined;
}

export function isEdited({ editedAt }: Pick<Status, 'editedAt'>): boolean {
  return editedAt !== null && editedAt !== undefined;
}

/**
 * Tells whether any version of an edited post said that, with as many pictures: after a restore Tambour may know
 * neither of its sending nor of its correction. Unsaid if no version says it but the text mentions somebody: HTML
 * shortens mentions, and old versions have no source. https://docs.joinmastodon.org/methods/statuses/#history
 */
export async function hadText(
  server: Server,
  { id }: Status,
  { text, media }: Rendering,
  signal: AbortSignal,
): Promise<boolean | Unsaid> {
  const versions = await server.ask({
    schema: versionsSchema,
    signal,
    withinMs: server.timeouts.readMs,
    call: (client) => client.v1.statuses.$select(inPath(id)).history.list(),
  });
  // Also if the server keeps no versions: then its former text is unknown.
  if (versions.kind !== 'answer') return laterOf(versions);
  const seen = versions.data
    .filter(({ mediaAttachments }) => mediaAttachments.length === media.length)
    .map(({ content }) => drawsText(content, text, server));
  if (seen.includes(true)) return true;
  return seen.includes(null) || text.includes('@') ? null : false;
}
