const maxLabelCharacters = 63;
const asciiOnly = /^[\x20-\x7E]*$/;
/** Characters that Punycode takes for dots within a label. */
const otherDots = /[\u3002\uFF0E\uFF61]/;

/** Tells whether a label of a domain has between 1 and 63 characters once it is written in Punycode (RFC 3492). */
export function labelFits(label: string): boolean {
  // Each character costs at least one, so that a longer label need not be encoded.
  if (label === '' || label.length > 2 * maxLabelCharacters) return false;
  const parts = label.split(otherDots);
  const length = parts.reduce((sum, part) => sum + encodedLength(part), parts.length - 1);
  return length <= maxLabelCharacters;
}

function encodedLength(part: string): number {
  if (asciiOnly.test(part)) return part.length;
  const points = Array.from(part, (character) => character.codePointAt(0) ?? 0);
  const basic = points.filter((point) => point < 0x80).length;
  let length = 'xn--'.length + basic + (basic > 0 ? 1 : 0);
  let handled = basic;
  let bias = 72;
  let delta = 0;
  let lowest = 0x80;
  while (handled < points.length) {
    const next = Math.min(...points.filter((point) => point >= lowest));
    delta += (next - lowest) * (handled + 1);
    lowest = next;
    for (const point of points) {
      if (point < lowest) delta += 1;
      if (point !== lowest) continue;
      length += digitsOf(delta, bias);
      bias = adapted(delta, handled + 1, handled === basic);
      delta = 0;
      handled += 1;
    }
    delta += 1;
    lowest += 1;
  }
  return length;
}

function digitsOf(delta: number, bias: number): number {
  let rest = delta;
  let digits = 1;
  for (let step = 36; ; step += 36) {
    const threshold = Math.min(Math.max(step - bias, 1), 26);
    if (rest < threshold) return digits;
    rest = Math.floor((rest - threshold) / (36 - threshold));
    digits += 1;
  }
}

function adapted(delta: number, count: number, isFirst: boolean): number {
  let rest = isFirst ? Math.floor(delta / 700) : delta >> 1;
  rest += Math.floor(rest / count);
  let steps = 0;
  for (; rest > 455; steps += 36) rest = Math.floor(rest / 35);
  return Math.floor(steps + (36 * rest) / (rest + 38));
}
