import { connector, sealSecret } from '#app/networks.ts';
import { createDesk } from '#desks/create-desk.ts';
import { keepAccount } from '#desks/keep-account.ts';
import { openOutbound } from '#outbound/outbound.ts';
import { checkPracticeAccounts } from '#practice/desk/check-practice-accounts.ts';
import type { PracticeKeys, PracticeNetwork } from '#practice/practice-keys.ts';

import type { Chance } from '../chance.ts';
import type { SimAccount } from '../witness.ts';
import type { Ground } from './open-ground.ts';

type PracticeSecret = PracticeKeys[PracticeNetwork]['secret'];

/** The decision rules of the round's desk. */
export interface TeamSettings {
  readonly approvalsNeeded: number;
  readonly graceSeconds: number;
  readonly approvers: readonly string[];
}

export interface TeamAccount {
  readonly account: SimAccount;
  readonly secret: PracticeSecret;
}

/** Creates the desk with its accounts through the rooms, in an emptied database, before any Tambour runs. */
export async function openTeamDesk(
  ground: Ground,
  chance: Chance,
  given: {
    readonly keys: PracticeKeys;
    readonly secrets: readonly PracticeSecret[];
    readonly choose: Partial<TeamSettings>;
  },
): Promise<{ readonly settings: TeamSettings; readonly accounts: readonly TeamAccount[]; readonly deskId: string }> {
  const { keys, secrets, choose } = given;
  const settings: TeamSettings = {
    approvalsNeeded: chance.oneOf([1, 1, 2]),
    graceSeconds: chance.oneOf([0, 0, 1]),
    approvers: ['karim', 'lea'],
    ...choose,
  };
  return ground.withStore(async (store, keyring) => {
    await ground.empty();
    await using outbound = openOutbound(ground.config.proxy);
    const connect = connector(ground.config, { keys, outbound });
    const checked = await checkPracticeAccounts(
      await Promise.all(
        secrets.map(async (secret) => ({
          network: await connect({ practice: true, serverUrl: '', software: '', remoteId: '' }, secret),
          sealFor: sealSecret(keyring, secret),
        })),
      ),
    );
    if (checked.kind !== 'checked' || checked.accounts.length !== secrets.length)
      throw new Error('a practice network did not say who its accounts are');
    return await store.write(async (work) => {
      const created = await createDesk(work, {
        platform: 'sandbox:practice',
        channel: keys.chat.channel,
        by: 'karim',
        name: 'Valmont',
        language: 'en',
        timeZone: 'Europe/Paris',
        stewards: ['karim'],
        digestWeekday: null,
        ...settings,
      });
      if (created.kind !== 'created') throw new Error(created.why);
      const accounts: TeamAccount[] = [];
      for (const [index, secret] of secrets.entries()) {
        const one = checked.accounts[index];
        if (one === undefined) throw new Error('no account');
        const keepsKeys = secret.network === 'mastodon' && index === 0;
        const software = secret.network === 'mastodon' && !keepsKeys ? 'Mastodon 4.5.9' : one.software;
        const about = { practice: true, serverUrl: '', deskId: created.deskId, by: 'karim' } as const;
        const kept = await keepAccount(work, { ...one, software, ...about });
        const { handle } = one.identity;
        const account = { id: kept.accountId, network: secret.network, handle, keepsKeys, reading: true };
        accounts.push({ account, secret });
      }
      return { settings, accounts, deskId: created.deskId };
    });
  });
}
