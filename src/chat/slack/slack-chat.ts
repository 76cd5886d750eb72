import { reactions } from '#chat/reactions.ts';
import { z } from 'zod';

import type { Block, Card } from '#chat/card.ts';
import type { ChatSink } from '#chat/chat-sink.ts';
import type { ChatPlatform } from '#chat/chat.ts';
import type { MessageRef, UserId } from '#chat/refs.ts';
import { cache } from '#chat/kit/cache.ts';
import { cards } from '#chat/kit/cards.ts';
import { readReactions } from '#chat/kit/read-reactions.ts';
import pTimeout from 'p-timeout';
import { systemClock } from '#clock.ts';
import type { Life } from '#chat/kit/asked.ts';

import { downloadFile, openFile } from './download-file.ts';
import { followTyping } from './follow-typing.ts';
import { listenToSlack, type ListeningToSlack } from './listen-to-slack.ts';
import { openModal } from './open-modal.ts';
import { slackPeople } from './people.ts';
import { type Picture, pictures } from './pictures.ts';
import { slackParts } from './part-store.ts';
import { cardMessages, type SlackMessage } from './render/card-messages.ts';
import type { FormWords } from './render/form-view.ts';
import { shareFiles } from './share-files.ts';
import { chatGetPermalink, reactionsAdd } from './slack-methods.ts';
import { publishHome } from './publish-home.ts';
import { sendDirectMessage } from './send-direct-message.ts';
import { whisperOne } from './whisper-one.ts';
import { readPart } from './find-parts.ts';
import type { ListenerDeps } from './listeners.ts';
import type { SlackChatOptions, SlackChatOutcome } from './slack-options.ts';
import { answerOf, slackApi } from './web-api.ts';
import { whoWeAre } from './who-we-are.ts';

const askPartWithinMs = 1_000;
const likenessWithinMs = 10_000;
/** A message keeps its link; only the workspace's own name may change. */
const linksForMs = 3_600_000;
/** https://docs.slack.dev/reference/block-kit/block-elements/file-input-element */
const formFileMegabytes = 10;
const nothingAnswer = z.object({});
const permalinkAnswer = z.object({ permalink: z.string() });
/** Refusals of our own reaction that need no action. */
const seedable = new Set(['already_reacted', 'message_not_found']);

/**
 * Opens Slack as a chat platform; first asks Slack who we are. `start` of the platform resolves once connected; if it
 * rejects, Slack is still tried again until `stop`. A member's rights on Slack are cached for a short time: a person
 * removed from a channel counts as its member for at most 30 s, one removed from a group for at most 60 s.
 */
export async function slackChat(options: SlackChatOptions): Promise<SlackChatOutcome> {
  const clock = options.clock ?? systemClock;
  let ended = new AbortController();
  const life: Life = {
    get signal() {
      return ended.signal;
    },
  };
  const api = slackApi(options, life);
  const asked = await whoWeAre(api);
  if (asked.kind === 'refused') return { kind: 'refused', why: asked.why };
  if (asked.kind === 'lost') return { kind: 'unreachable', error: asked.error };
  const us = asked.answer;

  const memory = options.memory(us.platformId);
  const who = slackPeople(api, us, clock);
  const wordsFor = (user: UserId): Promise<FormWords> => options.words(who.languageOf(user));
  const bringing = { ...options, access: options, api, life, us };
  const images = pictures(bringing);
  const parts = slackParts(api, us, { life, forget: (files) => images.forget(files), failed: options.failed });
  const { post, update } = cards(parts, memory, {
    render: async ({ summary, blocks, isOver = false }) => {
      const shown = await images.bring(blocks.filter((block) => block.kind === 'image'));
      // A card can be shown without likenesses.
      const likenesses = isOver
        ? new Map<string, string>()
        : await images.bringWithin(likenessWithinMs, blocks.flatMap(likenessOf));
      const messages = cardMessages({ summary, blocks }, new Map([...shown, ...likenesses]));
      return messages.map((message) => ({ ...message, isOver }));
    },
    share: ({ blocks }, under, sharedBefore) =>
      shareFiles(
        bringing,
        under,
        blocks.filter((block) => block.kind === 'file'),
        sharedBefore,
      ),
  });
  const links = cache<string>(clock, linksForMs);
  let listener: ChatSink | null = null;
  const follow = followTyping({
    api,
    life,
    typed: async (typed) => (await listener?.typed(typed)) ?? {},
    failed: options.failed,
  });
  const userGroups = (await who.groups().catch(() => null)) !== null;
  let downSince = clock.now();
  let listening: ListeningToSlack | null = null;

  const whisper: ListenerDeps['whisper'] = async (to, where, message) => {
    const whispered = await whisperOne(api, to, where, message);
    if (whispered === 'notInChannel') {
      options.failed(new Error('somebody outside the channel could not be told'), 'whisper');
    }
  };

  // Slack usually sends the part with the press. If not, there is little time to ask.
  const partAt: ListenerDeps['partAt'] = async (ref) => {
    const asked = await pTimeout(readPart(api, us, ref), { milliseconds: askPartWithinMs }).catch(() => null);
    return asked === 'gone' ? null : asked;
  };

  const chat: ChatPlatform = {
    id: us.platformId,
    capabilities: {
      messageShortcut: true,
      commandInThread: false,
      formFiles: true,
      formFileMegabytes,
      whisperFiles: false,
      drawsPosts: false,
      userGroups,
    },
    start: async (sink) => {
      if (listening !== null) throw new Error('Slack is listened to already');
      if (ended.signal.aborted) ended = new AbortController();
      listener = sink;
      const deps = {
        access: options,
        us,
        sink,
        people: who,
        render: renderWhisper,
        whisper,
        publishHome: (user: UserId, card: Card) => publishHome(api, user, card),
        partAt,
        follow,
      };
      listening = listenToSlack({ ...options, ...deps, api, parts, memory, clock, signal: ended.signal });
      await listening.started;
    },
    stop: async () => {
      ended.abort();
      await listening?.stop();
      listening = null;
      downSince = clock.now();
    },
    health: () => listening?.health() ?? { state: 'down', since: downSince },
    post,
    update,
    whisper: async (to, where, card) => {
      for (const message of await renderWhisper(card)) await whisper(to, where, message);
    },
    sendDirectMessage: async (to, card) => {
      for (const message of await renderWhisper(card)) {
        if ((await sendDirectMessage(api, to, message)) === 'cannot') return 'cannot';
      }
      return 'told';
    },
    react: async ({ channel, message }, name) => {
      const args = { channel, timestamp: message, name: reactions[name][0].name };
      const reacted = await api.ask(reactionsAdd, args, nothingAnswer);
      if (reacted.kind !== 'refused' || !seedable.has(reacted.why)) answerOf(reacted);
    },
    reactions: (refs) => readReactions(parts, refs),
    openForm: (trigger, form, binding) => openModal({ api, images, wordsFor, follow }, trigger, form, binding),
    download: (file, limits) => downloadFile(api, options, file, limits),
    open: (file, limits) => openFile(api, options, file, limits),
    user: async (id) => (await who.known(id))?.user ?? null,
    administers: async (user) => (await who.known(user))?.administers ?? false,
    members: ({ channel }) => who.members(channel),
    isOpen: ({ channel }) => who.isOpen(channel),
    channelName: ({ channel }) => who.channelName(channel),
    inChannel: ({ channel }) => who.isIn(channel),
    groups: async () => (await who.groups()) ?? [],
    groupMembers: (group) => who.groupMembers(group),
    permalink: async (ref) => {
      const { channel, message } = ref;
      if (us.workspaceUrl !== null) return permalinkIn(us.workspaceUrl, ref);
      return links.get(`${channel} ${message}`, async () => {
        const args = { channel, message_ts: message };
        return answerOf(await api.ask(chatGetPermalink, args, permalinkAnswer)).permalink;
      });
    },
  };
  const fetch = async (request: Request): Promise<Response> =>
    (await listening?.fetch?.(request)) ?? new Response(null, { status: 503 });
  return { kind: 'chat', chat, fetch: options.mode === 'http' ? fetch : null };
}

/** Returns the picture of the posts in a block, if there is one. */
function likenessOf(block: Block): readonly Picture[] {
  if (block.kind !== 'posts' || block.picture === null) return [];
  return [{ sha256: block.picture, mimeType: 'image/png', alt: block.alt, of: block.of }];
}

/**
 * Builds the link that Slack would return, so that a list of drafts need not wait:
 * https://docs.slack.dev/reference/methods/chat.getPermalink
 */
function permalinkIn(workspaceUrl: string, { channel, message, thread }: MessageRef): string {
  const url = new URL(`/archives/${channel}/p${message.replace('.', '')}`, workspaceUrl);
  if (thread !== null && thread !== message)
    url.search = new URLSearchParams({ thread_ts: thread, cid: channel }).toString();
  return url.href;
}

/**
 * Renders a whisper, without pictures, since nobody but the bot could see them.
 * https://github.com/slackapi/node-slack-sdk/issues/1790
 */
async function renderWhisper(card: Card): Promise<readonly SlackMessage[]> {
  return cardMessages(card, new Map());
}
