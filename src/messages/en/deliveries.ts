import type { DeliveriesWords } from '#messages/words/deliveries.ts';

export const deliveries: DeliveriesWords = {
  ready: (account, when) => `${account}: goes out ${when}`,
  sending: (account) => `${account}: being sent`,
  sent: (account, when) => `${account}: published ${when}`,
  doubt: (account) =>
    `${account}: we do not know yet whether it was published. Tambour is checking; do not post it by hand.`,
  cancelled: (account) => `${account}: not sent`,
  retracting: (account) => `${account}: being retracted`,
  retractingLater: (account, when) => `${account}: being retracted; the network’s limit is used up, next try ${when}`,
  retracted: (account, name, when) => `${account}: retracted by ${name} ${when}`,
  replaced: (account, when) => `${account}: replaced ${when} by a correction`,
  link: 'see the post',
};
