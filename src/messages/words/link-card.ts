/** The card of a link that goes out with a post, where the network reads no page itself. */
export interface LinkCardWords {
  readonly changed: string;
  readonly take: string;
  readonly takeAnew: string;
  readonly leave: string;
  readonly title: (accounts: string) => string;
  /** Below the card: what becomes of it. */
  readonly goesOut: string;
  /**
   * Below the page's own words: the card is not chosen. The button that chooses it is on cards that can still change.
   */
  readonly notChosen: (accounts: string) => string;
  /** Below the page's own words, if they differ from the card by now. */
  readonly differs: string;
  /** No card is possible: no account takes one, or each post has pictures of its own. */
  readonly none: string;
  readonly notRead: string;
}
