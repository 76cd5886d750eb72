import { parseJson } from '#text/json-bounds.ts';
import { z } from 'zod';

import type { KeptEvent } from '#chat/kit/inbox.ts';
import { mentionsName } from '#chat/kit/mentions-name.ts';
import type { MessageRef } from '#chat/refs.ts';
import { reactionName } from '#chat/reaction-name.ts';

import { altsIn } from './alts-in.ts';
import { partOf, sumOf } from './part.ts';
import { filesOf, postSchema, refOf, type MattermostPost } from './post-of.ts';
import { isSame } from './signed.ts';
import type { Us } from './who-we-are.ts';

const ref = z.object({ channel: z.string(), message: z.string(), thread: z.string().nullable() });
const file = z.object({ id: z.string(), name: z.string(), byteLength: z.number() });

/** An event as it was kept. */
export const keptEventSchema: z.ZodType<KeptEvent> = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('reaction'),
    dedupeKey: z.string(),
    user: z.string(),
    ref,
    name: z.enum(['approve', 'reject', 'other']),
    added: z.boolean(),
  }),
  z.object({
    kind: z.literal('message'),
    dedupeKey: z.string(),
    user: z.string(),
    ref,
    text: z.string(),
    files: z.array(file),
    mentionsBot: z.boolean(),
  }),
  z.object({ kind: z.enum(['edited', 'deleted']), dedupeKey: z.string(), ref }),
]);

const reactionSchema = z.object({
  user_id: z.string().min(1),
  post_id: z.string().min(1),
  emoji_name: z.string(),
  channel_id: z.string().nullish(),
  create_at: z.number().nullish(),
  update_at: z.number().nullish(),
  delete_at: z.number().nullish(),
});

/** A WebSocket frame that reports an event. Its data often holds JSON in a string. */
export interface EventFrame {
  readonly event: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly channel: string;
}

/** The reader's identity and its key, which recognises our own posts. */
export interface Reader {
  readonly us: Us;
  readonly key: Uint8Array;
}

/** Maps a frame to the event that it reports; null when it reports nothing to us, for example our own actions. */
export function eventOf(frame: EventFrame, reader: Reader): KeptEvent | null {
  switch (frame.event) {
    case 'posted':
      return withPost(frame, (post) => written(post, reader));
    case 'post_edited':
      return withPost(frame, (post) => edited(post, reader));
    case 'post_deleted':
      return withPost(frame, deleted);
    case 'reaction_added':
    case 'reaction_removed':
      return reaction(frame, reader);
    default:
      return null;
  }
}

/** Returns the events since `since` that a post reveals when it is read after a gap. */
export function eventsOfPost(post: MattermostPost, since: Date, reader: Reader): readonly KeptEvent[] {
  if (post.delete_at > 0) return [deleted(post)];
  // A new post may already have been received before it was edited.
  const all = [post.create_at > since.getTime() ? written(post, reader) : null, edited(post, reader)];
  return all.filter((event) => event !== null);
}

function withPost({ data }: EventFrame, read: (post: MattermostPost) => KeptEvent | null): KeptEvent | null {
  const post = postSchema.safeParse(jsonOf(data['post']));
  return post.success ? read(post.data) : null;
}

function written(post: MattermostPost, { us }: Reader): KeptEvent | null {
  // A post with a type is a line of the server's own, such as "… joined the channel".
  if (post.user_id === us.user || (post.type ?? '') !== '') return null;
  const files = filesOf(post);
  return {
    kind: 'message',
    dedupeKey: `message:${post.channel_id}:${post.id}`,
    user: post.user_id,
    ref: refOf(post),
    text: files.length === 0 ? post.message : altsIn(post.message).text,
    files,
    mentionsBot: mentionsName(post.message, us.name),
  };
}

/**
 * Maps an edited post to an event; null for our own updates. These carry a signature of their content, which nobody
 * else who changed our post could make.
 */
function edited(post: MattermostPost, { us, key }: Reader): KeptEvent | null {
  const part = post.user_id === us.user ? partOf(post.props) : null;
  if (part !== null && isSame(part.sum, sumOf(key, post))) return null;
  // A pin, or a reply, changes a post and edits nothing.
  if (post.edit_at === 0 || (part === null && (post.type ?? '') !== '')) return null;
  return { kind: 'edited', dedupeKey: `edited:${post.channel_id}:${post.id}:${post.edit_at}`, ref: cardRef(post) };
}

function deleted(post: MattermostPost): KeptEvent {
  return { kind: 'deleted', dedupeKey: `deleted:${post.channel_id}:${post.id}`, ref: cardRef(post) };
}

/** Returns the reference of a post's card: further posts of a long card count as the card. */
function cardRef(post: MattermostPost): MessageRef {
  const there = refOf(post);
  const first = partOf(post.props)?.first ?? null;
  if (first === null) return there;
  return { ...there, message: first, thread: there.thread === first ? null : there.thread };
}

function reaction(frame: EventFrame, { us }: Reader): KeptEvent | null {
  const told = reactionIn(frame);
  if (told === null || told.user_id === us.user) return null;
  const { user_id: user, post_id: message, emoji_name: emoji, channel_id: in_, added } = told;
  const { create_at: made, update_at: changed, delete_at: taken } = told;
  return {
    kind: 'reaction',
    dedupeKey: `reaction:${message}:${user}:${emoji}:${made ?? 0}:${changed ?? 0}:${taken ?? 0}:${added ? '+' : '-'}`,
    user,
    // The server does not say in which thread the message is.
    ref: { channel: typeof in_ === 'string' && in_ !== '' ? in_ : frame.channel, message, thread: null },
    name: reactionName(emoji),
    added,
  };
}

/** Reads the reaction that a frame reports; null if it reports none. */
export function reactionIn({ event, data }: EventFrame): (z.infer<typeof reactionSchema> & { added: boolean }) | null {
  if (event !== 'reaction_added' && event !== 'reaction_removed') return null;
  const parsed = reactionSchema.safeParse(jsonOf(data['reaction']));
  return parsed.success ? { ...parsed.data, added: event === 'reaction_added' } : null;
}

/** Its sender may have added anything to a post's props. */
function jsonOf(text: unknown): unknown {
  return typeof text === 'string' ? parseJson(text) : undefined;
}
