import type { Account } from '#desks/account.ts';
import type { NetworkRules } from '#networks/network-rules.ts';
import type { FoundPost } from '#networks/publish-outcome.ts';

const longest = 2000;

/**
 * Returns the post that a web address names; null if it cannot be this account's. The server must be the account's, and
 * so must the name, if the address has one. A practice account's server may have any loopback port.
 */
export function postOfLink(typed: string, account: Account, rules: NetworkRules): FoundPost | null {
  const trimmed = typed.trim();
  if (trimmed.length > longest || !URL.canParse(trimmed)) return null;
  const url = new URL(trimmed);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return null;
  if (!isAtHome(url, account, rules)) return null;
  const parts = url.pathname.split('/').filter((part) => part !== '');
  const id = parts.at(-1);
  if (id === undefined || parts.length < 2 || !/^[\w.-]{1,128}$/u.test(id)) return null;
  return isOwn(parts, account, rules) ? { id, url: url.href } : null;
}

/** Tells whether an address names nobody but the account: `/@name/1`, `/@name@host/1`, `/name/status/1`. */
function isOwn(parts: readonly string[], { handle }: Account, rules: NetworkRules): boolean {
  const own = handle.replace(/^@/u, '').toLowerCase();
  const ownName = own.split('@')[0] ?? '';
  const named = parts
    .find((part) => part.startsWith('@'))
    ?.slice(1)
    .toLowerCase();
  if (named !== undefined) return named === ownName || named === own;
  return rules.canBeBy(parts, ownName);
}

function isAtHome(url: URL, account: Account, rules: NetworkRules): boolean {
  if (account.practice) return url.hostname === '127.0.0.1' || url.hostname === 'localhost';
  return rules.isHome(url, account.serverUrl);
}
