import type { LinkLookWords } from '#messages/words/link-look.ts';

import { counted } from './counted.ts';

export const linkLook: LinkLookWords = {
  button: 'Look at the link',
  title: 'How networks will probably show this link',
  notApproved:
    'This is what the page says now. Networks read it themselves when the post is out: it is no part of what is approved.',
  pageTitle: 'Title',
  description: 'Description',
  picture: 'Picture',
  pictureOf: (alt) => `described as “${alt}”`,
  nothingRead: 'Nothing could be read of the page.',
  notes: {
    noHttps: 'The link is not protected. Use https://.',
    nowhere: 'No page that everybody can open is there. Check the address.',
    slow: 'The page did not answer within five seconds. Try again, or ask whoever runs it.',
    unreachable: 'The page could not be reached. Try again, or ask whoever runs it.',
    untrusted: 'The site has no certificate that browsers trust. Tell whoever runs it before you publish.',
    tooLarge: 'The page has more than 1 MB: networks may show none of it.',
    tooMuchMarkup: 'The page is nested far deeper than pages are, and was not read: networks may show none of it.',
    noPage: 'What is there is no web page, such as a PDF: networks show its address alone.',
    logIn: 'The page asks for a log-in. Readers without one see nothing: link to a public page.',
    redirects: 'The page leads in a circle. Ask whoever runs it.',
    insecure:
      'The page redirects from https to http, where what it says could be changed on the way. Tell whoever runs it.',
    noTitle: 'The page has no title: networks show its address alone.',
    noPicture: 'The page names no picture for links to it.',
    pictureTooLarge: 'Its picture has more than 5 MB: networks may show none.',
    pictureUnread: 'Its picture could not be read: networks may show none.',
    noPictureAlt: 'Its picture has no description: whoever cannot see it learns nothing of it.',
  },
  otherHost: (host) => `The link leads to ${host}. Use the address at which it ends.`,
  status: (status) => `The page answered with the error ${status}. Check the address.`,
  moreLinks: (count) => `Only the first link was looked at, of ${counted(count, 'link', 'links')}.`,
  noLink: 'This draft has no link.',
  busy: 'Somebody is having a link looked at just now. Try again in a few seconds.',
};
