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
];

/** What somebody might write who means ill, or writes in another script. */
export const hostileText: Arbitrary<string> = array(
  oneof(constantFrom(...snippets), string({ unit: 'grapheme', maxLength: 30 })),
  { maxLength: 12 },
).map((parts) => parts.join(''));

/** The same, sometimes far longer than anything of Slack's has room for. */
export const hostileLongText: Arbitrary<string> = tuple(hostileText, constantFrom(1, 1, 1, 10, 100, 400)).map(
  ([text, times]) => text.repeat(times).slice(0, 40_000),
);
