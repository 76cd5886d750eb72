import type { LinkCardWords } from '#messages/words/link-card.ts';

export const linkCard: LinkCardWords = {
  changed: 'the link card',
  take: 'Send a link card',
  takeAnew: 'Update the link card',
  leave: 'Leave the link card out',
  title: (accounts) => `Link card on ${accounts}`,
  goesOut: 'It goes out with the post exactly as it stands here, and is part of what is approved.',
  notChosen: (accounts) => `${accounts} will show no card of this link.`,
  differs: 'The page says something else now. The card above goes out.',
  none: 'No post of this draft can have a link card: it needs a link, a network that takes cards, and no image or video of its own.',
  notRead: 'Nothing could be read of the page, so that there is no link card. The card of the draft says why.',
};
