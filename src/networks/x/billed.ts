/**
 * What X bills, by the rows of its price list: https://docs.x.com/x-api/getting-started/pricing. An owned read is one of
 * the account's own posts, in its timeline, by an application that belongs to the account.
 */
export type Billed = 'post' | 'postWithLink' | 'altText' | 'ownedRead' | 'postRead' | 'userRead' | 'delete';

/** Told of what X answered with success, so will bill. Where an answer was lost nobody knows. */
export type OnBilled = (what: Billed, times: number) => void;
