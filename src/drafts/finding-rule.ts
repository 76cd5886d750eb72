import type { Account } from '#desks/account.ts';
import type { Desk } from '#desks/desk.ts';

import type { CheckedText } from './checked-text.ts';
import type { Content } from './content.ts';
import type { FindingKinds, FoundOf } from './finding-kind.ts';
import type { Rules } from './renderings-of.ts';

/** The draft and its desk, as every rule may look at them. */
export interface RuleContext {
  readonly content: Content;
  readonly desk: Desk;
  /** The desk's accounts that the content is for. */
  readonly accounts: readonly Account[];
  readonly rules: Rules;
  readonly now: Date;
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
}
