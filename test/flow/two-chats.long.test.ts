import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import type { SeenMessage } from '../contracts/chat-world.ts';
import { type ChatScene, openChatScene, plainSpaces } from '../support/chat-scene.ts';
import { type MattermostTeam, mattermostTeam } from '../support/mattermost-scene.ts';
import { type SlackTeam, slackTeam } from '../support/slack-scene.ts';
import { askFor, setUpDesk, type Team } from '../support/team-in-chat.ts';

interface TwoChats {
  readonly slack: SlackTeam;
  readonly mattermost: MattermostTeam;
}

/** A desk on each platform, in one Tambour; both have the same two accounts. */
async function twoDesks(scene: ChatScene): Promise<TwoChats> {
  const slack = await slackTeam(scene, 'socket', { language: 'en' });
  const mattermost = await mattermostTeam(scene, { language: 'en' });
  await setUpDesk(scene, slack, { name: 'Town hall' });
  await setUpDesk(scene, mattermost, { name: 'Library' });
  return { slack, mattermost };
}

async function thread(team: Team<SeenMessage, string>): Promise<string> {
  return plainSpaces((await team.seen('aicha')).map(({ text }) => text).join('\n'));
}

/** Returns the texts that went out, by network, in their order. */
function sent({ networks }: ChatScene): readonly (readonly string[])[] {
  return [networks.mastodon, networks.x].map(({ posts }) => posts.map(({ rendering }) => rendering.text));
}

const road = 'The road is closed.';
const books = 'The library is open.';

describe('a desk in Slack and a desk on Mattermost, which share their accounts', () => {
  test('each sees its own draft alone, and a decision on one is none on the other', async () => {
    await using scene = await openChatScene();
    const { slack, mattermost } = await twoDesks(scene);
    await askFor(slack, road);
    await askFor(mattermost, books);
    assert.match(await thread(slack), /The road is closed/);
    assert.match(await thread(mattermost), /The library is open/);

    await slack.react('karim', await slack.cardWith('approve'), 'approve');
    await scene.pass(25);
    assert.deepEqual(sent(scene), [[road], [road]]);
    await mattermost.cardWith('approve');
    assert.doesNotMatch(await thread(mattermost), /The road is closed|Karim approved|Published/);

    await mattermost.react('karim', await mattermost.cardWith('approve'), 'approve');
    await scene.pass(25);
    assert.deepEqual(sent(scene), [
      [road, books],
      [road, books],
    ]);
    assert.doesNotMatch(await thread(slack), /The library is open/);
    for (const team of [slack, mattermost]) assert.equal((await thread(team)).match(/^Published on /gm)?.length, 2);
  });

  test('what both approve in the same moment goes out once each, on every account', async () => {
    await using scene = await openChatScene();
    const { slack, mattermost } = await twoDesks(scene);
    await askFor(slack, road);
    await askFor(mattermost, books);
    await Promise.all([slack.press('karim', 'approve'), mattermost.press('karim', 'approve')]);
    await scene.pass(300);
    for (const texts of sent(scene)) assert.deepEqual(texts.toSorted(), [books, road]);
    for (const team of [slack, mattermost]) assert.equal((await thread(team)).match(/^Published on /gm)?.length, 2);
  });

  test('a draft is unknown on the other platform, by its number and in the list', async () => {
    await using scene = await openChatScene();
    const { slack, mattermost } = await twoDesks(scene);
    await askFor(slack, road);
    await mattermost.command('karim', 'show 1');
    await mattermost.command('karim', 'list');
    const told = await mattermost.whispers('karim');
    assert.equal(told.length, 2);
    assert.doesNotMatch(await thread(mattermost), /road/);
    for (const one of told) assert.doesNotMatch(one, /road/);
    await askFor(mattermost, books);
    await mattermost.command('karim', 'list');
    assert.match((await mattermost.whispers('karim')).at(-1) ?? '', /The library is open/);
  });

  test('Stop on one platform holds nothing of the other back', async () => {
    await using scene = await openChatScene();
    const { slack, mattermost } = await twoDesks(scene);
    await askFor(slack, road);
    await askFor(mattermost, books);
    await slack.press('karim', 'approve');
    await mattermost.press('karim', 'approve');
    await mattermost.press('aicha', 'stop');
    await scene.pass(60);
    assert.deepEqual(sent(scene), [[road], [road]]);
    assert.match(await thread(mattermost), /stopped/i);
    assert.doesNotMatch(await thread(slack), /stopped/i);
  });
});
