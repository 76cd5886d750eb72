import { join } from 'node:path';

import type { Store } from '#storage/store.ts';

import { startChild } from '../start-child.ts';
import type { LoadChat } from './load-chat.ts';
import type { AskedCard } from './mattermost-acts.ts';
import type { MattermostAnswer, MattermostQuestion } from './mattermost-process.ts';

const here = import.meta.dirname;

/** Opens the simulated Mattermost of the tests. It acts itself, since most of its events get no answer. */
export async function openMattermostLoad(perSecond: number): Promise<LoadChat> {
  await using opened = new AsyncDisposableStack();
  const server = opened.use(
    await startChild<MattermostQuestion, MattermostAnswer>(join(here, 'mattermost-process.ts')),
  );
  const who = await server.ask({ kind: 'who' });
  const [channel = '', elsewhere = ''] = who.channels;
  const { author, approver, approvers } = who;
  const rest = opened.move();
  return {
    name: 'Mattermost',
    perSecond,
    place: { platform: who.platform, channel, elsewhere, author, approver, approvers },
    environment: (port) => ({
      MATTERMOST_URL: who.url,
      MATTERMOST_TOKEN: who.token,
      MATTERMOST_COMMAND_TOKENS: who.commandToken,
      MATTERMOST_CALLBACK_URL: `http://127.0.0.1:${port}`,
    }),
    reach: async (url) => void (await server.ask({ kind: 'reach', url })),
    prepare: async (store, { count, drafts, seed }) => {
      const cards = await cardsOf(store, drafts);
      return (again) => server.ask({ kind: 'load', perSecond, count, cards, seed, again });
    },
    floor: async (url, seconds) =>
      (await server.ask({ kind: 'floor', url, perSecond, count: perSecond * seconds })).hits,
    // Sent as the author's client does, since that process is busy with the load.
    command: async (text) => {
      const response = await fetch(`${who.url}/api/v4/commands/execute`, {
        method: 'POST',
        headers: { authorization: `Bearer ${who.authorToken}`, 'content-type': 'application/json' },
        body: JSON.stringify({ channel_id: channel, command: `/tambour ${text}` }),
      });
      const said = await response.text();
      if (response.status !== 200) throw new Error(`"${text}": ${response.status} ${said.slice(0, 200)}`);
    },
    complaints: async () => (await server.ask({ kind: 'who' })).complaints,
    [Symbol.asyncDispose]: () => rest.disposeAsync(),
  };
}

async function cardsOf({ db }: Pick<Store, 'db'>, draftIds: readonly string[]): Promise<readonly AskedCard[]> {
  const posted = await db.postedMessage.findMany({ where: { role: 'asked', draftId: { in: [...draftIds] } } });
  return posted.map(({ draftId, message: post, thread }) => {
    if (draftId === null || thread === null) throw new Error('a card of a draft that hangs on nothing');
    return { draftId, post, thread };
  });
}
