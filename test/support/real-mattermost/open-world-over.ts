import { systemClock } from '#clock.ts';
import { meetServer } from '#storage/chat-server.ts';
import { chatMemory } from '#storage/chat-memory.ts';

import type { ChatWorld } from '../../contracts/chat-world.ts';
import { mattermostActs } from '../mattermost-acts.ts';
import { mattermostActions } from '../mattermost-actions.ts';
import { mattermostFiles } from '../mattermost-files.ts';
import { mattermostWords } from '../mattermost-words.ts';
import { redSquare } from '../red-square.ts';
import { imageOrFile, sampleCsv } from '../sample-csv.ts';
import { openTestStore } from '../store.ts';
import { openAdapterOver } from './open-adapter-over.ts';
import type { Stay } from './stay.ts';
import { peopleOverRest } from './people-over-rest.ts';

const key = new Uint8Array(32).fill(5);
/** Milliseconds by which the clocks may differ, including a request's duration. */
const marginMs = 1_500;

/** Opens the world of the contract suite on a server of which only its answers are known. */
export async function openWorldOver(stay: Stay): Promise<ChatWorld> {
  await using opening = new AsyncDisposableStack();
  const channel = opening.adopt(await stay.makeChannel(true), (id) => stay.archive(id));
  const otherChannel = opening.adopt(await stay.makeChannel(false), (id) => stay.archive(id));
  const closedChannel = opening.adopt(await stay.makeChannel(true, true), (id) => stay.archive(id));
  const store = opening.use(await openTestStore({ clock: systemClock }));
  const { chat, proxy } = await openAdapterOver(stay, {
    key,
    meetServer: (met) => meetServer(store, met),
    memory: (platformId) => chatMemory(store, platformId),
    imageOf: imageOrFile(redSquare.bytes),
    failed: () => {},
    words: () => mattermostWords,
  });
  opening.use(proxy);
  opening.defer(() => stay.callback.hand(new Map()));
  const people = await peopleOverRest(stay, proxy, channel);
  const closing = opening.move();
  return {
    ...mattermostActs(people, key),
    ...mattermostActions(people),
    platform: chat,
    otherChannel,
    openChannel: channel,
    closedChannel,
    member: people.id('aicha'),
    otherMember: people.id('karim'),
    guest: stay.hasGuests ? people.id('sacha') : null,
    inactive: stay.inactive,
    bot: stay.helper,
    administrator: people.id('odile'),
    group: stay.group,
    picture: redSquare.known,
    file: sampleCsv,
    filesUnder: mattermostFiles(people, { url: stay.access.url, token: stay.bot.token }),
    delete: ({ message }) => people.delete(message),
    formOf: async (user) => {
      await people.caughtUp(user);
      const open = people.dialogOf(user);
      return open === null ? null : { title: open.dialog.title };
    },
    deliverThrice: () => {
      proxy.copies = 3;
    },
    cutOff: (isCut) => {
      proxy.cut(isCut);
      stay.callback.cut(isCut);
    },
    takeGroupsAway: () => {
      proxy.hasGroups = false;
    },
    ageTriggers: () => stay.access.pass(stay.rights.triggerSeconds * 1_000 + marginMs),
    close: () => closing.disposeAsync(),
  };
}
