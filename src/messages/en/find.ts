import type { FindWords } from '#messages/words/find.ts';

import { counted } from './counted.ts';

export const find: FindWords = {
  number: (number) => `no. ${number}`,
  by: (name) => `by ${name}`,
  since: (day) => `since ${day}`,
  between: (first, last) => `${first} to ${last}`,
  state: {
    open: 'open',
    writing: 'being written',
    asked: 'waiting for approval',
    changesAsked: 'changes asked for',
    approved: 'approved',
    scheduled: 'scheduled',
    published: 'published',
    held: 'needs action',
    failed: 'not published',
    retracted: 'retracted',
    rejected: 'rejected',
    cancelled: 'cancelled',
  },
  count: (count) => counted(count, 'draft', 'drafts'),
  older: (count) => `Older (${count})`,
  noOlder: 'There are no older ones.',
  none: (wanted) => `No draft matches: ${wanted}.`,
  hint: 'To find a draft, add words, a state, a date: “/tambour list vaccination published november”.',
  example:
    'Try for example “/tambour list vaccination published november”, “/tambour list @me yesterday” or “/tambour list mastodon from 2026-09-01 to 2026-11-30”.',
  unknownName: (name) => `“${name}” is neither somebody who wrote here nor an account of this desk.`,
  badDay: (days) => `“${days}” is no date that exists, or ends before it begins.`,
  unclear: (what) => `Tambour did not understand “${what}”.`,
  tooLong: 'This is too long to look for. A few words are enough: “/tambour list vaccination published”.',
};
