import assert from 'node:assert/strict';

import { mattermostChat } from '#chat/mattermost/mattermost-chat.ts';
import { systemClock } from '#clock.ts';
import { meetServer } from '#storage/chat-server.ts';
import { chatMemory } from '#storage/chat-memory.ts';

import type { ChatWorld } from '../contracts/chat-world.ts';
import type { MattermostOptions } from '../simulators/mattermost/mattermost-options.ts';
import { openMattermost, type Mattermost } from '../simulators/mattermost/open-mattermost.ts';
import { mattermostActs } from './mattermost-acts.ts';
import { mattermostActions } from './mattermost-actions.ts';
import { mattermostFiles } from './mattermost-files.ts';
import { mattermostWords } from './mattermost-words.ts';
import { redSquare } from './red-square.ts';
import { imageOrFile, sampleCsv } from './sample-csv.ts';
import { serve } from './serve.ts';
import { openTestStore } from './store.ts';

const key = new Uint8Array(32).fill(5);

/** The world of the contract suite, with its Mattermost. */
export interface MattermostWorld extends ChatWorld {
  readonly mattermost: Mattermost;
  /** Errors in the adapter's background work. */
  readonly failures: readonly unknown[];
}

/** Opens Mattermost with the adapter, on its own database; closing it fails if the server had complaints. */
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
    otherChannels: [
      { name: 'elsewhere', isBotIn: false },
      { name: 'closed', isBotIn: true, isPrivate: true },
    ],
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
    meetServer: (met) => meetServer(store, met),
    memory: (platformId) => chatMemory(store, platformId),
    imageOf: imageOrFile(redSquare.bytes),
    failed: (error, what) => void failures.push({ what, error }),
    words: () => mattermostWords,
  });
  assert.ok(outcome.kind === 'chat', `Mattermost was not reached: ${JSON.stringify(outcome)}`);
  for (const [path, answer] of outcome.answers) routes.set(path, answer);

  return {
    ...mattermostActs(mattermost, key),
    ...mattermostActions(mattermost),
    mattermost,
    failures,
    platform: outcome.chat,
    otherChannel: mattermost.channelId('elsewhere'),
    openChannel: mattermost.channel,
    closedChannel: mattermost.channelId('closed'),
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
    picture: redSquare.known,
    file: sampleCsv,
    filesUnder: mattermostFiles(mattermost, { url: mattermost.url, token: mattermost.bot.token }),
    delete: async (ref) => mattermost.delete(mattermost.admin.id, ref.message),
    formOf: async (user) => {
      const open = mattermost.dialogOf(user);
      return open === null ? null : { title: open.dialog.title ?? '' };
    },
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
