import { z } from 'zod';

import type { ReactionName } from '#chat/chat-sink.ts';
import type { MessageRef, UserId } from '#chat/refs.ts';
import pMap from 'p-map';

import { findParts, readPart } from './find-parts.ts';
import { reactionName } from '#chat/reaction-name.ts';
import { answerOf, type SlackApi } from './web-api.ts';
import type { Us } from './who-we-are.ts';

const atOnce = 4;

const reactionsAnswer = z.object({
  message: z
    .object({ reactions: z.array(z.object({ name: z.string(), users: z.array(z.string()) })).nullish() })
    .nullish(),
});

type Given = readonly { readonly name: ReactionName; readonly user: UserId }[];

/**
 * Who reacts now to each of the cards, to whichever of its messages, the bot left out; a card that is gone has no entry.
 */
export async function readReactions(
  api: SlackApi,
  us: Us,
  refs: readonly MessageRef[],
): Promise<ReadonlyMap<string, Given>> {
  const read = await pMap(
    refs,
    async (ref) => {
      const part = await readPart(api, us, ref);
      if (part === 'gone') return [];
      const rest = part === null || part.of === 1 ? [] : await furtherParts(api, us, ref, part.key);
      const given = await Promise.all(
        [ref.message, ...rest].map((message) => reactionsOf(api, us, ref.channel, message)),
      );
      return given[0] === null ? [] : [[ref.message, given.flatMap((one) => one ?? [])] as const];
    },
    { concurrency: atOnce },
  );
  return new Map(read.flat());
}

async function furtherParts(api: SlackApi, us: Us, ref: MessageRef, key: string): Promise<readonly string[]> {
  const under = { channel: ref.channel, thread: ref.thread ?? ref.message };
  return (await findParts(api, us, under, key)).filter(({ part }) => part > 1).map(({ ts }) => ts);
}

/** Null where the message is gone. */
async function reactionsOf(api: SlackApi, us: Us, channel: string, message: string): Promise<Given | null> {
  // Without "full" Slack may leave people out.
  const asked = await api.ask('reactions.get', { channel, timestamp: message, full: true }, reactionsAnswer);
  if (asked.kind === 'refused' && asked.why === 'message_not_found') return null;
  return (answerOf(asked).message?.reactions ?? []).flatMap(({ name, users }) =>
    users.filter((user) => user !== us.user).map((user) => ({ name: reactionName(name), user })),
  );
}
