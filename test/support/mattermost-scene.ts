import assert from 'node:assert/strict';

import { mattermostWordsIn } from '#app/mattermost-words-in.ts';
import type { ChatPlatform } from '#chat/chat.ts';
import { mattermostChat } from '#chat/mattermost/mattermost-chat.ts';
import type { MattermostChatOptions } from '#chat/mattermost/mattermost-options.ts';
import type { Language } from '#languages.ts';
import { meetServer } from '#storage/chat-server.ts';

import type { Written } from './mattermost-client/filled-in.ts';
import type { MattermostOptions } from '../simulators/mattermost/mattermost-options.ts';
import { openMattermost, type Mattermost } from '../simulators/mattermost/open-mattermost.ts';
import { type ChatScene, openChatScene } from './chat-scene.ts';
import { mattermostActs } from './mattermost-acts.ts';
import type { MattermostCard } from './mattermost-cards.ts';
import { serve } from './serve.ts';
import { type Team, teamInChat } from './team-in-chat.ts';

/** A team in one channel of Mattermost. */
export interface MattermostTeam extends Team<MattermostCard, Written> {
  readonly mattermost: Mattermost;
  /**
   * Replaces the adapter by a new one, as after a kill, which knows only what the store knows; with another key if
   * given.
   */
  startedAnew(nextKey?: Uint8Array): Promise<void>;
}

export interface MattermostScene extends ChatScene, MattermostTeam {}

export interface MattermostTeamOptions extends MattermostOptions {
  readonly language?: Language;
}

/** Opens a scene with Mattermost alone in it. */
export async function openMattermostScene(options: MattermostTeamOptions = {}): Promise<MattermostScene> {
  await using opening = new AsyncDisposableStack();
  const scene = opening.use(await openChatScene());
  const team = await mattermostTeam(scene, options);
  opening.move();
  return { ...scene, ...team };
}

/** Adds Mattermost to a scene; Odile administers, Aïcha writes, Karim approves, Sacha is a guest. */
export async function mattermostTeam(scene: ChatScene, options: MattermostTeamOptions = {}): Promise<MattermostTeam> {
  const { opened, clock } = scene;
  const { language = 'fr', ...rest } = options;
  const key = new Uint8Array(32).fill(7);
  const mattermost = await openMattermost({
    clock,
    people: [
      { name: 'odile', firstName: 'Odile', kind: 'admin', locale: language },
      { name: 'aicha', firstName: 'Aïcha', locale: language },
      { name: 'karim', firstName: 'Karim', locale: language },
      { name: 'sacha', firstName: 'Sacha', kind: 'guest', locale: language },
    ],
    ...rest,
  });
  opened.use(mattermost);
  const routes = new Map<string, (request: Request) => Promise<Response>>();
  const server = await serve(
    (request) => routes.get(new URL(request.url).pathname)?.(request) ?? new Response(null, { status: 404 }),
  );
  opened.defer(() => server.close());
  const mattermostOptions: MattermostChatOptions = {
    ...scene.needs,
    meetServer: (met) => meetServer(scene.store, met),
    url: mattermost.url,
    token: mattermost.bot.token,
    commandTokens: [mattermost.registerCommand(`${server.url}/mattermost/command`)],
    callbackUrl: server.url,
    key,
    words: (theirs) => mattermostWordsIn(theirs ?? language),
  };
  const start = async (): Promise<ChatPlatform> => {
    const outcome = await mattermostChat(mattermostOptions);
    assert.ok(outcome.kind === 'chat', `Mattermost was not reached: ${JSON.stringify(outcome)}`);
    for (const [path, answer] of outcome.answers) routes.set(path, answer);
    await scene.hear(outcome.chat, {
      settled: async () => {
        await mattermost.settled();
        await mattermost.socket.read();
      },
      undelivered: () => 0,
    });
    return outcome.chat;
  };
  let chat = await start();
  return {
    ...teamInChat(scene, mattermostActs(mattermost, key)),
    mattermost,
    async startedAnew(nextKey = key) {
      await chat.stop();
      key.set(nextKey);
      chat = await start();
    },
  };
}
