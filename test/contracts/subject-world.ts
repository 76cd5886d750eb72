import assert from 'node:assert/strict';

import { changeDesk } from '#desks/change-desk.ts';
import type { DeskSettings } from '#desks/desk-settings.ts';
import type { Decision } from '#storage/generated/client.ts';

import { type BotScene, openBotScene } from '../support/bot-scene.ts';
import { present } from '../support/publishing-scene.ts';

import { sent, sql, type SubjectKindInScene, typed } from './subject-in-scene.ts';

const person = { part: null, kind: 'member', language: 'fr', timeZone: 'Europe/Paris' } as const;
const people = [
  { ...person, id: 'lea', name: 'Léa' },
  { ...person, id: 'nora', name: 'Nora' },
];

export interface World extends AsyncDisposable {
  readonly scene: BotScene;
  /** The id of the newest request. */
  id(): Promise<string>;
  approve(user: string): Promise<void>;
  /** Approvals that stand, by anybody. */
  approvals(): Promise<number>;
  isInForce(): Promise<boolean>;
}

/** Opens a desk on which Karim has asked; `away`: who is away, with Nora as deputy. */
export async function openWorld(
  kind: SubjectKindInScene,
  { away = null, changes = {} }: { readonly away?: string | null; readonly changes?: Partial<DeskSettings> } = {},
): Promise<World> {
  await using opening = new AsyncDisposableStack();
  const settings = { approvers: ['karim', 'lea'], stewards: ['karim'], officialDomains: ['lakes.example'] };
  const scene = opening.use(await openBotScene({ people, settings }));
  if (away !== null) {
    await typed(scene, away, 'absence');
    await sent(scene, away, { first: '23/11/2026', last: '18/12/2026', deputy: ['nora'] });
  }
  await kind.setUp(scene, opening);
  // What was agreed to before is decided about by the policy of its moment.
  await scene.pass(1);
  const deskId = present(scene.deskId);
  const changed = await scene.store.write((work) => changeDesk(work, { deskId, by: 'karim', changes }));
  assert.equal(changed.kind, 'changed', JSON.stringify(changed));
  await scene.settle();
  await kind.ask(scene, 1);
  const opened = opening.move();
  return {
    scene,
    async id() {
      const rows = await scene.store.db.$queryRawUnsafe<{ id: string }[]>(
        `SELECT "${kind.id}" AS "id" FROM "${kind.table}" ORDER BY "askedAt" DESC LIMIT 1`,
      );
      return present(rows[0]).id;
    },
    approve: (user) => scene.press(user, kind.approve),
    approvals: () =>
      scene.store.db.decision.count({ where: { subjectKind: kind.kind, kind: 'approve', withdrawnAt: null } }),
    isInForce: () => kind.isInForce(scene),
    [Symbol.asyncDispose]: () => opened.disposeAsync(),
  };
}

export const two: Partial<DeskSettings> = { approvers: ['karim', 'lea', 'nora'], approvalsNeeded: 2 };

/** Returns what is wrong where nothing may have been decided. */
export async function decided(world: World, before = 0): Promise<string | null> {
  if ((await world.approvals()) > before) return 'it is approved';
  return (await world.isInForce()) ? 'it is in force' : null;
}

export async function agreed(world: World, by = 'lea'): Promise<void> {
  await world.approve(by);
  assert.ok(await world.isInForce(), `not in force: ${world.scene.whispers(by).at(-1)}`);
}

/** Lets everything run that looks after rows, and returns what people read meanwhile. */
export async function looked({ scene }: World): Promise<string> {
  const before = new Set(scene.seen().split('\n'));
  for (const seconds of [60, 3600]) {
    await scene.pass(seconds);
    await scene.store.runEveryMinute();
    await scene.settle();
  }
  const lines = scene.seen().split('\n');
  return lines.filter((line) => !before.has(line)).join('\n');
}

export const alarm = /dans la base|plus tel qu|pas tels qu|qui administre|votre administration/u;

/** Presses a button that no card of this desk has. */
export async function pressedByHand(
  { scene }: World,
  { user, channel, ...press }: Readonly<Record<'user' | 'channel' | 'action' | 'target', string>>,
): Promise<void> {
  const ref = scene.people.say(user, { channel }, 'Bonjour');
  await scene.settle();
  const [dedupeKey, trigger] = [scene.store.newId(), { id: 't' }];
  await scene.sink.accept({ kind: 'button', dedupeKey, user, ref, draftId: '', revision: 1, trigger, ...press });
  await scene.settle();
}

/** Léa approves; returns her decision, which is then deleted, so that it can be copied. */
export async function taken(world: World): Promise<Decision> {
  const { db } = world.scene.store;
  await world.approve('lea');
  const subjectId = await world.id();
  const decision = await db.decision.findFirstOrThrow({
    where: { subjectId, person: 'lea', kind: 'approve', withdrawnAt: null },
  });
  await db.decision.deleteMany({ where: { subjectId: decision.subjectId } });
  return decision;
}

/** Forges Nora's approval beside what Léa does next. */
export async function forged({ scene }: World, like: Decision, mac: (row: Decision) => string): Promise<void> {
  const row = { ...like, id: scene.store.newId(), person: 'nora', personName: 'Nora', inPlaceOf: null };
  await scene.store.db.decision.create({ data: { ...row, mac: mac(row) } });
}

export async function rehashed(kind: SubjectKindInScene, world: World): Promise<void> {
  const id = await world.id();
  const fingerprint = await kind.fingerprint(world.scene, id);
  if (fingerprint === null) return;
  await sql(world.scene, `UPDATE "${kind.table}" SET "fingerprint" = '${fingerprint}' WHERE "${kind.id}" = '${id}'`);
}

/** Returns what is wrong once a row that was in force is changed or gone. */
export async function lostOf(kind: SubjectKindInScene, world: World): Promise<string | null> {
  const told = await looked(world);
  const isInForce = await world.isInForce();
  if (kind.effect === 'permits' && isInForce) return 'it stays in force';
  if (kind.effect === 'restricts' && !isInForce) return 'it is no longer held to';
  return alarm.test(told) ? null : 'nobody is told';
}
