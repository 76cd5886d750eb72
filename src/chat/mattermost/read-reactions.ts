import { z } from 'zod';

import type { ReactionName } from '#chat/chat-sink.ts';
import type { MessageRef, UserId } from '#chat/refs.ts';
import { reactionName } from '#chat/reaction-name.ts';

import { answerOf, type RestApi } from './rest-api.ts';
import type { Us } from './who-we-are.ts';

const atOnce = 100;
const thereSchema = z.array(z.object({ id: z.string(), delete_at: z.number().nullish() }));
const givenSchema = z.record(z.string(), z.array(z.object({ user_id: z.string(), emoji_name: z.string() })).nullable());

type Given = readonly { readonly name: ReactionName; readonly user: UserId }[];

/** Who reacts now to each of the messages, the bot left out; a message that is gone has no entry. */
export async function readReactions(
  api: RestApi,
  us: Us,
  refs: readonly MessageRef[],
): Promise<ReadonlyMap<string, Given>> {
  const found = new Map<string, Given>();
  for (let from = 0; from < refs.length; from += atOnce) {
    const ids = [...new Set(refs.slice(from, from + atOnce).map(({ message }) => message))];
    // What was given to a deleted message stands still, and so does its row: whether it was deleted is asked first.
    const asked = await api.ask('POST', '/posts/ids', thereSchema, { body: ids, tries: 3 });
    // The server knows none of them any more.
    if (asked.kind === 'refused' && asked.status === 404) continue;
    const body = answerOf(asked).flatMap((post) => ((post.delete_at ?? 0) > 0 ? [] : [post.id]));
    if (body.length === 0) continue;
    const given = answerOf(await api.ask('POST', '/posts/ids/reactions', givenSchema, { body, tries: 3 }));
    for (const id of body) {
      const others = (given[id] ?? []).filter(({ user_id: user }) => user !== us.user);
      found.set(
        id,
        others.map(({ user_id: user, emoji_name: name }) => ({ name: reactionName(name), user })),
      );
    }
  }
  return found;
}
