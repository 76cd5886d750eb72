import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { ChatEvent } from '#chat/chat-sink.ts';

import { type BotScene, openBotScene } from '../support/bot-scene.ts';

const user = 'karim';
const files = [{ id: 'f1', name: 'plan.png', byteLength: 9 }];

/** Aïcha has asked for approval; the card, the line in the channel that its thread hangs on, and a message of Karim's. */
async function asked(): Promise<{
  readonly scene: BotScene;
  readonly card: BotScene extends { cardWith(action: string): infer M } ? M : never;
  readonly of: (change: object, more?: object) => ChatEvent;
}> {
  const scene = await openBotScene();
  await scene.draft('La piscine est ouverte.');
  await scene.press('aicha', 'ask');
  const card = scene.cardWith('approve');
  let made = 0;
  const of = (ref: object, more: object = {}): ChatEvent => {
    made += 1;
    const base = { kind: 'message', dedupeKey: `event:${made}`, user, text: 'bonjour', files: [], mentionsBot: false };
    // Each is given what its kind needs.
    return { ...base, ref: { ...card.ref, ...ref }, ...more } as ChatEvent;
  };
  return { scene, card, of };
}

test('of what people say elsewhere, react with and do to their own messages nothing can follow, and nothing does', async () => {
  const { scene, of } = await asked();
  await using _ = scene;
  const theirs = scene.people.say(user, { channel: 'publications' }, 'Qui relit ?');
  await scene.settle();
  const nothing: readonly ChatEvent[] = [
    of({ thread: null, message: 'new' }),
    of({ thread: null, message: 'new' }, { text: 'ok', files }),
    of({ thread: theirs.message, message: 'new' }, { text: 'ok' }),
    of({ thread: theirs.message, message: 'new' }, { files }),
    of({}, { kind: 'reaction', name: 'other', added: true }),
    of(theirs, { kind: 'edited' }),
    of(theirs, { kind: 'deleted' }),
  ];
  const rows = async (): Promise<unknown> => {
    const { db } = scene.store;
    return [
      await db.chatEvent.count(),
      await db.notice.count(),
      await db.decision.count(),
      await db.journalEntry.count(),
    ];
  };
  const before = await rows();
  const seen = scene.seen();
  for (const event of nothing) {
    assert.equal(await scene.sink.mayMatter(event), false, JSON.stringify(event));
    await scene.sink.accept(event);
  }
  await scene.settle();
  assert.deepEqual(await rows(), before);
  assert.equal(scene.seen(), seen);
});

test('of what is said in the thread of a draft, of a ✅ or ❌, and of what becomes of a card, something may follow', async () => {
  const { scene, card, of } = await asked();
  await using _ = scene;
  const something: readonly ChatEvent[] = [
    of({ message: 'new' }, { text: 'ok' }),
    of({ message: 'new' }, { files }),
    of({}, { kind: 'reaction', name: 'approve', added: true }),
    of({}, { kind: 'reaction', name: 'reject', added: false }),
    of({}, { kind: 'edited' }),
    of({}, { kind: 'deleted' }),
    { kind: 'gap', dedupeKey: 'gap:1', since: scene.clock.now() },
  ];
  assert.notEqual(card.ref.thread, null);
  for (const event of something) assert.equal(await scene.sink.mayMatter(event), true, JSON.stringify(event));
});
