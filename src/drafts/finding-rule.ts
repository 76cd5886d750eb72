import type { Account } from '#desks/account.ts';
import type { Desk } from '#desks/desk.ts';
import type { ReservePeriod } from '#desks/period.ts';

import type { CheckedText, LastingAccount } from './checked-text.ts';
import type { Content, LastingContent } from './content.ts';
import type { FindingKinds, FoundOf } from './finding-kind.ts';
import type { LinkPreview } from './previews/link-preview.ts';
import type { Rules } from './renderings-of.ts';

/**
 * Lists all that lasting findings depend on. They are kept by exactly this (`lastingFound`), so nothing in it may change with
 * time.
 */
export interface Lasting {
  readonly content: LastingContent;
  readonly desk: Pick<Desk, 'officialDomains' | 'knownAcronyms' | 'captions' | 'language'> & {
    /** All of the desk's accounts. */
    readonly accounts: readonly LastingAccount[];
  };
  /** It goes out in a reserve period, in which words are weighed more strictly. */
  readonly isReserved: boolean;
}

/** The draft and its desk, as every rule may look at them. */
export interface RuleContext extends Lasting {
  /** The desk's accounts that the content is for. */
  readonly accounts: readonly LastingAccount[];
  readonly rules: Rules;
}

/**
 * A rule that checks drafts in one respect, with the kinds of finding that it makes. Pure; linear in the text's length.
 */
export interface FindingRule<Kinds extends FindingKinds> {
  readonly kinds: Kinds;
  /** Looks at the content as a whole. */
  readonly inContent?: (context: RuleContext) => readonly FoundOf<Kinds>[];
  /** Looks at what goes out beside the texts: the warning, and the descriptions in the context's content. */
  readonly beside?: (warning: CheckedText, context: RuleContext) => readonly FoundOf<Kinds>[];
  /** Looks at each text that is sent. */
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

/** A rule whose findings come and go with time, and so are never kept. Pure. */
export interface MomentRule<Kinds extends FindingKinds> {
  readonly kinds: Kinds;
  readonly atMoment: (moment: Moment) => readonly FoundOf<Kinds>[];
}

/** A page to which a draft links, as it was read last. */
export type ReadPage = Pick<LinkPreview, 'link' | 'notes'>;

/** A rule about the page to which a draft links, which is no part of the draft: its findings are never kept. Pure. */
export interface PageRule<Kinds extends FindingKinds> {
  readonly kinds: Kinds;
  readonly onPage: (page: ReadPage) => readonly FoundOf<Kinds>[];
}
