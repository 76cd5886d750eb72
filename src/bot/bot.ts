import type { Logger } from 'pino';

import type { RefusalKind } from '#chat/chat-sink.ts';
import type { DecoderFault } from '#drafts/decoder/decoder.ts';
import type { ChatPlatform } from '#chat/chat.ts';
import type { Account } from '#desks/account.ts';
import type { Conversion, ConvertOutcome } from '#drafts/conversion/convert-recording.ts';
import type { PosterSource } from '#drafts/conversion/poster-of.ts';
import type { DrawPosts } from '#drafts/draw-posts.ts';
import type { LinkLook } from '#drafts/previews/look-at-link.ts';
import type { Rules } from '#drafts/renderings-of.ts';
import type { PublishingDeps } from '#publishing/publishing-deps.ts';
import type { ReachPrices } from '#reach/cost-of.ts';
import type { Store } from '#storage/store.ts';

import type { Language } from '#languages.ts';

/** X's prices in US dollars, as its price list stood on the day `asOf` (YYYY-MM-DD). */
export type Prices = ReachPrices;

/** A refusal on the chat of that id. */
export interface Refusal {
  readonly platform: string;
  readonly kind: RefusalKind | DecoderFault;
}

/** Everything that the bot works with, handed to every handler. */
export interface Bot {
  readonly store: Store;
  /** The chats by the platform's id, which desks keep. */
  readonly chats: ReadonlyMap<string, ChatPlatform>;
  readonly rules: Rules;
  /** The dependencies for publishing approved and due posts at once. */
  readonly publishing: PublishingDeps;
  readonly prices: Prices;
  /** Draws previews of posts; null where none are wanted. */
  readonly drawPosts: DrawPosts | null;
  /** Looks at the page to which a link leads; left out: none is looked at. */
  readonly lookAtPage?: (link: string) => Promise<LinkLook>;
  /** Converts a video that does not fit; left out: this machine has no converter. */
  readonly convertRecording?: (conversion: Conversion) => Promise<ConvertOutcome>;
  /** Makes a picture of a video; left out: this machine has no tool for it. */
  readonly posterOf?: (video: PosterSource) => Promise<Uint8Array<ArrayBuffer> | null>;
  readonly logger: Logger;
  /** Records who or what was refused on a chat, and nothing else about it. */
  readonly refused: (refusal: Refusal) => void;
  /** The machine's language, for people whom the chat does not know, or cannot look up just now. */
  readonly language: Language;
  /** Platforms for practice, where anybody who asks may open a desk with the practice accounts. */
  readonly practicePlatforms: ReadonlySet<string>;
  /** Desks of a real chat may rehearse on practice accounts. */
  readonly rehearses: boolean;
  /**
   * Gives a desk in the practice chat a made-up past, once, and returns the outcome; null where there is no practice
   * chat.
   */
  readonly fillPractice: ((deskId: string) => Promise<'filled' | 'there_already' | 'not_practice'>) | null;
  /** Tells whether the figures of an account's posts may be read. */
  readonly mayRead: (account: Pick<Account, 'network' | 'practice'>) => boolean;
  /** The page on how a digest's figures are made, by language; null where Tambour has no address on the web. */
  readonly methodUrl: Readonly<Record<Language, string>> | null;
  /** The page for the first hour after an account was taken over, by language; null as above. */
  readonly firstHourUrl: Readonly<Record<Language, string>> | null;
  /** The address to which a link adds its token; null where pages are switched off. */
  readonly pagesUrl: string | null;
}
