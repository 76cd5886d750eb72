import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { ChatScene } from '../support/chat-scene.ts';
import { openMattermostScene } from '../support/mattermost-scene.ts';
import { openSlackScene } from '../support/slack-scene.ts';
import { askFor, submitDesk, type Team } from '../support/team-in-chat.ts';
import type { SeenMessage } from '../contracts/chat-world.ts';

type Room = ChatScene & Team<SeenMessage, string | string[]>;
type Counts = Readonly<Record<string, number>>;

/**
 * Counts the calls to a chat by their kind: for a draft up to the question to approve it, and from the approval by a
 * reaction until it is published on one network. Both are the second of their desk, since what rarely changes has been
 * asked by then.
 */
async function counted(
  room: Room,
  kinds: () => readonly string[],
): Promise<{ readonly asked: Counts; readonly approved: Counts }> {
  await room.command('odile', 'setup');
  const { id } = await room.store.db.account.findFirstOrThrow({ where: { network: 'mastodon' } });
  await submitDesk(room, room, { name: 'Valmont', accounts: [id], approvers: [room.id('karim')], language: 'en' });
  let from = 0;
  const since = (): Counts => {
    const all = kinds();
    const grouped = Map.groupBy(all.slice(from), (kind) => kind);
    from = all.length;
    return Object.fromEntries([...grouped].map(([kind, calls]) => [kind, calls.length]));
  };
  const once = async (): Promise<{ readonly asked: Counts; readonly approved: Counts }> => {
    since();
    await askFor(room);
    const asked = since();
    await room.react('karim', await room.cardWith('approve'), 'approve');
    await room.pass(60);
    return { asked, approved: since() };
  };
  await once();
  return once();
}

test('on Mattermost a draft and its question cost 20 calls, and its approval by a reaction 6', async () => {
  await using scene = await openMattermostScene({ language: 'en' });
  const kinds = (): readonly string[] =>
    scene.mattermost
      .calls()
      .map(({ method, path }) => `${method} ${path.replace(/\?.*$/u, '').replaceAll(/[a-z0-9]{26}/gu, 'ID')}`);
  assert.deepEqual(await counted(scene, kinds), {
    asked: {
      // Whether the person may act is checked afresh: for the command, the form and the press.
      'GET /users/ID': 3,
      'GET /channels/ID/members/ID': 3,
      // Who could approve, from an answer at most 30 seconds old.
      'GET /channels/ID/members': 1,
      'POST /users/ids': 1,
      // Whether the card is still as it was when its button was made.
      'GET /posts/ID': 1,
      'POST /actions/dialogs/open': 1,
      // The line, the card to write on, the author's answer, the card to decide on.
      'POST /posts': 4,
      'POST /reactions': 2,
      // Reactions from before that card was known here.
      'POST /posts/ids': 1,
      'POST /posts/ids/reactions': 1,
      'PUT /posts/ID/patch': 2,
    },
    approved: {
      // The author is told of the approval, and of the publication.
      'POST /posts': 2,
      // The card and the line, approved and published.
      'PUT /posts/ID/patch': 4,
    },
  });
});

test('on Slack a draft and its question cost 12 calls, and its approval by a reaction 6', async () => {
  await using scene = await openSlackScene('socket', { language: 'en' });
  assert.deepEqual(await counted(scene, () => scene.slack.calls().map(({ method }) => method)), {
    asked: {
      'views.open': 1,
      'chat.postMessage': 3,
      'chat.postEphemeral': 1,
      'reactions.add': 2,
      'conversations.members': 1,
      'conversations.replies': 1,
      'reactions.get': 1,
      'chat.update': 2,
    },
    approved: { 'chat.postMessage': 2, 'chat.update': 4 },
  });
});
