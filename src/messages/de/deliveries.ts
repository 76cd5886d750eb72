import type { DeliveriesWords } from '#messages/words/deliveries.ts';

export const deliveries: DeliveriesWords = {
  ready: (account, when) => `${account}: erscheint ${when}`,
  sending: (account) => `${account}: wird gesendet`,
  sent: (account, when) => `${account}: ${when} veröffentlicht`,
  doubt: (account) =>
    `${account}: Ob das veröffentlicht wurde, wissen wir noch nicht. Tambour prüft es; veröffentlichen Sie nichts von Hand.`,
  cancelled: (account) => `${account}: nicht gesendet`,
  retracting: (account) => `${account}: wird zurückgezogen`,
  retractingLater: (account, when) =>
    `${account}: wird zurückgezogen; das Limit des Netzwerks ist erreicht, nächster Versuch ${when}`,
  retracted: (account, name, when) => `${account}: von ${name} ${when} zurückgezogen`,
  replaced: (account, when) => `${account}: ${when} durch eine Korrektur ersetzt`,
  link: 'Beitrag ansehen',
};
