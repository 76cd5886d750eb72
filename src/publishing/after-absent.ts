/** What follows when a look surely did not find a post that is in doubt. */
export type AfterAbsent = 'repeat' | 'look' | 'ask';

/** Under a living key a repeat makes no second post; without, two looks must agree, and it is done once. */
const looksToBeSure = 2;
const repeatsWithKey = 3;
const repeatsWithoutKey = 1;

/**
 * `absentLooks`: since the last send, this one counted. `repeats`: how often it was sent again after a doubt.
 * `keyLives`: sent now with the same key, the network would still know it. Pure.
 */
export function afterAbsent(known: {
  readonly absentLooks: number;
  readonly repeats: number;
  readonly keyLives: boolean;
}): AfterAbsent {
  const { absentLooks, repeats, keyLives } = known;
  if (keyLives && repeats < repeatsWithKey) return 'repeat';
  if (absentLooks < looksToBeSure) return 'look';
  return !keyLives && repeats < repeatsWithoutKey ? 'repeat' : 'ask';
}
