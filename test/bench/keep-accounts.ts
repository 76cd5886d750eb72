import { type Connect, sealSecret } from '#app/networks.ts';
import { keepAccount } from '#desks/keep-account.ts';
import { checkPracticeAccounts } from '#practice/desk/check-practice-accounts.ts';
import type { PracticeKeys } from '#practice/practice-keys.ts';
import type { Keyring } from '#storage/keyring.ts';
import type { Store } from '#storage/store.ts';

/** Adds the practice accounts of these keys to a desk; returns their ids, Mastodon's first. */
export async function keepAccounts(
  store: Store,
  to: { readonly keyring: Keyring; readonly connect: Connect; readonly deskId: string },
  keys: PracticeKeys,
): Promise<readonly string[]> {
  const { keyring, connect, deskId } = to;
  const checked = await checkPracticeAccounts(
    await Promise.all(
      [keys.mastodon.secret, keys.x.secret].map(async (secret) => ({
        network: await connect({ practice: true, serverUrl: '', software: '', remoteId: '' }, secret),
        sealFor: sealSecret(keyring, secret),
      })),
    ),
  );
  if (checked.kind !== 'checked') throw new Error('the practice networks do not answer');
  const ids: string[] = [];
  for (const account of checked.accounts) {
    const one = { ...account, practice: true, serverUrl: '', deskId, by: 'bench' };
    ids.push((await store.write((work) => keepAccount(work, one))).accountId);
  }
  return ids;
}
