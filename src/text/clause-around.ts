/** Maximum distance at which a sentence's ends are looked for, on either side. */
const reach = 300;
/** The end of a sentence, but not the stop behind a number or a short word, as in "am 7. Dezember" or "9 a.m.". */
const end = /[!?…\n]|(?<=[\p{L}\p{N})»”“"]{3})\.(?=\s)/gu;

/** Returns where the sentence around a part of a text begins and ends. Looks only near the part. */
export function clauseAround(
  text: string,
  at: number,
  length: number,
): { readonly from: number; readonly until: number } {
  const start = Math.max(0, at - reach);
  const ends = Array.from(text.slice(start, at).matchAll(end));
  const last = ends.at(-1);
  const after = text.slice(at + length, at + length + reach).search(new RegExp(end.source, 'u'));
  return {
    from: last === undefined ? start : start + last.index + last[0].length,
    until: after === -1 ? Math.min(text.length, at + length + reach) : at + length + after,
  };
}
