import { mattermostWordsIn } from '#app/mattermost-words-in.ts';
import { meetServer } from '#storage/chat-server.ts';

import type { Written } from '../mattermost-client/filled-in.ts';
import { type ChatScene, openChatScene } from '../chat-scene.ts';
import { mattermostActs } from '../mattermost-acts.ts';
import type { MattermostCard } from '../mattermost-cards.ts';
import { type Team, teamInChat } from '../team-in-chat.ts';
import { testClock } from '../test-clock.ts';
import { openAdapterOver } from './open-adapter-over.ts';
import type { Stay } from './stay.ts';
import { type PeopleOverRest, peopleOverRest } from './people-over-rest.ts';

const key = new Uint8Array(32).fill(7);

export interface SceneOver extends ChatScene, Team<MattermostCard, Written> {
  readonly people: PeopleOverRest;
}

/**
 * Opens all of Tambour with a team in a new channel of a server. Time is real on the server, but Tambour's own clock
 * stands still until the story moves it: so no wait of twenty seconds ends before a slow server has answered.
 */
export async function openSceneOver(stay: Stay, language: 'fr' | 'en'): Promise<SceneOver> {
  await using opening = new AsyncDisposableStack();
  const scene = opening.use(await openChatScene(testClock(new Date())));
  const channel = await stay.makeChannel(true);
  scene.opened.defer(() => stay.archive(channel));
  const { chat, proxy } = await openAdapterOver(stay, {
    ...scene.needs,
    meetServer: (met) => meetServer(scene.store, met),
    key,
    words: (theirs) => mattermostWordsIn(theirs ?? language),
  });
  scene.opened.use(proxy);
  scene.opened.defer(() => stay.callback.hand(new Map()));
  const people = await peopleOverRest(stay, proxy, channel);
  await scene.hear(chat, { settled: () => proxy.read(), undelivered: () => 0 });
  opening.move();
  return { ...scene, ...teamInChat(scene, mattermostActs(people, key)), people };
}
