import assert from 'node:assert/strict';
import { test } from 'node:test';

import { showFreezesAnew } from '#bot/freezing/deliver-freeze.ts';
import { deliverNotice } from '#bot/outbox/deliver-notice.ts';
import { showDraft } from '#bot/cards/show-draft.ts';
import { claimDeliveries } from '#publishing/sending/claim.ts';
import { type Delivery, deliveriesOf } from '#publishing/delivery.ts';
import { type Locked, lockDelivery } from '#publishing/lock-delivery.ts';
import { move, publish } from '#publishing/move.ts';
import { type MoveData, moves } from '#publishing/moves.ts';
import type { Prisma } from '#storage/generated/client.ts';
import type { UnitOfWork } from '#storage/store.ts';

import { type BotScene, openBotScene } from '../support/bot-scene.ts';
import { present } from '../support/publishing-scene.ts';

type MoveKind = keyof typeof moves;
type State = Delivery['state'];

const minuteMs = 60_000;

/** What a row needs to be in a state, whatever it was in before. */
function rowIn(state: State, { now, isEdit, post }: { now: Date; isEdit: boolean; post: number }): RowData {
  const before = new Date(now.getTime() - minuteMs);
  const whys: Partial<Record<State, string>> = {
    doubt: 'no_answer',
    failed: 'invalid',
    held: 'frozen',
    cancelled: 'stopped',
  };
  const isPublic = state === 'sent' || state === 'retracting' || state === 'retracted';
  const isLeaving = state === 'sending' || state === 'doubt';
  return {
    state,
    why: whys[state] ?? null,
    // Jobs of the moves before wait still, and are of attempts of their own.
    attempt: 10 * post,
    dueAt: before,
    turnAt: null,
    notAfterAt: new Date(now.getTime() + 600 * minuteMs),
    leaseUntil: state === 'sending' ? new Date(now.getTime() + minuteMs) : null,
    sendingSince: isLeaving ? before : null,
    doubtSince: state === 'doubt' ? before : null,
    remoteId: isPublic && !isEdit ? `post-${post}` : null,
    remoteUrl: isPublic && !isEdit ? `https://network.example/post-${post}` : null,
    sentAt: isPublic ? before : null,
    retractedBy: state === 'retracting' || state === 'retracted' ? 'karim' : null,
    retractWhy: state === 'retracting' || state === 'retracted' ? 'Erreur' : null,
    retractedAt: state === 'retracted' ? before : null,
  };
}

type RowData = Prisma.DeliveryUncheckedUpdateInput;

const making =
  <K extends Exclude<keyof MoveData, 'publish'>>(kind: K, data: MoveData[K]): Make =>
  (work, locked) =>
    move(work, locked, kind, data);

/** Makes each move of a delivery as the rooms make it; nothing is due before an hour has passed. */
function makes(scene: BotScene, post: number): Readonly<Record<Exclude<MoveKind, 'plan'>, Make>> {
  const at = new Date(scene.clock.now().getTime() + 60 * minuteMs);
  return {
    planAgain: making('planAgain', {
      dueAt: at,
      notAfterAt: new Date(at.getTime() + 60 * minuteMs),
    }),
    putOff: making('putOff', { at, because: 'early', keepsTurn: false, tells: null }),
    sendAgain: making('sendAgain', { at, because: 'retried', actor: 'karim' }),
    async claim(work, { draft, delivery }) {
      const claims = await claimDeliveries(work, scene.bot.publishing, draft, [delivery]);
      assert.equal(claims.length, 1);
    },
    async publish(work, locked) {
      const found = { id: `new-${post}`, url: `https://network.example/new-${post}`, createdAt: scene.clock.now() };
      const data = { post: found, evidence: { kind: 'answer' }, readBackAt: at } as const;
      assert.ok(await publish(work, locked, data));
    },
    correct: making('correct', { evidence: { kind: 'answer' }, readBackAt: at }),
    doubt: making('doubt', { why: 'no_answer', lookAt: at, sendingSince: scene.clock.now() }),
    probeAgain: making('probeAgain', { at, absentLooks: 1 }),
    fail: making('fail', { why: 'invalid' }),
    hold: making('hold', { why: 'frozen', isTold: true }),
    cancel: making('cancel', { why: 'freed', actor: 'aicha' }),
    retract: making('retract', { person: 'karim', reason: 'Erreur' }),
    retractAgain: making('retractAgain', { at, round: 2, why: 'rate_limit' }),
    retracted: making('retracted', {}),
    retractFail: making('retractFail', { why: 'unsupported' }),
  };
}

type Make = (work: UnitOfWork, locked: Locked) => Promise<unknown>;

/** Tells everything that waits to be told, and lets no delivery go on. */
async function tellAll({ bot, store }: BotScene): Promise<void> {
  for (;;) {
    const [next] = await store.db.notice.findMany({
      where: { deliveredAt: null },
      orderBy: { createdAt: 'asc' },
      take: 1,
    });
    if (next === undefined) return;
    await deliverNotice(bot, next.id);
  }
}

function contentsOf(scene: BotScene): readonly unknown[] {
  return scene.messages().map(({ ref, body }) => ({ ref, body }));
}

/** Draws all as if nothing were known of what the chat shows. */
async function redrawAll({ bot, store, deskId }: BotScene): Promise<void> {
  const follow = { OR: [{ role: { not: 'notice' } }, { key: { startsWith: 'desk.' } }] };
  await store.db.postedMessage.updateMany({ where: follow, data: { shownHash: '' } });
  const chat = present([...bot.chats.values()][0]);
  for (const { id } of await store.db.draft.findMany()) await showDraft(bot, chat, id);
  await showFreezesAnew(bot, chat, present(deskId));
}

async function deliveriesIn({ store }: BotScene, number: number): Promise<readonly Delivery[]> {
  const draft = await store.db.draft.findFirstOrThrow({ where: { number } });
  return deliveriesOf(store.db, draft.id);
}

/**
 * A published post; a correction of it, which edits it on Mastodon and replaces it on X; a post of its own. The last two
 * are approved and were held by a freeze, whose messages and those of its thaw name them. Each delivery can be put
 * wherever a move begins.
 */
async function openStage(): Promise<BotScene> {
  const scene = await openBotScene({ settings: { graceSeconds: 120 } });
  const approved = async (): Promise<void> => {
    await scene.press('aicha', 'ask');
    await scene.press('karim', 'approve');
  };
  await scene.draft('La mairie ouvre à 9 h lundi.');
  await approved();
  await scene.pass(180);
  await scene.press('aicha', 'correct');
  await scene.people.submit('aicha', { text: 'La mairie ouvre à 9 h mardi.' });
  await scene.settle();
  await approved();
  await scene.draft('La piscine est chauffée.');
  await approved();
  for (const [user, typed] of [
    ['aicha', 'geler'],
    ['karim', 'dégeler'],
  ] as const) {
    await scene.people.command(user, 'publications', typed);
    await scene.settle();
  }
  return scene;
}

const drafts = [
  ['a correction', 2, 'mastodon'],
  ['a correction', 2, 'x'],
  ['a post of its own', 3, 'x'],
] as const;

for (const [what, number, network] of drafts) {
  test(`each move of ${what} on ${network}, made alone, draws everything anew that shows it`, async () => {
    await using scene = await openStage();
    const ofFreeze = await scene.store.db.postedMessage.count({ where: { key: { startsWith: 'desk.' } } });
    assert.equal(ofFreeze, 4, 'of the freeze, of the first hour, of what went out before, and of the thaw');
    const stays = await deliveriesIn(scene, number);
    const { id, correction } = present(stays.find(({ accountId }) => accountId === scene.accountIds[network]));
    const isEdit = correction?.way === 'edit';
    const made = new Set<MoveKind>();
    let post = 0;
    for (const kind of Object.keys(moves).filter((one) => isMove(one))) {
      if (kind === (isEdit ? 'publish' : 'correct')) continue;
      for (const from of moves[kind].from) {
        post += 1;
        await scene.store.db.delivery.update({
          where: { id },
          data: rowIn(from, { now: scene.clock.now(), isEdit, post }),
        });
        await redrawAll(scene);
        await scene.store.write(async (work) => {
          const locked = present(await lockDelivery(work.tx, id));
          await makes(scene, post)[kind](work, locked);
        });
        await tellAll(scene);
        const stands = contentsOf(scene);
        await redrawAll(scene);
        assert.deepEqual(stands, contentsOf(scene), `${kind}, from ${from}`);
        made.add(kind);
      }
    }
    assert.equal(made.size, Object.keys(moves).length - 2);
  });
}

/** All but the first plan, which makes the delivery: an approval does. */
function isMove(kind: string): kind is Exclude<MoveKind, 'plan'> {
  return kind in moves && kind !== 'plan';
}

test('a post says that it is corrected once that is so, not while a correction is written, and not of one that was given up', async () => {
  await using scene = await openBotScene();
  const line = (): string => scene.textOf(present(scene.messages()[0]));
  const corrects = async (text: string): Promise<void> => {
    await scene.people.command('aicha', 'publications', 'corriger 1');
    await scene.people.submit('aicha', { text });
    await scene.settle();
  };
  await scene.draft('La mairie ouvre à 9 h lundi.');
  await scene.press('aicha', 'ask');
  await scene.press('karim', 'approve');
  await scene.pass(60);
  assert.doesNotMatch(line(), /Correction|Corrigé/);
  await corrects('La mairie ouvre à 9 h mardi.');
  assert.match(line(), /Correction en préparation \(n° 2\)/);
  assert.doesNotMatch(line(), /Corrigé/);
  await scene.press('aicha', 'cancel');
  await scene.people.submit('aicha', {});
  await scene.settle();
  assert.doesNotMatch(line(), /Correction|Corrigé/);
  await corrects('La mairie ouvre à 9 h jeudi.');
  await scene.press('aicha', 'ask');
  await scene.press('karim', 'approve');
  assert.match(line(), /Correction en préparation \(n° 3\)/);
  await scene.pass(60);
  assert.match(line(), /Corrigé par le brouillon n° 3/);
  assert.doesNotMatch(line(), /Correction en préparation/);
});
