import type { Account } from '#desks/account.ts';
import type { Desk } from '#desks/desk.ts';
import { folded } from '#drafts/folded-words.ts';
import { networkKinds } from '#networks/network-kinds.ts';

import { meansAll } from './headings.ts';

/** Accounts named in a cell, and the names that the desk does not know. */
interface ReadAccounts {
  readonly accountIds: readonly string[];
  readonly unknown: readonly string[];
}

/**
 * Reads the accounts of a row by their networks, addresses or names: "Mastodon, X", "@ministere@social.example". An empty
 * cell means all that a form would tick: those that are active. Pure.
 */
export function readAccounts(cell: string, { accounts }: Desk): ReadAccounts {
  const names = cell
    .split(/[,;|+\n]/u)
    .map((name) => name.trim())
    .filter((name) => name !== '');
  if (names.length === 0) {
    const active = accounts.filter(({ standing }) => standing.kind === 'active');
    return { accountIds: (active.length === 0 ? accounts : active).map(({ id }) => id), unknown: [] };
  }
  const meant = names.map((name) => ({ name, ids: accounts.filter((one) => isMeant(one, name)).map(({ id }) => id) }));
  const ids = new Set(meant.flatMap((one) => one.ids));
  return {
    accountIds: accounts.map(({ id }) => id).filter((id) => ids.has(id)),
    unknown: meant.filter((one) => one.ids.length === 0).map(({ name }) => name),
  };
}

function isMeant({ network, handle, displayName }: Account, name: string): boolean {
  if (meansAll(name)) return true;
  const said = folded(name.slice(0, 200));
  const bare = said.replace(/^@/u, '');
  const kind = networkKinds[network];
  return (
    [kind.name, ...kind.otherNames].some((one) => folded(one) === said) ||
    folded(handle).replace(/^@/u, '') === bare ||
    folded(displayName) === said
  );
}
