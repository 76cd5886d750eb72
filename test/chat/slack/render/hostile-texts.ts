import { array, constantFrom, oneof, string, tuple, type Arbitrary } from 'fast-check';

const snippets: readonly string[] = [
  '<!channel>',
  '<!here|x>',
  '<@U1>',
  '<https://evil.example|gouv.fr>',
  '*bold*',
  '_it_ ~no~ `code` ```pre```',
  '@here @channel @everyone',
  'https://evil.example/?a=1&b=2',
  ':boom:',
  '&amp;lt;',
  '> quote',
  '\n',
  '\n\n',
  '   ',
  '\r\n',
  '\u0000',
  '"\\"',
  '\u202e',
  '👨‍👩‍👧‍👦',
  '🇫🇷🇩🇪',
  `a${'\u0301'.repeat(40)}`,
  '\ud83d',
  '\udc00',
  'é',
  '漢字',
  'مرحبا بالعالم ',
  '\u2067שלום\u2069 \u200f',
  '\u202dabc\u202c',
  '1\ufe0f\u20e3',
  '\u{1f3f4}\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}',
  'o\u0302\u0323',
  '<!subteam^S1> <#C1|here>',
  '<!date^1700000000^{date}|<!everyone>>',
  '[here](https://evil.example)',
  '&lt;!channel&gt;',
  '\u2028',
];

/** Texts of somebody who means ill, or writes in another script. */
export const hostileText: Arbitrary<string> = array(
  oneof(constantFrom(...snippets), string({ unit: 'grapheme', maxLength: 30 })),
  { maxLength: 12 },
).map((parts) => parts.join(''));

/** The same, sometimes far longer than anything of Slack's has room for. */
export const hostileLongText: Arbitrary<string> = tuple(hostileText, constantFrom(1, 1, 1, 10, 100, 400)).map(
  ([text, times]) => text.repeat(times).slice(0, 40_000),
);
