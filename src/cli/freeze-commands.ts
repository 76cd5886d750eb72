import { type Freeze, freezeOf } from '#desks/freeze.ts';
import { freeze, thaw } from '#publishing/holding/freeze.ts';
import type { Store } from '#storage/store.ts';

import { administrator } from './administrator.ts';
import { type CommandResult, done, refused } from './command-result.ts';
import { deskFromOption } from './desk-from-option.ts';
import { whenIn } from './for-terminal.ts';
import { command } from '#messages/command.ts';

/** The scope of a freeze: one desk, or all of them. */
type Scope = {
  readonly deskId: string | null;
  readonly called: string;
  /** In which instants are written: the desk's; UTC for all desks. */
  readonly timeZone: string;
};

/** Freezes a desk, or everything. It works with and without a running Tambour, whichever replica sends. */
export async function freezeCommand(
  store: Store,
  said: string | undefined,
  {
    all,
    why,
    exceptEmergencies = false,
  }: { readonly all?: boolean; readonly why?: string; readonly exceptEmergencies?: boolean },
): Promise<CommandResult> {
  const found = await scopeOf(store, said, all);
  if (found.kind === 'refused') return found.result;
  const { deskId, called, timeZone } = found.scope;
  const request = { deskId, by: freezer(), why: why ?? null, exceptEmergencies };
  const outcome = await store.write((work) => freeze(work, request));
  const { at, by } = outcome.freeze;
  const isExcepted = outcome.freeze.exceptEmergencies;
  // Another freeze may hold emergencies all the same.
  const under = deskId === null || !isExcepted ? null : await freezeOf(store.db, deskId);
  const still = under === null || under.exceptEmergencies ? '' : ` ${stillWords(under)}`;
  const nothing = isExcepted ? 'Nothing goes out but posts of a real emergency' : 'Nothing goes out';
  const data = { frozen: deskId ?? 'all', at, already: outcome.kind === 'already', exceptEmergencies: isExcepted };
  if (outcome.kind === 'already') {
    const looser = exceptEmergencies && !isExcepted ? ' To except emergencies, end it first.' : '';
    return done(`${called} was frozen already, by ${by}, ${whenIn(at, timeZone)}. ${nothing}.${looser}${still}`, data);
  }
  const end = command('thaw', [said ?? '--all']);
  return done(
    `Frozen: ${called}. ${nothing} any more; what was already on its way may still appear.${still}\nTo end it, sending nothing: ${end}. The first hour, step by step: docs/first-hour.md.`,
    data,
  );
}

/** Ends the freeze of a desk, or of everything. Nothing goes out because of it. */
export async function thawCommand(
  store: Store,
  said: string | undefined,
  { all }: { readonly all?: boolean },
): Promise<CommandResult> {
  const found = await scopeOf(store, said, all);
  if (found.kind === 'refused') return found.result;
  const { deskId, called } = found.scope;
  const outcome = await thaw(store, { deskId, by: freezer() });
  const under = deskId === null ? null : await freezeOf(store.db, deskId);
  const still = under === null ? await stillRestored(store, deskId) : ` ${stillWords(under)}`;
  if (outcome.kind === 'notFrozen') {
    return refused('not_frozen', `${called} was not frozen by itself.${still} "${command('doctor')}" says what is.`);
  }
  return done(`Thawed: ${called}. Nothing has gone out; each channel shows what waits.${still}`, {
    thawed: deskId ?? 'all',
  });
}

/** Says what still holds the posts of a desk whose own freeze is over. */
function stillWords({ scope, isAfterRestore }: Freeze): string {
  return scope === 'all'
    ? `Everything is still frozen: end that with "${command('thaw', ['--all'])}".`
    : isAfterRestore
      ? 'It is still frozen since Tambour was restored: an approver ends that in its channel, with the button below the list of what waits. The terminal does not: whoever ends it has to have seen that list.'
      : 'It is still frozen.';
}

/** Names the desks that a restore froze, which the end of a freeze of everything leaves frozen; empty: none. */
async function stillRestored(store: Store, deskId: string | null): Promise<string> {
  if (deskId !== null) return '';
  const rows = await store.db.freeze.findMany({
    where: { thawedAt: null, afterRestore: true },
    select: { desk: { select: { name: true } } },
    orderBy: { id: 'asc' },
  });
  const names = rows.flatMap(({ desk }) => (desk === null ? [] : [`"${desk.name}"`]));
  if (names.length === 0) return '';
  return ` Since Tambour was restored, these are frozen by themselves: ${names.join(', ')}. An approver ends that in each channel, with the button below the list of what waits.`;
}

function freezer(): { readonly id: string; readonly name: string } {
  const name = administrator();
  return { id: name, name };
}

async function scopeOf(
  store: Store,
  said: string | undefined,
  all = false,
): Promise<
  { readonly kind: 'scope'; readonly scope: Scope } | { readonly kind: 'refused'; readonly result: CommandResult }
> {
  if (all !== (said === undefined)) {
    const text = `Name one desk, or give --all for everything. "${command('desk list')}" shows the desks.`;
    return { kind: 'refused', result: refused('which_desk', text, 2) };
  }
  if (said === undefined) return { kind: 'scope', scope: { deskId: null, called: 'everything', timeZone: 'UTC' } };
  const found = await deskFromOption(store, said);
  if (found.kind === 'refused') return found;
  const { id: deskId, name, timeZone } = found.desk;
  return { kind: 'scope', scope: { deskId, called: `the desk "${name}"`, timeZone } };
}
