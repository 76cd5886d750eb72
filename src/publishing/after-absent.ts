/** What follows when a look surely did not find a post that is in doubt. */
export type AfterAbsent = 'repeat' | 'look' | 'ask';

/**
 * In any case: a key that lives helps only where a server looks it up again once the request before has been written,
 * and a server that takes no writes for a while shows nothing of what it will still write.
 */
export const looksToBeSure = 2;
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
  // guard: two looks before a resend
  if (absentLooks < looksToBeSure) return 'look';
  return repeats < (keyLives ? repeatsWithKey : repeatsWithoutKey) ? 'repeat' : 'ask';
}
