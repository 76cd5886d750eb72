import { setTimeout as pause } from 'node:timers/promises';

import { buttonsIn } from '../../support/buttons-in.ts';
import type { Chance } from '../chance.ts';
import type { World } from './open-world.ts';
import { find, type Found, press, type, within } from './team.ts';

/** Span from the answer to a freeze until somebody asked to thaw. */
export interface FrozenSpan {
  readonly answeredMs: number;
  readonly thawAskedMs: number;
}

/** Freezes the desk during work. Some seconds later an approver thaws it, and lets go of each post that waits. */
export async function freezeOnce(world: World, chance: Chance): Promise<FrozenSpan | null> {
  await pause(1500 + chance.below(4000));
  // Karim is an approver. A person who wrote nothing yet and approves nothing may not freeze.
  const by = 'karim';
  if ((await type(world, by, 'freeze the account is not ours')) === null) return null;
  const answeredMs = Date.now();
  await pause(2500 + chance.below(2000));
  const thawAskedMs = Date.now();
  await type(world, 'karim', 'thaw');
  return { answeredMs, thawAskedMs };
}

/** Buttons that let go of what a freeze held and what is certainly not public. */
export const whatIsFree: ReadonlySet<string> = new Set(['tryAgain', 'sendLate']);

/**
 * These, and the button for a killed process's claim. If the freeze outlasts both looks, a person is asked whether
 * that post is public, and looks before answering.
 */
export const whatIsHeld: ReadonlySet<string> = new Set([...whatIsFree, 'confirmNotPublished']);

/** Presses these buttons, one by one, on all that a freeze left waiting; returns how many there were. */
export async function releaseHeld(world: World, isOver: () => boolean, by: ReadonlySet<string>): Promise<number> {
  const seen = new Set<string>();
  let pressed = 0;
  while (!isOver()) {
    const found = await within(world, 200, () =>
      find(world, (button) => by.has(button.action) && button.target !== null && !seen.has(keyOf(button))),
    );
    if (found === null) continue;
    seen.add(keyOf(found.button));
    if (found.button.action === 'confirmNotPublished' && (await isPublic(world, found.button.target))) continue;
    pressed += 1;
    await press(world, 'karim', found);
  }
  return pressed;
}

function keyOf({ action, target }: Found['button']): string {
  return `${action} ${target}`;
}

/** Tells whether the delivery's account shows its text. */
async function isPublic({ ground, posts }: World, deliveryId: string | null): Promise<boolean> {
  const [row] = await ground.eyes.query<{ readonly accountId: string; readonly text: string }>(
    `SELECT "accountId", "text" FROM "Delivery"
    JOIN "Revision" USING ("draftId") WHERE "id" = $1 AND "number" = "revision"`,
    [deliveryId],
  );
  return posts.some(({ accountId, rendering }) => accountId === row?.accountId && rendering.text === row.text);
}

/** Describes what is not sent, the buttons on cards, what was pressed and what was whispered. */
export async function whatStands({ ground, chat, acts }: World): Promise<string> {
  const rows = await ground.eyes.query<{ readonly what: string }>(`
    SELECT concat_ws(' ', 'delivery', "id", "state", "why", 'due', "dueAt", 'in doubt since', "doubtSince") AS what
    FROM "Delivery" WHERE "state" <> 'sent' ORDER BY "dueAt"`);
  const cards = chat.state.messages.flatMap(({ ref, body }) =>
    body.kind === 'card' ? [{ ref, card: body.card }] : [],
  );
  const buttons = cards.flatMap(({ ref, card }) =>
    buttonsIn(card).map(({ action, target }) => `${ref.message}: ${action} ${target}`),
  );
  return [
    ...rows.map(({ what }) => what),
    ...buttons,
    ...acts.map(({ atMs, person, did, target }) => `${new Date(atMs).toISOString()} ${person}: ${did} ${target}`),
    ...chat.state.whispers.map(({ saidAt, to, card }) => `${saidAt} to ${to}: ${card.summary}`),
  ].join('\n  ');
}
