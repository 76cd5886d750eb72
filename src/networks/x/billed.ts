/**
 * One thing that X bills, by the rows of its price list: https://docs.x.com/x-api/getting-started/pricing. An owned
 * read is one of the account's own posts, in its timeline, by an application that belongs to the account.
 */
export type Billed = 'post' | 'postWithLink' | 'altText' | 'ownedRead' | 'postRead' | 'userRead' | 'delete';

/** Called for each request that X answered with success and will therefore bill. After a lost answer we cannot know. */
export type OnBilled = (what: Billed, times: number) => void;
