import { createHash } from 'node:crypto';

import { z } from 'zod';

import type { Given, PartStore } from '#chat/kit/part-store.ts';
import { type ReactionStore, sentHere } from '#chat/kit/read-reactions.ts';
import { reactionName } from '#chat/reaction-name.ts';

import { dressedPost, type About, type DressedPost } from './dressed-post.ts';
import { findParts, partIn, readPost, type PartThere } from './find-parts.ts';
import { postSchema, refOf, type MattermostPost } from './post-of.ts';
import type { CardPost } from './render/card-posts.ts';
import { isId } from './render/is-id.ts';
import { answerOf, lostError } from './rest-api.ts';
import type { Sending } from './sending.ts';

const postedSchema = z.object({ id: z.string().min(1) });
const nothingSchema = z.object({});
const postsAtOnce = 100;
const givenSchema = z.record(z.string(), z.array(z.object({ user_id: z.string(), emoji_name: z.string() })).nullable());

/** A post to send, and the id by which the server makes one post of two that arrive within 30 s. */
interface ReadyPost {
  readonly post: DressedPost;
  readonly pendingId: string;
}

/**
 * Opens the store of our cards' posts. `about`: the place that their buttons are about, if that is not where they are.
 */
export function mattermostParts(
  sending: Sending,
  about?: About,
): PartStore<CardPost, ReadyPost, PartThere> & ReactionStore {
  const { api, us, life } = sending;
  const sent = sentHere();
  return {
    life,
    sentHere: sent,
    ready: async (place, part, rendered, instead) => {
      const there = typeof instead === 'string' ? {} : instead.files;
      const post = await dressedPost(sending, place, rendered, part, {
        there,
        ...(about === undefined ? {} : { about }),
      });
      // An added post may replace one removed a moment ago, and must not be taken for it.
      const again = instead === 'added' ? sending.nonce() : '';
      const pending = createHash('sha256')
        .update(JSON.stringify([place, part.key, part.part, again]))
        .digest('hex');
      return { post, pendingId: `${us.user}:${pending}` };
    },
    sent: (id, _part, { post }) => ({ ...post.props.tambour, id, at: api.serverNow().getTime() }),
    send: async (place, part, { post, pendingId }) => {
      const thread = place.thread === null ? {} : { root_id: place.thread };
      const body = { channel_id: place.channel, ...thread, ...post, pending_post_id: pendingId };
      const asked = await api.ask('POST', '/posts', postedSchema, { body });
      if (asked.kind === 'lost') return { id: null, error: lostError(asked) };
      const { id } = answerOf(asked);
      sent.note(id, { part, thread: place.thread });
      return { id };
    },
    replace: async (_channel, id, _part, { post: body }) => {
      // Props are replaced as a whole, so all of them are sent each time.
      const asked = await api.ask('PUT', `/posts/${id}/patch`, nothingSchema, { body, tries: 3 });
      // Read the post after a refusal: the server also answers 403 for a post that was deleted meanwhile.
      if (asked.kind === 'refused' && (asked.status === 404 || asked.status === 403)) {
        if ((await readPost(api, id)) === null) return 'gone';
      }
      answerOf(asked);
      return 'updated';
    },
    remove: async (_channel, id) => {
      const asked = await api.ask('DELETE', `/posts/${id}`, nothingSchema, { tries: 3 });
      if (asked.kind !== 'refused' || (asked.status !== 404 && asked.status !== 403)) answerOf(asked);
    },
    find: (place, key) => findParts(api, us, place, key),
    read: async ({ message }) => {
      const post = await readPost(api, message);
      if (post === null) return 'gone';
      if (post.user_id !== us.user) throw new Error('a message that is not ours was to be updated');
      return partIn(post, us);
    },
    readAll: async (refs) => {
      const all: MattermostPost[] = [];
      for (const body of inLots(refs.map(({ message }) => message))) {
        const asked = await api.ask('POST', '/posts/ids', z.array(postSchema), { body, tries: 3 });
        // The server knows none of them any more.
        if (asked.kind !== 'refused' || asked.status !== 404) all.push(...answerOf(asked));
      }
      return new Map(all.filter((post) => post.delete_at === 0).map((post) => [post.id, partIn(post, us)]));
    },
    readAnywhere: async ({ message }) => {
      if (!isId(message)) return null;
      const asked = await api.ask('GET', `/posts/${message}`, postSchema);
      // Gone, or in a channel that the bot was taken out of.
      if (asked.kind === 'refused') return null;
      const post = answerOf(asked);
      const part = partIn(post, us);
      return part === null ? null : { part, thread: refOf(post).thread };
    },
    reactionsTo: async (messages) => {
      const given = new Map<string, Given>();
      // The server keeps reactions to deleted posts. Callers have just checked which posts exist.
      for (const body of inLots(messages.map(({ message }) => message))) {
        const told = answerOf(await api.ask('POST', '/posts/ids/reactions', givenSchema, { body, tries: 3 }));
        for (const id of body) {
          const others = (told[id] ?? []).filter(({ user_id: user }) => user !== us.user);
          given.set(
            id,
            others.map(({ user_id: user, emoji_name: name }) => ({ name: reactionName(name), user })),
          );
        }
      }
      return given;
    },
  };
}

function inLots(all: readonly string[]): readonly (readonly string[])[] {
  const ids = [...new Set(all)];
  return Array.from({ length: Math.ceil(ids.length / postsAtOnce) }, (_, lot) =>
    ids.slice(lot * postsAtOnce, (lot + 1) * postsAtOnce),
  );
}
