import assert from 'node:assert/strict';

import type { SubjectKind } from '#approvals/subject.ts';
import { type Desk, readDesk } from '#desks/desk.ts';

import type { BotScene } from '../support/bot-scene.ts';
import { present } from '../support/publishing-scene.ts';

export type Kind = Exclude<SubjectKind, 'draft'>;

/**
 * How people ask for, read and cancel one kind of thing that approvers decide about. Karim asks; he, Léa and, where a
 * test says so, Nora approve; Karim is a steward; Aïcha writes.
 */
export interface SubjectKindInScene {
  readonly kind: Kind;
  /** The button that agrees, and those that object. */
  readonly approve: string;
  readonly objections: readonly [string, ...string[]];
  /** The button by which a steward asks to cancel what is agreed; null: such a wish is not decided about. */
  readonly cancel: string | null;
  /**
   * What is agreed either restricts what goes out, and is held to even if its row is deleted, or permits something, and
   * then ends.
   */
  readonly effect: 'restricts' | 'permits';
  /** How another one can be asked for while this one waits. */
  readonly another: 'replaces' | 'onceRefused' | 'never';
  /** Asks, as Karim, for what replaces an agreed one; null: nothing can. */
  readonly askNext: ((scene: BotScene) => Promise<void>) | null;
  /** False: what is agreed is done at once, and the row is not read again. */
  readonly lasts: boolean;
  /** True: one approval is enough, whatever the desk asks for. */
  readonly oneIsEnough?: true;
  /** The row, as an attacker finds it. */
  readonly table: string;
  readonly id: 'id' | 'useId';
  /** The state of a row that is agreed. */
  readonly agreed: string;
  /** SQL statements of an attacker without the key: another asks, other terms, and what a deleted row left behind. */
  readonly sql: {
    readonly asker: (person: string) => string;
    readonly terms: string;
    readonly traces: readonly string[];
  };
  /** The fingerprint of what a row says now, which anybody can compute; null: it is no column of it. */
  fingerprint(scene: BotScene, id: string): Promise<string | null>;
  /** Does what has to be there before anybody can ask. */
  setUp(scene: BotScene, opened: AsyncDisposableStack): Promise<void>;
  /** Asks, as Karim. `round`: from 1 on; each asks for something else. */
  ask(scene: BotScene, round: number): Promise<void>;
  isInForce(scene: BotScene): Promise<boolean>;
}

export async function typed(scene: BotScene, user: string, text: string): Promise<string> {
  await scene.people.command(user, 'publications', text);
  await scene.settle();
  return scene.whispers(user).at(-1) ?? '';
}

export async function sent(
  scene: BotScene,
  user: string,
  values: Parameters<BotScene['people']['submit']>[1],
): Promise<void> {
  const outcome = await scene.people.submit(user, values);
  assert.equal(outcome.kind, 'taken', JSON.stringify(scene.people.formOf(user)?.problems));
  await scene.settle();
}

export async function deskOf({ store, deskId }: BotScene): Promise<Desk> {
  return present(await readDesk(store.db, { id: present(deskId) }, store.clock.now()));
}

/** Writes to the database as an attacker without the key does. */
export async function sql({ store }: BotScene, statement: string): Promise<void> {
  await store.db.$executeRawUnsafe(statement);
}
