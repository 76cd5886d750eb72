import { z } from 'zod';

import type { MessageRef, ReactionName, UserId } from '#chat/chat.ts';
import { inParallel } from '#chat/in-parallel.ts';

import { reactionName } from './render/reaction-name.ts';
import { answerOf, type SlackApi } from './web-api.ts';
import type { Us } from './who-we-are.ts';

const atOnce = 4;

const reactionsAnswer = z.object({
  message: z
    .object({ reactions: z.array(z.object({ name: z.string(), users: z.array(z.string()) })).nullish() })
    .nullish(),
});

type Given = readonly { readonly name: ReactionName; readonly user: UserId }[];

/** Who reacts now to each of the messages, the bot left out; a message that is gone has no entry. */
export async function readReactions(
  api: SlackApi,
  us: Us,
  refs: readonly MessageRef[],
): Promise<ReadonlyMap<string, Given>> {
  const read = await inParallel(atOnce, refs, async ({ channel, message }) => {
    // Without "full" Slack may leave people out.
    const asked = await api.ask('reactions.get', { channel, timestamp: message, full: true }, reactionsAnswer);
    if (asked.kind === 'refused' && asked.why === 'message_not_found') return [];
    const given = (answerOf(asked).message?.reactions ?? []).flatMap(({ name, users }) =>
      users.filter((user) => user !== us.user).map((user) => ({ name: reactionName(name), user })),
    );
    return [[message, given] as const];
  });
  return new Map(read.flat());
}
