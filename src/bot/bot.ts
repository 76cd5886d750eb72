import type { Logger } from 'pino';

import type { ChatPlatform } from '#chat/chat.ts';
import type { Account } from '#desks/account.ts';
import type { Rules } from '#drafts/renderings-of.ts';
import type { PublishingDeps } from '#publishing/publishing-deps.ts';
import type { ReachPrices } from '#reach/cost-of.ts';
import type { Store } from '#storage/store.ts';

import type { Language } from '#languages.ts';

/** What X asks, in US dollars, as its price list said on the day `asOf` (YYYY-MM-DD). */
export type Prices = ReachPrices;

/** All that the bot works with; handed to every handler. */
export interface Bot {
  readonly store: Store;
  /** By the platform's id, which desks keep. */
  readonly chats: ReadonlyMap<string, ChatPlatform>;
  readonly rules: Rules;
  /** By which what is approved and due leaves at once. */
  readonly publishing: PublishingDeps;
  readonly prices: Prices;
  readonly logger: Logger;
  /** Of the machine: for whoever the chat does not know, or not just now. */
  readonly language: Language;
  /** Platforms for practice: whoever asks there may open a desk with the practice accounts. */
  readonly practicePlatforms: ReadonlySet<string>;
  /** Gives a desk there a made-up past, once, and says what came of it; null where there is no practice chat. */
  readonly fillPractice: ((deskId: string) => Promise<'filled' | 'there_already' | 'not_practice'>) | null;
  /** Whether what an account's posts got may be read. */
  readonly mayRead: (account: Pick<Account, 'network' | 'practice'>) => boolean;
  /** The page that says how a digest's figures are made, by its language; null where Tambour has no address on the web. */
  readonly methodUrl: Readonly<Record<Language, string>> | null;
  /** The page for the first hour after an account was taken over; null as above. */
  readonly firstHourUrl: Readonly<Record<Language, string>> | null;
}
