import { setTimeout as pause } from 'node:timers/promises';

import { keepFile } from '#practice/chat/messages.ts';

import { redSquare } from '../../support/red-square.ts';
import type { Chance } from '../chance.ts';
import type { World } from './open-world.ts';
import { find, type Found, formOf, press, quotes, submit, type, within } from './team.ts';

/** The fate that its people intend for a post. */
export type Fate = 'now' | 'scheduled' | 'stopped' | 'edited' | 'rejected' | 'unapproved';

export interface Post {
  readonly fate: Fate;
  readonly author: string;
  readonly text: string;
  readonly accountIds: readonly string[];
  readonly hasPicture: boolean;
  /** Time until it is to leave, if it is scheduled. */
  readonly scheduledInMs: number;
  /** Pause between two acts of its people. */
  readonly pauseMs: number;
}

const patienceMs = 30_000;

/** Writes one post after the other as one person until the round is over. `name` is in each of their texts. */
export async function keepWriting(
  world: World,
  chance: Chance,
  {
    name,
    isOver,
    tell,
  }: { readonly name: string; readonly isOver: () => boolean; readonly tell: (post: Post) => void },
): Promise<void> {
  await pause(chance.below(1500));
  for (let number = 1; !isOver(); number += 1) {
    const post = newPost(
      chance,
      `${name}${number}`,
      world.accounts.map(({ id }) => id),
    );
    tell(post);
    await live(world, post);
    await pause(chance.below(500));
  }
}

function newPost(chance: Chance, name: string, accountIds: readonly string[]): Post {
  const some = accountIds.filter(() => !chance.onceIn(3));
  return {
    fate: chance.weighed<Fate>([
      [11, 'now'],
      [4, 'scheduled'],
      [2, 'stopped'],
      [2, 'edited'],
      [1, 'rejected'],
      [1, 'unapproved'],
    ]),
    author: chance.oneOf(['aicha', 'bilal']),
    text: `Notice ${name}: the town hall opens at nine.`,
    accountIds: some.length === 0 ? [chance.oneOf(accountIds)] : some,
    hasPicture: chance.onceIn(4),
    scheduledInMs: 2500 + chance.below(4000),
    pauseMs: chance.below(200),
  };
}

/** Writes, asks and decides until the post is where its people want it, or they have given up. */
async function live(world: World, post: Post): Promise<void> {
  const draftId = await write(world, post);
  if (draftId === null) return;
  if (!(await ask(world, post, draftId, 1)) || post.fate === 'unapproved') return;
  if (post.fate === 'rejected') {
    const rejecting = await waitFor(world, draftId, 'reject', 1);
    if (rejecting !== null) await press(world, 'karim', rejecting);
    return;
  }
  await approve(world, post, draftId, 1);
  if (post.fate === 'stopped') {
    const stopping = await waitFor(world, draftId, 'stop', 1, 4000);
    if (stopping !== null) await press(world, post.author, stopping);
  }
  if (post.fate === 'edited') await edit(world, post, draftId);
}

/** Writes a draft; returns its id once its card is in the channel. */
async function write(world: World, post: Post): Promise<string | null> {
  const { author, text, accountIds, fate, hasPicture } = post;
  const trigger = await type(world, author, 'draft');
  const open = trigger === null ? null : await within(world, patienceMs, () => formOf(world, trigger));
  if (open === null) return null;
  const isTimed = fate === 'scheduled' || fate === 'stopped';
  const at = isTimed ? new Date(Date.now() + post.scheduledInMs).toISOString() : '';
  const map = { name: 'map.png', bytes: redSquare.bytes, alt: 'A map with the way to the town hall' };
  const kept = hasPicture ? keepFile(world.chat, map) : null;
  const files = kept === null || kept === 'tooLarge' ? [] : [kept];
  if (!(await submit(world, open, { text, accounts: [...accountIds], files, at }))) return null;
  world.taken.push(text);
  const found = await within(world, patienceMs, () =>
    find(world, ({ action }, card) => action === 'ask' && quotes(card, text)),
  );
  return found?.button.draftId ?? null;
}

async function ask(world: World, post: Post, draftId: string, revision: number): Promise<boolean> {
  const asking = await waitFor(world, draftId, 'ask', revision);
  if (asking === null) return false;
  await pause(post.pauseMs);
  await press(world, post.author, asking);
  return (await waitFor(world, draftId, 'approve', revision)) !== null;
}

async function approve(world: World, post: Post, draftId: string, revision: number): Promise<void> {
  for (const person of world.settings.approvers.slice(0, world.settings.approvalsNeeded)) {
    const approving = await waitFor(world, draftId, 'approve', revision);
    if (approving === null) return;
    await pause(post.pauseMs);
    await press(world, person, approving);
  }
}

/** Edits right after the approval: it leaves as it was approved, or is approved again with the edit. */
async function edit(world: World, post: Post, draftId: string): Promise<void> {
  const editing = await waitFor(world, draftId, 'edit', 1, 3000);
  const trigger = editing === null ? null : await press(world, post.author, editing);
  const open = trigger === null ? null : await within(world, 6000, () => formOf(world, trigger));
  if (open === null) return;
  const text = `${post.text} Bring your card.`;
  if (!(await submit(world, open, { text }))) return;
  if (!(await ask(world, { ...post, text }, draftId, 2))) return;
  await approve(world, { ...post, text }, draftId, 2);
}

function waitFor(
  world: World,
  draftId: string,
  action: string,
  revision: number,
  withinMs = patienceMs,
): Promise<Found | null> {
  return within(world, withinMs, () =>
    find(world, (button) => button.action === action && button.draftId === draftId && button.revision === revision),
  );
}
