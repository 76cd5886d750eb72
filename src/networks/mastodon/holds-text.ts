import { z } from 'zod';

import type { Rendering } from '#networks/rendering.ts';

import { comparableHtml } from './comparable-html.ts';
import { comparableText } from './comparable-text.ts';
import { drawsText } from './draws-text.ts';
import type { Unsaid } from './had-text.ts';
import { laterOf } from './later-of.ts';
import { drawnByMarkdown } from './redrawn-by-markdown.ts';
import type { Server } from './server.ts';
import type { Status } from './status.ts';
import { inPath } from './remote-id.ts';

/** snac returns null for a post without text. */
const sourceSchema = z.object({ text: z.string().nullable() });

/**
 * Tells whether a post has that text according to its server: then it is ours, however it is drawn. HTML shortens
 * mentions and may render Markdown, so the source decides; without a source, the text as Markdown counts as well.
 * `redrawnIn` checks separately that readers see what was approved.
 */
export async function holdsText(
  server: Server,
  status: Status,
  text: string,
  signal: AbortSignal,
): Promise<boolean | Unsaid> {
  const wanted = comparableText(text);
  if (comparableHtml(status.content) === wanted) return true;
  const source = await server.ask({
    schema: sourceSchema,
    signal,
    withinMs: server.timeouts.readMs,
    call: (client) => client.v1.statuses.$select(inPath(status.id)).source.fetch(),
  });
  if (source.kind === 'answer') return comparableText(source.data.text ?? '') === wanted;
  if (source.kind !== 'status' || (source.status !== 404 && source.status !== 405)) return laterOf(source);
  return drawsText(status.content, text, server);
}

/** Tells whether a post has as many pictures as were sent. snac reports pictures within the text as attached ones. */
export function holdsMedia(
  { mayRedraw }: Pick<Server, 'mayRedraw'>,
  { mediaAttachments }: Status,
  { text, media }: Rendering,
): boolean {
  const more = mediaAttachments.length - media.length;
  return more === 0 || (mayRedraw && more > 0 && more === drawnByMarkdown(text)?.images.length);
}
