import type { PagesWords } from '#messages/words/pages.ts';

export const pages: PagesWords = {
  nav: { calendar: 'Calendar', digests: 'Digests', method: 'How the figures are made' },
  foot: (label, until) =>
    `This link is for “${label}” and works until ${until}. Whoever has it can read this page: do not pass it on.`,
  title: { calendar: (desk) => `Calendar of ${desk}`, digests: (desk) => `Digests of ${desk}` },
  noDigests: 'There is no digest yet.',
  feed: {
    link: 'Subscribe in a calendar program',
    hint: '– copy the address of this link into it. Many programs ask again only every few hours, so that what they show may be late.',
  },
  comment: {
    label: 'Tell the desk something about this post',
    hint: 'Your words go into the team’s thread as words of this link: nobody there can know who wrote them, so say who you are. They approve nothing.',
    send: 'Send',
    outcome: {
      left: 'Sent: the desk has your words.',
      empty: 'Nothing was sent: write something first.',
      long: (most) => `Nothing was sent: at most ${most} characters.`,
      unreadable: 'Nothing was sent: there are characters in it that cannot be shown.',
      often: 'Nothing was sent: too much came by this link in the last hour. Speak with the desk.',
    },
  },
  instead: {
    notFound: {
      title: 'Nothing here',
      text: 'This link does not work, or not any more. Ask whoever gave it to you for a new one.',
    },
    tooMany: { title: 'Too much at once', text: 'Too many pages were asked for. Please try again in a minute.' },
    notAllowed: { title: 'Not allowed', text: 'Nothing was done. Open the page again by its link.' },
    restored: {
      title: 'Being checked',
      text: 'Tambour was restored from a backup. This page opens again once the desk has checked what it shows.',
    },
  },
};
