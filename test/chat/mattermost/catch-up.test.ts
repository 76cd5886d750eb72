import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { ChatEvent } from '#chat/chat-sink.ts';

import type { Mattermost } from '../../simulators/mattermost/open-mattermost.ts';
import { testClock } from '../../support/test-clock.ts';
import { until } from '../../support/until.ts';
import { cardOf } from '../slack/open-adapter.ts';
import { adapterOf, doorOf, mattermostWith, type Adapter } from './open-adapter.ts';

const atOnce = 10;

/** Returns what is told of what happens while the server is away for Tambour. */
async function toldAfter(
  { chat, sink }: Adapter,
  mattermost: Mattermost,
  happens: () => void,
): Promise<readonly ChatEvent[]> {
  const before = sink.events.length;
  mattermost.stop();
  await until('the loss is noticed', () => chat.health().state !== 'connected');
  happens();
  mattermost.say(mattermost.id('aicha'), mattermost.channel, 'the last one');
  mattermost.start();
  await sink.until((events) => textsOf(events).includes('the last one'));
  await sink.first('gap');
  return sink.events.slice(before);
}

function textsOf(events: readonly ChatEvent[]): readonly string[] {
  return events.flatMap((event) => (event.kind === 'message' ? [event.text] : []));
}

function numbered(count: number): readonly string[] {
  return Array.from({ length: count }, (_, at) => `message ${at}`);
}

test('more changes than the server tells at once are all told', async () => {
  const clock = testClock();
  await using mattermost = await mattermostWith({ changesAtOnce: atOnce, clock });
  await using door = await doorOf(mattermost);
  await using adapter = await adapterOf(mattermost, door, { changesAtOnce: atOnce });
  const [aicha, channel] = [mattermost.id('aicha'), mattermost.channel];
  const [edited, ...deleted] = numbered(30).map((text) => mattermost.say(aicha, channel, text));
  await adapter.sink.until((events) => textsOf(events).length === 30);
  const told = await toldAfter(adapter, mattermost, () => {
    for (const text of numbered(35)) mattermost.say(aicha, channel, text);
    mattermost.edit(aicha, edited ?? '', 'changed');
    for (const [at, post] of deleted.entries()) {
      // Some of them in one millisecond.
      if (at % 4 === 0) clock.advance(1);
      mattermost.delete(aicha, post);
    }
  });
  assert.deepEqual(textsOf(told).toSorted(), ['the last one', ...numbered(35)].toSorted());
  const others = told.flatMap((event) => (event.kind === 'edited' || event.kind === 'deleted' ? [event] : []));
  assert.deepEqual(
    others.map(({ kind, ref }) => `${kind} ${ref.message}`).toSorted(),
    [`edited ${edited}`, ...deleted.map((post) => `deleted ${post}`)].toSorted(),
  );
});

test('whichever changes the server leaves out, all that was written is told', async () => {
  await using mattermost = await mattermostWith({ changesAtOnce: atOnce, tellsLastChanges: true });
  await using door = await doorOf(mattermost);
  await using adapter = await adapterOf(mattermost, door, { changesAtOnce: atOnce });
  // More than one page of a channel.
  const told = await toldAfter(adapter, mattermost, () => {
    for (const text of numbered(250)) mattermost.say(mattermost.id('aicha'), mattermost.channel, text);
  });
  assert.deepEqual(textsOf(told).toSorted(), ['the last one', ...numbered(250)].toSorted());
});

test('what the server keeps of a post from before an edit is no deletion of the card', async () => {
  await using mattermost = await mattermostWith();
  await using door = await doorOf(mattermost);
  await using adapter = await adapterOf(mattermost, door);
  const card = cardOf('card', { times: 4, action: 'approve' });
  const ref = await adapter.chat.post({ channel: mattermost.channel }, card, { key: 'k' });
  const second = mattermost.seen(mattermost.id('aicha')).find(({ rootId }) => rootId === ref.message);
  const told = await toldAfter(adapter, mattermost, () => {
    mattermost.edit(mattermost.admin.id, second?.id ?? '', 'Approved by everybody');
  });
  assert.deepEqual(told.map(({ kind }) => kind).toSorted(), ['edited', 'gap', 'message']);
});
