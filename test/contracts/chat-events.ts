import assert from 'node:assert/strict';

import type { ChatEvent } from '#chat/chat-sink.ts';
import type { MessageRef } from '#chat/refs.ts';

import { recordingSink } from '../support/recording-sink.ts';
import { eventually, hostile, saying, type InWorld, withMenu } from './chat-parts.ts';
import type { ChatWorld } from './chat-world.ts';

/** Tests how the bot receives what people do. */
export function events(inWorld: InWorld): void {
  inWorld('a pressed button comes with its person, message and meaning', async (world, sink) => {
    const ref = await world.platform.post({ channel: world.channel }, saying('x', 'go'), { key: 'k' });
    await world.press(world.member, ref, 'go');
    const { dedupeKey, trigger, ...event } = await sink.first('button');
    assert.ok(dedupeKey !== '' && trigger.id !== '');
    assert.deepEqual(event, {
      kind: 'button',
      user: world.member,
      ref,
      action: 'go',
      draftId: 'd1',
      revision: 2,
      target: 't3',
    });
  });

  for (const count of [1, 3, 9])
    inWorld(
      `a deed in a menu of ${count} comes as a pressed button does, with its own meaning`,
      async (world, sink) => {
        const ref = await world.platform.post({ channel: world.channel }, withMenu(count), { key: 'k' });
        const last = count - 1;
        await world.press(world.member, ref, `deed${last}`);
        await world.press(world.member, ref, 'go');
        await sink.until((heard) => heard.length === 2);
        assert.deepEqual(
          sink.events.map((event) => event.kind === 'button' && [event.user, event.ref, event.action]),
          [
            [world.member, ref, `deed${last}`],
            [world.member, ref, 'go'],
          ],
        );
        const { draftId, revision, target } = await sink.first('button');
        assert.deepEqual({ draftId, revision, target }, { draftId: `d${last}`, revision: last + 2, target: null });
      },
    );

  inWorld('two presses are two events', async (world, sink) => {
    const ref = await world.platform.post({ channel: world.channel }, saying('x', 'go'), { key: 'k' });
    await world.press(world.member, ref, 'go');
    await world.press(world.member, ref, 'go');
    await sink.until((heard) => heard.length === 2);
    assert.equal(new Set(sink.events.map((event) => event.dedupeKey)).size, 2);
  });

  inWorld('reactions come when they are given and taken back, and are listed without the bot', async (world, sink) => {
    const ref = await world.platform.post({ channel: world.channel }, saying('x'), { key: 'k' });
    await world.platform.react(ref, 'approve');
    await world.platform.react(ref, 'approve');
    await world.platform.react(ref, 'reject');
    await world.react(world.member, ref, 'approve', true);
    await world.react(world.member, ref, 'approve', true);
    await world.react(world.otherMember, ref, 'other', true);
    assert.deepEqual(await listed(world, ref), [
      { name: 'approve', user: world.member },
      { name: 'other', user: world.otherMember },
    ]);
    await world.react(world.member, ref, 'approve', false);
    await sink.until((heard) => heard.length === 3);
    assert.deepEqual(
      sink.events.map((event) => event.kind === 'reaction' && [event.user, event.name, event.added]),
      [
        [world.member, 'approve', true],
        [world.otherMember, 'other', true],
        [world.member, 'approve', false],
      ],
    );
    assert.deepEqual(await listed(world, ref), [{ name: 'other', user: world.otherMember }]);
  });

  inWorld('a message that is gone has no reactions to list', async (world) => {
    const ref = await world.platform.post({ channel: world.channel }, saying('x'), { key: 'k' });
    await world.delete(ref);
    assert.equal((await world.platform.reactions([ref])).has(ref.message), false);
  });

  inWorld('a message in a thread comes with its text, unchanged, and its place', async (world, sink) => {
    const root = await world.platform.post({ channel: world.channel }, saying('x'), { key: 'k' });
    const text = `${hostile}\n\n«\u202f\u00e0\u202f» \u{1f468}\u200d\u{1f469}\u200d\u{1f467}`;
    const ref = await world.say(world.member, root.message, text);
    const event = await sink.first('message');
    assert.deepEqual([event.user, event.ref, event.text, event.files], [world.member, ref, text, []]);
    assert.equal(event.ref.thread, root.message);
  });

  inWorld('an edited and a deleted message are told', async (world, sink) => {
    const ref = await world.say(world.member, null, 'one');
    await world.edit(world.member, ref, 'two');
    await world.delete(ref);
    assert.deepEqual((await sink.first('edited')).ref, ref);
    assert.deepEqual((await sink.first('deleted')).ref, ref);
  });

  inWorld('the bot does not hear itself', async (world, sink) => {
    const ref = await world.platform.post({ channel: world.channel }, saying('x'), { key: 'k' });
    await world.platform.update(ref, saying('y'));
    await world.platform.react(ref, 'approve');
    await world.say(world.member, null, 'the end');
    await sink.first('message');
    assert.deepEqual(
      sink.events.map((event) => event.kind),
      ['message'],
    );
  });

  inWorld('what is delivered three times has one dedupe key', async (world, sink) => {
    world.deliverThrice();
    await world.say(world.member, null, 'once');
    await world.say(world.member, null, 'twice');
    await sink.until((heard) => textsOf(heard).includes('once') && textsOf(heard).includes('twice'));
    const keys = new Map(sink.events.map((event) => [event.dedupeKey, textsOf([event])[0]]));
    assert.equal(keys.size, 2);
    assert.deepEqual(new Set(keys.values()), new Set(['once', 'twice']));
  });

  inWorld(
    'an event that could not be accepted comes again, and what comes after it is not held up',
    async (world, sink) => {
      let failures = 2;
      sink.onEvent = async (event) => {
        if (event.kind === 'message' && event.text === 'stubborn' && failures-- > 0) throw new Error('not now');
      };
      await world.say(world.member, null, 'stubborn');
      await world.say(world.member, null, 'easy');
      // The third delivery of an earlier event may still arrive.
      const these = new Set(['easy', 'stubborn']);
      await sink.until((heard) => textsOf(heard).filter((text) => these.has(text)).length === 2);
      assert.deepEqual(
        textsOf(sink.events).filter((text) => these.has(text)),
        ['easy', 'stubborn'],
      );
    },
  );

  inWorld('an event that was not accepted before a stop comes after the next start', async (world, sink) => {
    const tried = Promise.withResolvers<void>();
    sink.onEvent = async () => {
      tried.resolve();
      throw new Error('not now');
    };
    await world.say(world.member, null, 'kept');
    await tried.promise;
    await world.platform.stop();
    const next = recordingSink();
    await world.platform.start(next);
    assert.equal((await next.first('message')).text, 'kept');
  });

  inWorld(
    'what happened in an outage comes, and the outage is told as a gap where it is noticed',
    async (world, sink) => {
      await world.say(world.member, null, 'before');
      await sink.first('message');
      world.cutOff(true);
      if (world.isConnected) await eventually(() => world.platform.health().state !== 'connected');
      await world.say(world.member, null, 'meanwhile');
      world.cutOff(false);
      await sink.until((heard) => textsOf(heard).includes('meanwhile'));
      if (!world.isConnected) return;
      const gap = await sink.first('gap');
      assert.ok(gap.since.getTime() <= Date.now());
      assert.equal(world.platform.health().state, 'connected');
    },
  );

  inWorld('a stop is prompt, and nothing is heard after it', async (world, sink) => {
    const stoppedAt = performance.now();
    await world.platform.stop();
    assert.ok(performance.now() - stoppedAt < 5_000);
    await world.say(world.member, null, 'too late');
    // On a busy machine the connection may have been lost and found again before.
    assert.deepEqual(
      sink.events.filter(({ kind }) => kind !== 'gap'),
      [],
    );
    assert.equal(world.platform.health().state, 'down');
  });
}

async function listed(world: ChatWorld, ref: MessageRef): Promise<unknown> {
  return (await world.platform.reactions([ref])).get(ref.message);
}

function textsOf(heard: readonly ChatEvent[]): readonly string[] {
  return heard.flatMap((event) => (event.kind === 'message' ? [event.text] : []));
}
