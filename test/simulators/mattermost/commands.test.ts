import assert from 'node:assert/strict';
import { test } from 'node:test';

import { testClock } from '../../support/test-clock.ts';
import { openIntegration } from './integration.ts';
import { openMattermost } from './open-mattermost.ts';
import { ask, made } from './wire.ts';

const people = [{ name: 'aicha' }, { name: 'karim' }] as const;

async function answer(url: string): Promise<number> {
  const body = JSON.stringify({ text: 'later' });
  return (await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body })).status;
}

test('a command is sent as a form with its token, and with the root of the thread that it is typed in', async () => {
  await using app = await openIntegration();
  await using mattermost = await openMattermost({ people });
  const token = mattermost.registerCommand(app.url);
  const [user, channel] = [mattermost.id('aicha'), mattermost.channel];
  const root = mattermost.say(user, channel, 'root');
  await mattermost.type(user, channel, 'draft @karim', { rootId: root });
  await mattermost.type(user, channel, '');
  const forms = app.heard.map(({ body }) => Object.fromEntries(new URLSearchParams(body)));
  assert.equal(app.heard[0]?.headers.get('authorization'), `Token ${token}`);
  const { trigger_id, response_url, ...form } = forms[0] ?? {};
  assert.ok(trigger_id !== undefined && response_url?.startsWith(`${mattermost.url}/hooks/commands/`));
  assert.deepEqual(form, {
    channel_id: channel,
    channel_name: 'publications',
    command: '/tambour',
    root_id: root,
    team_domain: 'valmont',
    team_id: mattermost.team,
    text: 'draft @karim',
    token,
    user_id: user,
    user_name: 'aicha',
    user_mentions: 'karim',
    user_mentions_ids: mattermost.id('karim'),
  });
  assert.deepEqual([forms[1]?.['text'], forms[1]?.['root_id']], ['', '']);
});

test('10.11 sends no root with a command', async () => {
  await using app = await openIntegration();
  await using mattermost = await openMattermost({ people, version: '10.11.0' });
  mattermost.registerCommand(app.url);
  const [user, channel] = [mattermost.id('aicha'), mattermost.channel];
  await mattermost.type(user, channel, 'draft', { rootId: mattermost.say(user, channel, 'root') });
  assert.equal(new URLSearchParams(app.heard[0]?.body).has('root_id'), false);
});

test('an answer is seen by its person alone, and read as Slack would unless told to leave it', async () => {
  await using app = await openIntegration();
  await using mattermost = await openMattermost({ people });
  mattermost.registerCommand(app.url);
  const type = (): ReturnType<typeof mattermost.type> =>
    mattermost.type(mattermost.id('aicha'), mattermost.channel, 'help');
  app.answer = () => Response.json({ response_type: 'ephemeral', text: '<!channel> <https://a.example|b>' });
  await type();
  app.answer = () => Response.json({ text: '<!channel>', skip_slack_parsing: true });
  await type();
  app.answer = () => Response.json({});
  assert.equal((await type()).kind, 'answered');
  const messages = mattermost.seen(mattermost.id('aicha')).map(({ message }) => message);
  assert.deepEqual(messages, ['@channel [b](https://a.example)', '<!channel>']);
  assert.deepEqual(mattermost.seen(mattermost.id('karim')), []);
});

test('an answer that is late, empty, or not what it says it is has failed for its person', async () => {
  await using app = await openIntegration();
  await using mattermost = await openMattermost({ people, answerWithinMs: 1_500 });
  mattermost.registerCommand(app.url);
  const kind = async (answer: () => Response | Promise<Response>): Promise<string> => {
    app.answer = answer;
    return (await mattermost.type(mattermost.id('aicha'), mattermost.channel, 'help')).kind;
  };
  const json = { headers: { 'content-type': 'application/json' } };
  assert.equal(await kind(() => new Response('', json)), 'failed');
  assert.equal(await kind(() => new Response('<html>', json)), 'failed');
  assert.equal(await kind(() => Response.json({}, { status: 401 })), 'failed');
  assert.equal(await kind(() => new Promise((settle) => setTimeout(settle, 3_000, Response.json({})))), 'failed');
  mattermost.cutOff(true);
  assert.equal(await kind(() => Response.json({})), 'failed');
});

test('the address to answer later is good five times, for half an hour', async () => {
  await using app = await openIntegration();
  const clock = testClock();
  await using mattermost = await openMattermost({ people, clock });
  mattermost.registerCommand(app.url);
  const address = async (): Promise<string> => {
    await mattermost.type(mattermost.id('aicha'), mattermost.channel, 'help');
    return new URLSearchParams(app.heard.at(-1)?.body).get('response_url') ?? '';
  };
  const [first, second] = [await address(), await address()];
  for (let times = 0; times < 5; times += 1) assert.equal(await answer(first), 200);
  assert.equal(await answer(first), 404);
  clock.advance(1_800_001);
  assert.equal(await answer(second), 404);
});

test('a command is registered by who administers the team, once, and its token can be made anew', async () => {
  await using mattermost = await openMattermost({ people });
  const admin = mattermost.admin.token;
  const command = { team_id: mattermost.team, trigger: 'tambour', method: 'P', url: 'http://127.0.0.1:1/c' };
  assert.equal((await ask(mattermost, 'POST /commands', command)).status, 403);
  const id = await made(mattermost, 'POST /commands', command, admin);
  const again = await ask(mattermost, 'POST /commands', command, admin);
  assert.deepEqual([again.status, again.body['id']], [400, 'api.command.duplicate_trigger.app_error']);
  const listed = await ask(mattermost, `GET /commands?team_id=${mattermost.team}&custom_only=true`, undefined, admin);
  assert.ok(JSON.stringify(listed.body).includes(id));
  const { body } = await ask(mattermost, `PUT /commands/${id}/regen_token`, undefined, admin);
  assert.match(String(body['token']), /^[a-z0-9]{26}$/);
  assert.ok(!JSON.stringify(listed.body).includes(String(body['token'])));
});

test('a bot, its token, its team and its channel are made by an administrator, and by nobody else', async () => {
  await using mattermost = await openMattermost({ people, hasBot: false });
  const { admin, team, channel } = mattermost;
  const person = mattermost.makeToken(mattermost.id('aicha'));
  const bot = { username: 'tambour', display_name: 'Tambour', description: 'Publishes what is approved' };
  assert.equal((await ask(mattermost, 'POST /bots', bot, person)).status, 403);
  mattermost.config.EnableBotAccountCreation = false;
  const refused = await ask(mattermost, 'POST /bots', bot, admin.token);
  assert.deepEqual([refused.status, refused.body['id']], [403, 'api.bot.create_disabled']);
  mattermost.config.EnableBotAccountCreation = true;
  const id = String((await ask(mattermost, 'POST /bots', bot, admin.token)).body['user_id']);
  const token = await ask(mattermost, `POST /users/${id}/tokens`, { description: 'Tambour' }, admin.token);
  const key = String(token.body['token']);
  const joined = { user_id: id };
  assert.equal((await ask(mattermost, `POST /channels/${channel}/members`, joined, admin.token)).status, 404);
  await ask(mattermost, `POST /teams/${team}/members`, { team_id: team, ...joined }, admin.token);
  assert.equal((await ask(mattermost, `POST /channels/${channel}/members`, joined, admin.token)).status, 201);
  const found = await ask(mattermost, 'GET /teams/name/valmont/channels/name/publications', undefined, key);
  assert.equal(found.body['id'], channel);
  assert.equal((await ask(mattermost, 'GET /config', undefined, key)).status, 403);
  assert.equal((await ask(mattermost, 'GET /config', undefined, admin.token)).status, 200);
});
