/**
 * The parts of the bot that a start does without. Each is loaded when it is first needed, or once the start is ready,
 * in this order.
 */
export const onDemand = {
  messages: () => import('#messages/messages.ts'),
  commands: () => import('./perform.ts'),
  events: () => import('#bot/events/accept-event.ts'),
  notices: () => import('#bot/outbox/deliver-notice.ts'),
  typing: () => import('#bot/drafting/typed-counts.ts'),
  home: () => import('#bot/home/home-of-person.ts'),
  pictures: () => import('#bot/drafting/take-pictures.ts'),
  importing: () => import('#bot/importing/work-import.ts'),
  conversions: () => import('#bot/drafting/take-conversion.ts'),
  previews: () => import('#bot/drafting/draw-preview.ts'),
  linkPreviews: () => import('#bot/drafting/link-preview.ts'),
  members: () => import('#bot/approving/watch-members.ts'),
  paging: () => import('#bot/emergencies/page-people.ts'),
  watches: () => import('./watches.ts'),
  pageDigests: () => import('#bot/digest/digest-for-page.ts'),
} as const;
