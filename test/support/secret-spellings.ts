/** Something that a program emitted: an answer, a log, a file, a message. */
export interface Output {
  readonly name: string;
  readonly bytes: Uint8Array | string;
}

const shortestHalf = 12;

/** Lists every encoding in which a secret may appear in an output, by the encoding's name. */
export function spellingsOf(secret: string | Uint8Array): ReadonlyMap<string, string> {
  const bytes = typeof secret === 'string' ? Buffer.from(secret, 'utf8') : Buffer.from(secret);
  const text = bytes.toString('latin1');
  const spellings = new Map<string, string>([['plain', text]]);
  spellings.set('hex', bytes.toString('hex'));
  spellings.set('HEX', bytes.toString('hex').toUpperCase());
  // Inside a longer text, the letters depend on where the secret begins.
  for (const offset of [0, 1, 2]) {
    const inside = Buffer.concat([Buffer.alloc(offset), bytes]);
    const whole = Math.floor(inside.length / 3) * 3;
    const letters = inside.subarray(offset === 0 ? 0 : 3, whole);
    spellings.set(`base64 at ${offset}`, letters.toString('base64'));
    spellings.set(`base64url at ${offset}`, letters.toString('base64url'));
  }
  if (typeof secret === 'string') {
    spellings.set('URL-encoded', encodeURIComponent(secret));
    spellings.set('in a form', new URLSearchParams({ s: secret }).toString().slice(2));
    spellings.set('in JSON', JSON.stringify(secret).slice(1, -1));
    spellings.set('in HTML', secret.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;'));
  }
  const middle = Math.floor(text.length / 2);
  if (middle >= shortestHalf) {
    spellings.set('first half', text.slice(0, middle));
    spellings.set('second half', text.slice(middle));
  }
  return spellings;
}

/** Lists the secrets found in outputs: "the token in the log, as hex". Quotes neither secret nor output. */
export function secretsIn(
  outputs: readonly Output[],
  secrets: ReadonlyMap<string, string | Uint8Array>,
): readonly string[] {
  const found: string[] = [];
  const spelt = [...secrets].map(([secret, value]) => [secret, spellingsOf(value)] as const);
  for (const { name, bytes } of outputs) {
    const text = Buffer.from(bytes).toString('latin1');
    for (const [secret, spellings] of spelt) {
      for (const [way, spelling] of spellings) if (text.includes(spelling)) found.push(`${secret} in ${name}, ${way}`);
    }
  }
  return found;
}
