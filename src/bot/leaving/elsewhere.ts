import type { Leaving } from '#accounts/leaving/plan.ts';
import type { Bot } from '#bot/bot.ts';
import { accountLabel } from '#bot/drafting/labels.ts';
import type { Account } from '#desks/account.ts';
import type { Desk } from '#desks/desk.ts';

/** Where the body is found, with its web address. */
export interface Place {
  readonly name: string;
  readonly url: string;
}

/** Lists where the body is found instead: its own sites, then the desk's other accounts. */
export function elsewhereOf(bot: Pick<Bot, 'rules'>, desk: Desk, { account }: Leaving): readonly Place[] {
  return [
    ...desk.officialDomains.map((domain) => ({ name: domain, url: `https://${domain}/` })),
    ...desk.accounts
      .filter(({ id }) => id !== account.id)
      .map((other) => ({ name: accountLabel(other), url: addressOf(bot, other) })),
  ];
}

/** Returns the web address of an account. */
export function addressOf({ rules }: Pick<Bot, 'rules'>, { network, handle, serverUrl }: Account): string {
  return rules[network].profileUrl(handle, serverUrl);
}
