import type { Mutant } from './mutant.ts';

const shows = 'Bluesky, and requests that arrive late';

/** Mutants of the guards that make a post on Bluesky once, and never again after it was retracted. */
export const mutantsOfBluesky: readonly Mutant[] = [
  {
    guard: 'a record’s key is fixed before its first attempt',
    shows,
    without: [
      { tag: 'guard: the record has its delivery’s key', how: 'value', code: 'tidOf(server.clock.now(), key)' },
    ],
  },
  {
    guard: 'a doubt on Bluesky is settled by the record’s key',
    shows,
    without: [
      {
        tag: 'guard: a doubt is settled by the record’s key',
        how: 'value',
        code: '(rendering, since, signal) => findRecords(server, rendering, since, signal)',
      },
    ],
  },
  {
    guard: 'a put that comes again overwrites nothing, and the look before it',
    shows,
    without: [
      { tag: 'guard: a look before a resend', how: 'value', code: "{ kind: 'absent' }" },
      {
        tag: 'guard: a put overwrites nothing',
        how: 'value',
        code: '({ did }) => ({ repo: did, collection: posts, rkey, record })',
      },
    ],
  },
  {
    guard: 'a late put resurrects no retracted post: two looks before a resend',
    shows,
    without: [{ tag: 'guard: two looks before a resend', how: 'leaveOut' }],
  },
];
