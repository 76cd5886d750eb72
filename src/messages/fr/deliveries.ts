import type { DeliveriesWords } from '#messages/words/deliveries.ts';

import { fr } from './typography.ts';

export const deliveries: DeliveriesWords = {
  ready: (account, when) => fr`${account} : part ${when}`,
  sending: (account) => fr`${account} : envoi en cours`,
  sent: (account, when) => fr`${account} : publié ${when}`,
  doubt: (account) =>
    fr`${account} : nous ne savons pas encore si c'est publié. Tambour vérifie ; ne publiez rien à la main.`,
  cancelled: (account) => fr`${account} : non envoyé`,
  retracting: (account) => fr`${account} : retrait en cours`,
  retractingLater: (account, when) =>
    fr`${account} : retrait en cours ; la limite du réseau est atteinte, nouvel essai ${when}`,
  retracted: (account, name, when) => fr`${account} : retiré par ${name} ${when}`,
  replaced: (account, when) => fr`${account} : remplacé ${when} par une correction`,
  link: 'voir la publication',
};
