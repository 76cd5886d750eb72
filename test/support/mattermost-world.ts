import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';

import sharp from 'sharp';

import { readContext } from '#chat/mattermost/button-context.ts';
import { mattermostChat } from '#chat/mattermost/mattermost-chat.ts';
import { systemClock } from '#clock.ts';
import { chatMemory } from '#storage/chat-memory.ts';

import type { ChatWorld, SeenMessage, SentForm, WrittenValue } from '../contracts/chat-world.ts';
import type { MattermostOptions } from '../simulators/mattermost/mattermost-options.ts';
import { openMattermost, type Mattermost } from '../simulators/mattermost/open-mattermost.ts';
import { mattermostCards, type MattermostCard } from './mattermost-cards.ts';
import { mattermostWords } from './mattermost-words.ts';
import { serve } from './serve.ts';
import { openTestStore } from './store.ts';

const picture = await sharp({ create: { width: 4, height: 4, channels: 3, background: 'red' } })
  .png()
  .toBuffer();
const sha256 = createHash('sha256').update(picture).digest('hex');
const nameOf = { approve: 'white_check_mark', reject: 'x', other: 'eyes' } as const;
const key = new Uint8Array(32).fill(5);

/** The world of the contract suite, and the Mattermost in it. */
export interface MattermostWorld extends ChatWorld {
  readonly mattermost: Mattermost;
  /** What the adapter could not do and nobody waited for. */
  readonly failures: readonly unknown[];
}

/** Mattermost with the adapter in it, over a database of its own; closing it fails where the server had to complain. */
export async function openMattermostWorld(options: MattermostOptions = {}): Promise<MattermostWorld> {
  const mattermost = await openMattermost({
    answerWithinMs: 1_500,
    hasLicence: true,
    people: [
      { name: 'aicha' },
      { name: 'karim', kind: 'admin' },
      { name: 'sacha', kind: 'guest' },
      { name: 'helper', kind: 'otherBot' },
      { name: 'gone', kind: 'deactivated', isInChannel: true },
    ],
    groups: [
      { name: 'approvers', displayName: 'Approvers', members: ['karim', 'sacha', 'helper', 'gone'] },
      { name: 'old', displayName: 'Old', members: ['karim'], isDeleted: true },
    ],
    otherChannels: [{ name: 'elsewhere', isBotIn: false }],
    ...options,
  });
  const store = await openTestStore({ clock: systemClock });
  const failures: unknown[] = [];
  const routes = new Map<string, (request: Request) => Promise<Response>>();
  const server = await serve(
    (request) => routes.get(new URL(request.url).pathname)?.(request) ?? new Response(null, { status: 404 }),
  );
  const outcome = await mattermostChat({
    url: mattermost.url,
    token: mattermost.bot.token,
    commandTokens: [mattermost.registerCommand(`${server.url}/mattermost/command`)],
    callbackUrl: server.url,
    key,
    memory: (platformId) => chatMemory(store, platformId),
    imageOf: async () => picture,
    failed: (error, what) => void failures.push({ what, error }),
    words: mattermostWords,
  });
  assert.ok(outcome.kind === 'chat', `Mattermost was not reached: ${JSON.stringify(outcome)}`);
  for (const [path, answer] of outcome.answers) routes.set(path, answer);

  const { channel } = mattermost;
  const cards = (user: string): readonly MattermostCard[] =>
    mattermostCards(mattermost.seen(user), { id: mattermost.bot.id, key });
  return {
    mattermost,
    failures,
    platform: outcome.chat,
    isConnected: true,
    channel,
    otherChannel: mattermost.channelId('elsewhere'),
    member: mattermost.id('aicha'),
    otherMember: mattermost.id('karim'),
    guest: mattermost.id('sacha'),
    inactive: mattermost.id('gone'),
    bot: mattermost.id('helper'),
    administrator: mattermost.id('karim'),
    group: {
      id: mattermost.groupId('approvers'),
      name: 'Approvers',
      members: [mattermost.id('karim'), mattermost.id('sacha')],
    },
    picture: { sha256, mimeType: 'image/png' },
    say: async (user, thread, text, files = []) => {
      // A file has no place for a description: a line of the message is one.
      const alts = files.flatMap(({ alt }) => (alt === undefined ? [] : [`alt: ${alt}`]));
      const uploads = files.map(({ name, bytes }) => ({ name, bytes }));
      const more = { rootId: thread, files: uploads };
      return { channel, message: mattermost.say(user, channel, [text, ...alts].join('\n'), more), thread };
    },
    edit: async (user, ref, text) => mattermost.edit(user, ref.message, text),
    delete: async (ref) => mattermost.delete(mattermost.admin.id, ref.message),
    react: async (user, ref, name, added) => {
      if (added) mattermost.react(user, ref.message, nameOf[name]);
      else mattermost.unreact(user, ref.message, nameOf[name]);
    },
    press: async (user, ref, action) => {
      const card = cards(user).find((one) => one.ref?.message === ref.message);
      const isFor = (context: unknown): boolean => readContext(key, context)?.action === action;
      const at = card?.parts.find(({ buttons }) => buttons.some(({ context }) => isFor(context)));
      if (at === undefined || at.id === null) throw new Error(`no button ${action} on ${ref.message}`);
      await mattermost.press(user, at.id, ({ context }) => isFor(context));
    },
    type: async (user, text) => (await mattermost.type(user, channel, text)).kind === 'answered',
    // Mattermost has no such thing.
    shortcut: async () => false,
    formOf: async (user) => {
      const open = mattermost.dialogOf(user);
      return open === null ? null : { title: open.dialog.title ?? '' };
    },
    submit: (user, values) => sentForm(mattermost, user, values),
    seen: async (user) => cards(user).map(({ parts: _parts, ...seen }): SeenMessage => seen),
    deliverThrice: () => {
      mattermost.socket.copies = 3;
    },
    cutOff: (cut) => mattermost.cutOff(cut),
    takeGroupsAway: () => mattermost.setHasLicence(false),
    ageTriggers: () => mattermost.ageTriggers(),
    close: async () => {
      await mattermost.settled();
      await server.close();
      await store[Symbol.asyncDispose]();
      await mattermost[Symbol.asyncDispose]();
    },
  };
}

async function sentForm(
  mattermost: Mattermost,
  user: string,
  values: Readonly<Record<string, WrittenValue>>,
): Promise<SentForm> {
  const sent = await mattermost.submit(user, values);
  if (sent.kind !== 'errors') return { kind: 'closed' };
  const left = Object.entries(mattermost.dialogOf(user)?.values ?? {}).map(([name, value]): [string, WrittenValue] => [
    name,
    Array.isArray(value) ? value.map(String) : String(value),
  ]);
  return { kind: 'open', fields: sent.errors, general: sent.error, values: Object.fromEntries(left) };
}
