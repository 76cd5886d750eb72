import type { NamedLink, ShareWords } from '#messages/words/share.ts';

import { counted } from './counted.ts';

const shows = ({ label, what, until }: NamedLink): string => `The link for “${label}” shows ${what}, until ${until}.`;

export const share: ShareWords = {
  help: '/tambour share',
  helpDoes: 'the links by which others read this desk’s calendar or digests; for stewards',
  helpLink: '/tambour share calendar 30 days for the cabinet',
  helpLinkDoes: 'makes such a link; “share digests …” and “share calendar … with texts for …” do so too',
  howTo:
    'Type “/tambour share calendar 30 days for the cabinet”, “/tambour share digests for the director”, or “/tambour share” for the links that there are.',
  off: 'Links to pages are switched off here. Whoever runs Tambour switches them on by TAMBOUR_PAGES and TAMBOUR_PUBLIC_URL in its settings.',
  mayNot: 'Only stewards of this desk make, see and revoke its links.',
  what: {
    calendar: 'the calendar (times and states, without the text of what is not public yet)',
    calendarWithTexts: 'the calendar (with the texts of what is planned)',
    digests: 'the weekly digests',
  },
  form: {
    title: 'New link',
    intro: 'Whoever has the link can read by it, without being in this chat. Nobody approves anything by it.',
    submit: 'Make the link',
    scope: 'It shows',
    calendar: 'The calendar',
    digests: 'The weekly digests',
    label: 'For whom',
    labelHint: 'Stands in the list of links and on the page, such as “cabinet”.',
    days: 'Days',
    daysHint: (most, mostWithTexts) => `At most ${most}; with planned texts at most ${mostWithTexts}.`,
    texts: 'Planned texts',
    withTexts: 'Show the texts of what is planned',
    textsHint: 'Left out, the calendar shows times and states alone until a post is public.',
  },
  error: {
    noScope: 'Choose what it shows.',
    noLabel: 'Say for whom it is.',
    long: (most) => `This is longer than ${most} characters. Shorten it.`,
    days: (most) => `Give a number of days from 1 to ${most}.`,
    textDays: (most) => `A link that shows planned texts lives ${most} days at most.`,
    textsOfDigests: 'Digests show what is public alone: planned texts belong to the calendar.',
    full: (most) => `This desk has ${most} open links already. Revoke one first: “/tambour share” shows them.`,
  },
  made: {
    title: shows,
    page: 'To read:',
    feed: 'To subscribe to in a calendar program:',
    once: 'Copy it now: it is shown this once. Give it to its reader yourself, in private. Only you see this message; a direct message stays in your history.',
    again: 'This link was made already, and is shown once. If it did not reach you, revoke it and make another.',
  },
  list: {
    title: (count) => `${counted(count, 'open link', 'open links')} of this desk`,
    none: 'This desk has no open link.',
    line: shows,
    use: (by, lastUsed) =>
      lastUsed === null ? `Made by ${by}. Not used yet.` : `Made by ${by}. Last used ${lastUsed}, to the hour.`,
  },
  buttons: { add: 'New link…', revoke: 'Revoke', revokeAll: 'Revoke all' },
  answer: {
    revoked: (label) => `The link for “${label}” is revoked: nobody reads by it any more.`,
    revokedAll: (count) =>
      count === 0 ? 'This desk has no open link.' : `${counted(count, 'link is', 'links are')} revoked.`,
    gone: 'This link was revoked or has expired already.',
  },
  comment: {
    said: (label) => `Somebody with the link “${label}” wrote:`,
    unverified: 'Nobody knows who that was. It approves nothing and changes nothing.',
  },
  told: {
    made: (by) => `${by} made a link.`,
    noToken: 'Its address is with whoever made it. “/tambour share” lists and revokes the links of this desk.',
    revoked: (by, label) => `${by} revoked the link for “${label}”.`,
  },
};
