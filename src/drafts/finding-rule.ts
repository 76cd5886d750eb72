import type { Account } from '#desks/account.ts';
import type { Desk } from '#desks/desk.ts';
import type { ReservePeriod } from '#desks/period.ts';

import type { CheckedText, LastingAccount } from './checked-text.ts';
import type { Content, LastingContent } from './content.ts';
import type { FindingKinds, FoundOf } from './finding-kind.ts';
import type { LinkPreview } from './previews/link-preview.ts';
import type { Rules } from './renderings-of.ts';

/**
 * Everything that lasting findings depend on. It is their cache key (`lastingFound`), so nothing in it may change with
 * time.
 */
export interface Lasting {
  readonly content: LastingContent;
  readonly desk: Pick<Desk, 'officialDomains' | 'knownAcronyms' | 'captions' | 'language'> & {
    /** All of the desk's accounts. */
    readonly accounts: readonly LastingAccount[];
  };
  /** It goes out in a reserve period, in which its words are checked more strictly. */
  readonly isReserved: boolean;
}

/** The draft and its desk, as rules see them. */
export interface RuleContext extends Lasting {
  /** The accounts that the content is for. */
  readonly accounts: readonly LastingAccount[];
  readonly rules: Rules;
}

/** A rule that checks drafts in one respect, with its kinds of findings. Pure; linear in the text's length. */
export interface FindingRule<Kinds extends FindingKinds> {
  readonly kinds: Kinds;
  /** Checks the content as a whole. */
  readonly inContent?: (context: RuleContext) => readonly FoundOf<Kinds>[];
  /** Checks what goes out beside the texts: the warning, and the descriptions in the context's content. */
  readonly beside?: (warning: CheckedText, context: RuleContext) => readonly FoundOf<Kinds>[];
  /** Checks each text that is sent. */
  readonly inText?: (checked: CheckedText, context: RuleContext) => readonly FoundOf<Kinds>[];
  /** Compares the texts that are sent with each other, and with what goes out beside them. */
  readonly across?: (texts: readonly CheckedText[], context: RuleContext) => readonly FoundOf<Kinds>[];
}

/** The draft and its accounts at one moment. */
export interface Moment {
  readonly content: Content;
  readonly accounts: readonly Account[];
  /** The desk's reserve periods. */
  readonly periods: readonly ReservePeriod[];
  readonly graceSeconds: number;
  readonly now: Date;
}

/** A rule whose findings change with time, and so are never cached. Pure. */
export interface MomentRule<Kinds extends FindingKinds> {
  readonly kinds: Kinds;
  readonly atMoment: (moment: Moment) => readonly FoundOf<Kinds>[];
}

/** A page that a draft links to, as last read. */
export type ReadPage = Pick<LinkPreview, 'link' | 'notes'>;

/**
 * A rule about the page that a draft links to. The page is no part of the draft, so findings are never cached. Pure.
 */
export interface PageRule<Kinds extends FindingKinds> {
  readonly kinds: Kinds;
  readonly onPage: (page: ReadPage) => readonly FoundOf<Kinds>[];
}
