import { type KeyObject, randomUUID, verify } from 'node:crypto';

import { z } from 'zod';

import type { Card } from '#chat/card.ts';
import type { ChatPlatform } from '#chat/chat.ts';
import type { Life } from '#chat/kit/asked.ts';
import { cache } from '#chat/kit/cache.ts';
import { cards } from '#chat/kit/cards.ts';
import { readReactions } from '#chat/kit/read-reactions.ts';
import { reactions } from '#chat/reactions.ts';
import type { ChannelRef, ThreadRef, UserId } from '#chat/refs.ts';
import { systemClock } from '#clock.ts';

import { answerAction } from './answer-action.ts';
import { answerCommand } from './answer-command.ts';
import { dialogAnswer } from './answer-dialog.ts';
import type { Answering } from './answering.ts';
import { asides } from './aside.ts';
import { downloadFile, openFile } from './download-file.ts';
import { type ListeningToMattermost, listenToMattermost } from './listen-to-mattermost.ts';
import type { MattermostChatOptions, MattermostChatOutcome } from './mattermost-options.ts';
import { openForm } from './open-form.ts';
import { mattermostParts } from './part-store.ts';
import { mattermostPeople } from './people.ts';
import { permalinks } from './permalinks.ts';
import { answerOf, restApi } from './rest-api.ts';
import { postsOf, type Sending } from './sending.ts';
import { oldestVersion } from './versions.ts';
import { sendDirectMessage, whisperCard } from './whisper-card.ts';
import { whoWeAre } from './who-we-are.ts';

const triggerForMs = 60 * 60_000;
const reactedSchema = z.object({});

/**
 * Opens Mattermost as a chat platform; first asks the server who we are. `start` of the platform resolves once
 * connected; if it rejects, the server is still tried again until `stop`. A person removed from a channel counts as its
 * member for at most 30 s where members are listed, and not at all where they press, type or send a form.
 */
export async function mattermostChat(options: MattermostChatOptions): Promise<MattermostChatOutcome> {
  const clock = options.clock ?? systemClock;
  let ended = new AbortController();
  const life: Life = {
    get signal() {
      return ended.signal;
    },
  };
  let listening: ListeningToMattermost | null = null;
  const api = restApi(options, life, () => listening?.leave());
  const asked = await whoWeAre(api, options.url);
  switch (asked.kind) {
    case 'refused':
    case 'unreachable':
      return asked;
    case 'tooOld':
      return { kind: 'held', why: { ...asked, oldest: oldestVersion } };
    case 'untold':
      return { kind: 'held', why: asked };
    case 'us':
      break;
  }
  const { us } = asked;
  const met = await options.meetServer(us.server);
  if (met.kind !== 'known') return { kind: 'held', why: met };

  const memory = options.memory(met.platform);
  const who = mattermostPeople(api, us, clock);
  const sending: Sending = { api, us, life, who, options, nonce: randomUUID, directs: new Map() };
  const told = asides((card) => postsOf(sending, card));
  const parts = mattermostParts(sending);
  const triggers = cache<true>(clock, triggerForMs);
  const userGroups = (await who.groups().catch(() => null)) !== null;
  let downSince = clock.now();
  let answering: Answering | null = null;

  const permalink = permalinks(api, { url: options.url, clock });
  const whisper = async (to: UserId, where: ChannelRef | ThreadRef, card: Card): Promise<void> => {
    if (!(await told.take(to, where, card))) await whisperCard(sending, to, where, card, permalink);
  };
  const isFirst = (trigger: string): boolean => {
    const is = !triggers.has(trigger);
    triggers.set(trigger, true);
    return is;
  };
  const isTriggered: Answering['isTriggered'] = (trigger, user) =>
    us.triggerKey === null || isTriggerOf(trigger, user, us.triggerKey, api.serverNow());

  const chat: ChatPlatform = {
    id: met.platform,
    capabilities: {
      messageShortcut: false,
      commandInThread: true,
      formFiles: false,
      whisperFiles: true,
      drawsPosts: false,
      userGroups,
    },
    start: async (sink) => {
      if (listening !== null) throw new Error('Mattermost is listened to already');
      if (ended.signal.aborted) ended = new AbortController();
      answering = { sending, sink, options, asides: told, whisper, isTriggered };
      listening = listenToMattermost({
        options,
        parts,
        us,
        key: options.key,
        api,
        memory,
        sink,
        clock,
        signal: ended.signal,
      });
      await listening.started;
    },
    stop: async () => {
      answering = null;
      ended.abort();
      await listening?.stop();
      listening = null;
      downSince = clock.now();
    },
    health: () => listening?.health() ?? { state: 'down', since: downSince },
    ...cards(parts, memory, { render: (card) => postsOf(sending, card) }),
    whisper,
    sendDirectMessage: (to, card) => sendDirectMessage(sending, to, card),
    react: async ({ message }, name) => {
      const body = {
        user_id: us.user,
        post_id: message,
        emoji_name: reactions[name][0].name,
      };
      const reacted = await api.ask('POST', '/reactions', reactedSchema, { body, tries: 3 });
      // A deleted message needs no reaction.
      if (reacted.kind !== 'refused' || reacted.status !== 404) answerOf(reacted);
    },
    reactions: (refs) => readReactions(parts, refs),
    openForm: (trigger, form, binding) => openForm(sending, isFirst, { trigger, form, binding }),
    download: (file, limits) => downloadFile(api, file, limits),
    open: (file, limits) => openFile(api, file, limits),
    user: async (id) => (await who.known(id))?.user ?? null,
    administers: (user, { channel }) => who.administers(user, channel),
    members: ({ channel }) => who.members(channel),
    isOpen: ({ channel }) => who.isOpen(channel),
    channelName: ({ channel }) => who.channelName(channel),
    inChannel: ({ channel }) => who.isIn(channel),
    groups: async () => (await who.groups()) ?? [],
    groupMembers: (group) => who.groupMembers(group),
    permalink,
  };

  const answerDialog = dialogAnswer({ options });
  const answer =
    (take: (request: Request, now: Answering) => Promise<Response>) =>
    async (request: Request): Promise<Response> =>
      // The server shows the person an error, and they may do it again.
      answering === null ? new Response(null, { status: 503 }) : take(request, answering);
  return {
    kind: 'chat',
    chat,
    answers: new Map([
      ['/mattermost/command', answer(answerCommand)],
      ['/mattermost/action', answer(answerAction)],
      ['/mattermost/dialog', answer(answerDialog)],
    ]),
  };
}

const oldestMs = 5 * 60_000;
const earliestMs = 60_000;

/**
 * Returns whether the server itself confirms that this person acted just now. It signs each trigger with a key of its
 * own, so that somebody who reaches our address and knows a button's secret cannot press it in another's name.
 * https://github.com/mattermost/mattermost: server/public/model/integration_action.go, GenerateTriggerId
 */
function isTriggerOf(trigger: string, user: UserId, key: KeyObject, now: Date): boolean {
  const [id, whose, at, signature, ...others] = Buffer.from(trigger, 'base64').toString('utf8').split(':');
  if (id === undefined || at === undefined || signature === undefined || others.length > 0) return false;
  const ageMs = now.getTime() - Number(at);
  if (whose !== user || !/^\d{1,15}$/.test(at) || ageMs > oldestMs || ageMs < -earliestMs) return false;
  return verify(
    'sha256',
    Buffer.from(`${id}:${whose}:${at}:`),
    { key, dsaEncoding: 'der' },
    Buffer.from(signature, 'base64'),
  );
}
