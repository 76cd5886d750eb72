import type { ImageBlock, KnownBlock } from '@slack/types';
import pMap from 'p-map';
import { z } from 'zod';

import type { Given, PartStore } from '#chat/kit/part-store.ts';
import { pause } from '#chat/kit/pause.ts';
import { type ReactionStore, sentHere } from '#chat/kit/read-reactions.ts';
import { reactionName } from '#chat/reaction-name.ts';
import type { Life } from '#chat/kit/asked.ts';

import { findParts, readPart, readPartAnywhere, type SlackPartThere } from './find-parts.ts';
import { metadataOf } from './part.ts';
import type { SlackMessage } from './render/card-messages.ts';
import { isLikeness } from './render/likeness-id.ts';
import { chatDelete, chatPostMessage, chatUpdate, filesDelete, reactionsGet } from './slack-methods.ts';
import { answerOf, lostError, type Asked, type SlackApi } from './web-api.ts';
import type { Us } from './who-we-are.ts';

const atOnce = 4;
/** A picture is usable some seconds after its upload. */
const pictureWithinMs = 30_000;
const pictureEveryMs = 1_000;

/**
 * Maximum number of likenesses in a message's metadata, which surely has room for them. Each drawn version adds one.
 */
const mostLikenesses = 100;
/** Answers about a file that is deleted already. */
const gone = new Set(['file_not_found', 'file_deleted']);

/** A message of a card. `isOver`: the pictures of posts that it ever showed are no longer needed. */
export interface CardMessage extends SlackMessage {
  readonly isOver: boolean;
}

interface ReadyMessage {
  readonly message: SlackMessage;
  readonly likenesses: readonly string[];
}

interface PartsDeps {
  readonly life: Life;
  /** Forgets these files, so that they are uploaded anew when needed again. */
  readonly forget: (files: readonly string[]) => void;
  readonly failed: (error: unknown, what: string) => void;
}

/** Arguments that keep Slack from finding markup, names or links in the text. */
export const asItStands = { parse: 'none', link_names: false } as const;

const postedAnswer = z.object({ ts: z.string().min(1) });
const nothingAnswer = z.object({});
const reactionsAnswer = z.object({
  message: z
    .object({ reactions: z.array(z.object({ name: z.string(), users: z.array(z.string()) })).nullish() })
    .nullish(),
});

/** Opens the store of our cards' messages on Slack. Their ids are their timestamps. */
export function slackParts(
  api: SlackApi,
  us: Us,
  { life, forget, failed }: PartsDeps,
): PartStore<CardMessage, ReadyMessage, SlackPartThere> & ReactionStore {
  const once = <T>(files: readonly string[], ask: () => Promise<Asked<T>>): Promise<Asked<T>> =>
    oncePicturesAreReady(life, ask, () => forget(files));
  const discard = async (file: string): Promise<void> => {
    const asked = await api.ask(filesDelete, { file }, nothingAnswer);
    if (asked.kind === 'lost') throw lostError(asked);
    if (asked.kind === 'refused' && !gone.has(asked.why)) failed(new Error(asked.why), 'delete a preview');
  };
  const sent = sentHere();
  return {
    life,
    sentHere: sent,
    ready: async (_place, _part, { isOver, ...message }, instead) => {
      const before = typeof instead === 'string' ? [] : instead.likenesses;
      const all = [...new Set([...before, ...filesOf(message.blocks, isLikeness)])];
      if (!isOver) return { message, likenesses: all.slice(-mostLikenesses) };
      forget(all);
      for (const file of all) await discard(file);
      return { message, likenesses: [] };
    },
    sent: (id, part, { likenesses }) => ({ ...part, likenesses, id }),
    send: async (place, part, { message, likenesses }) => {
      const args = {
        channel: place.channel,
        ...(place.thread === null ? {} : { thread_ts: place.thread }),
        ...message,
        ...asItStands,
        metadata: metadataOf(part, likenesses),
        mrkdwn: false,
        unfurl_links: false,
        unfurl_media: false,
      };
      const asked = await once(filesOf(message.blocks), () =>
        api.ask(chatPostMessage, args, postedAnswer, { tries: 1 }),
      );
      if (asked.kind === 'lost') return { id: null, error: lostError(asked) };
      const id = answerOf(asked).ts;
      sent.note(id, { part, thread: place.thread });
      return { id };
    },
    replace: async (channel, ts, part, { message, likenesses }) => {
      // Text and blocks together always: an update with text alone takes the blocks away.
      const args = { channel, ts, ...message, ...asItStands, metadata: metadataOf(part, likenesses) };
      const asked = await once(filesOf(message.blocks), () => api.ask(chatUpdate, args, nothingAnswer));
      if (asked.kind === 'refused' && asked.why === 'message_not_found') return 'gone';
      answerOf(asked);
      return 'updated';
    },
    remove: async (channel, ts) => {
      const asked = await api.ask(chatDelete, { channel, ts }, nothingAnswer);
      if (asked.kind !== 'refused' || asked.why !== 'message_not_found') answerOf(asked);
    },
    find: (place, key) => findParts(api, us, place, key),
    read: (ref) => readPart(api, us, ref),
    readAll: async (refs) => {
      const read = async (ref: (typeof refs)[number]) => [ref.message, await readPart(api, us, ref)] as const;
      const all = await pMap(refs, read, { concurrency: atOnce });
      return new Map(all.flatMap(([message, part]) => (part === 'gone' ? [] : [[message, part] as const])));
    },
    readAnywhere: (message) => readPartAnywhere(api, us, message),
    reactionsTo: async (messages) => {
      const read = async ({ channel, message }: (typeof messages)[number]) =>
        [message, await reactionsTo(api, us, channel, message)] as const;
      const all = await pMap(messages, read, { concurrency: atOnce });
      return new Map(all.flatMap(([message, given]) => (given === null ? [] : [[message, given] as const])));
    },
  };
}

/** Reads the reactions to a message; null if it is gone. */
async function reactionsTo(api: SlackApi, us: Us, channel: string, timestamp: string): Promise<Given | null> {
  // Without "full" Slack may leave people out.
  const asked = await api.ask(reactionsGet, { channel, timestamp, full: true }, reactionsAnswer);
  if (asked.kind === 'refused' && asked.why === 'message_not_found') return null;
  return (answerOf(asked).message?.reactions ?? []).flatMap(({ name, users }) =>
    users.filter((user) => user !== us.user).map((user) => ({ name: reactionName(name), user })),
  );
}

/**
 * Repeats a call while Slack is not done with a picture: `files.info` may report it ready a moment too early. Calls
 * `givenUp` if it never is, perhaps because somebody deleted the file.
 */
async function oncePicturesAreReady<T>(
  life: Life,
  ask: () => Promise<Asked<T>>,
  givenUp: () => void,
): Promise<Asked<T>> {
  for (let waitedMs = 0; ; waitedMs += pictureEveryMs) {
    const asked = await ask();
    if (asked.kind !== 'refused' || !isPictureNotReady(asked) || life.signal.aborted) return asked;
    if (waitedMs >= pictureWithinMs) {
      givenUp();
      return asked;
    }
    await pause(pictureEveryMs, life.signal);
  }
}

/** Returns the ids of the files that blocks show. */
function filesOf(blocks: readonly KnownBlock[], isWanted: (block: ImageBlock) => boolean = () => true): string[] {
  return blocks.flatMap((block) => {
    if (block.type !== 'image' || !isWanted(block) || !('slack_file' in block)) return [];
    return block.slack_file !== undefined && 'id' in block.slack_file ? [block.slack_file.id ?? ''] : [];
  });
}

function isPictureNotReady({ why, details }: Asked<unknown> & { readonly kind: 'refused' }): boolean {
  if (why !== 'invalid_blocks' && why !== 'invalid_blocks_format') return false;
  return details.some((detail) => /slack[ _]file/i.test(detail));
}
