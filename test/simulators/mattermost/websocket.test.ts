import assert from 'node:assert/strict';
import { test } from 'node:test';

import { eventually } from '../../contracts/chat-parts.ts';
import { openMattermost } from './open-mattermost.ts';
import { listen } from './wire.ts';

const people = [{ name: 'aicha' }] as const;

test('a connection is greeted once it has signed in, and a wrong token closes it without a word', async () => {
  await using mattermost = await openMattermost({ people });
  const line = await listen(mattermost);
  const hello = await line.until(({ event }) => event === 'hello');
  assert.equal(hello.seq, 0);
  assert.match(String(hello.data['server_version']), /^11\.7\.2\./);
  await line.until((frame) => frame.status === 'OK' && frame.seq_reply === 1);
  mattermost.revokeToken(mattermost.bot.token);
  const refused = await listen(mattermost);
  await assert.rejects(
    refused.until(({ event }) => event === 'hello'),
    /closed/,
  );
});

test('a connection that does not sign in is closed', async () => {
  await using mattermost = await openMattermost({ signInWithinMs: 50 });
  const line = await listen(mattermost, 'not');
  await assert.rejects(
    line.until(() => false),
    /closed/,
  );
});

test('a post and a reaction come as JSON within JSON, each event with the next number', async () => {
  await using mattermost = await openMattermost({ people });
  const line = await listen(mattermost);
  await line.until(({ event }) => event === 'hello');
  const post = mattermost.say(mattermost.id('aicha'), mattermost.channel, 'hello');
  mattermost.react(mattermost.id('aicha'), post, 'white_check_mark');
  const reaction = await line.until(({ event }) => event === 'reaction_added');
  const posted = await line.until(({ event }) => event === 'posted');
  assert.equal(JSON.parse(String(posted.data['post'])).message, 'hello');
  assert.equal(JSON.parse(String(reaction.data['reaction'])).emoji_name, 'white_check_mark');
  const numbers = line.frames.flatMap(({ seq }) => seq ?? []);
  assert.deepEqual(
    numbers,
    numbers.map((_, at) => at),
  );
});

test('what happens in a channel is told to its members alone', async () => {
  await using mattermost = await openMattermost({ people, otherChannels: [{ name: 'elsewhere', isBotIn: false }] });
  const line = await listen(mattermost);
  await line.until(({ event }) => event === 'hello');
  mattermost.say(mattermost.id('aicha'), mattermost.channelId('elsewhere'), 'secret');
  mattermost.remove(mattermost.bot.id, mattermost.channel);
  await line.until(({ event }) => event === 'user_removed');
  mattermost.say(mattermost.id('aicha'), mattermost.channel, 'unheard');
  mattermost.join(mattermost.bot.id, mattermost.channel);
  await line.until(({ event }) => event === 'user_added');
  assert.equal(line.frames.filter(({ event }) => event === 'posted').length, 0);
});

test('who declares an active channel no longer hears reactions in others', async () => {
  await using mattermost = await openMattermost({ people });
  const line = await listen(mattermost);
  const post = mattermost.say(mattermost.id('aicha'), mattermost.channel, 'hello');
  line.socket.send(JSON.stringify({ action: 'presence', seq: 2, data: { channel_id: 'x'.repeat(26) } }));
  await line.until((frame) => frame.seq_reply === 2);
  mattermost.react(mattermost.id('aicha'), post, 'x');
  mattermost.say(mattermost.id('aicha'), mattermost.channel, 'the end');
  await line.until(({ data }) => String(data['post']).includes('the end'));
  assert.equal(line.frames.filter(({ event }) => event === 'reaction_added').length, 0);
});

test('a connection is taken up again where the request itself is signed in: what was missed comes, ungreeted', async () => {
  await using mattermost = await openMattermost({ people });
  const line = await listen(mattermost, 'header');
  const hello = await line.until(({ event }) => event === 'hello');
  mattermost.socket.drop();
  await eventually(() => mattermost.socket.connections() === 0);
  mattermost.say(mattermost.id('aicha'), mattermost.channel, 'meanwhile');
  const query = `?connection_id=${String(hello.data['connection_id'])}&sequence_number=1`;
  const again = await listen(mattermost, 'header', query);
  const posted = await again.until(({ event }) => event === 'posted');
  assert.ok(String(posted.data['post']).includes('meanwhile'));
  assert.equal(again.frames[0]?.seq, 1);
  assert.equal(again.frames.filter(({ event }) => event === 'hello').length, 0);
});

test('a challenge comes too late to take a connection up again: there is a new one, and what was missed is lost', async () => {
  await using mattermost = await openMattermost({ people });
  const line = await listen(mattermost);
  const hello = await line.until(({ event }) => event === 'hello');
  mattermost.socket.drop();
  await eventually(() => mattermost.socket.connections() === 0);
  mattermost.say(mattermost.id('aicha'), mattermost.channel, 'meanwhile');
  const query = `?connection_id=${String(hello.data['connection_id'])}&sequence_number=1`;
  const again = await listen(mattermost, 'challenge', query);
  const greeted = await again.until(({ event }) => event === 'hello');
  assert.notEqual(greeted.data['connection_id'], hello.data['connection_id']);
  mattermost.say(mattermost.id('aicha'), mattermost.channel, 'now');
  await again.until(({ event }) => event === 'posted');
  assert.ok(!JSON.stringify(again.frames).includes('meanwhile'));
});

test('an event that got lost shows by the next number, and comes again with the connection', async () => {
  await using mattermost = await openMattermost({ people });
  const line = await listen(mattermost, 'header');
  const hello = await line.until(({ event }) => event === 'hello');
  mattermost.socket.swallow(2);
  mattermost.say(mattermost.id('aicha'), mattermost.channel, 'lost');
  mattermost.say(mattermost.id('aicha'), mattermost.channel, 'heard');
  await line.until(({ data }) => String(data['post']).includes('heard'));
  assert.deepEqual(
    line.frames.map(({ seq }) => seq),
    [0, 3, 4],
  );
  mattermost.socket.drop();
  await eventually(() => mattermost.socket.connections() === 0);
  const query = `?connection_id=${String(hello.data['connection_id'])}&sequence_number=1`;
  const again = await listen(mattermost, 'header', query);
  await again.until(({ data }) => String(data['post']).includes('lost'));
});

test('after a restart of the server there is a new connection, and everything that was kept', async () => {
  await using mattermost = await openMattermost({ people });
  const line = await listen(mattermost, 'header');
  const hello = await line.until(({ event }) => event === 'hello');
  mattermost.stop();
  await assert.rejects(fetch(`${mattermost.url}/api/v4/system/ping`));
  mattermost.say(mattermost.id('aicha'), mattermost.channel, 'kept');
  mattermost.start();
  const query = `?connection_id=${String(hello.data['connection_id'])}&sequence_number=1`;
  const again = await listen(mattermost, 'header', query);
  const greeted = await again.until(({ event }) => event === 'hello');
  assert.notEqual(greeted.data['connection_id'], hello.data['connection_id']);
  assert.equal(mattermost.seen(mattermost.id('aicha'))[0]?.message, 'kept');
});
