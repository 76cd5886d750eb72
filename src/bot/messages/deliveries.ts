import { fr, say } from './say.ts';

/** One account's state on the card. Where it went wrong, the cause and what to do stand in failures.ts. */
export const deliveries = {
  ready: say(
    (account: string, when: string) => fr`${account} : part ${when}`,
    (account, when) => `${account}: goes out ${when}`,
  ),
  sending: say(
    (account: string) => fr`${account} : envoi en cours`,
    (account) => `${account}: being sent`,
  ),
  sent: say(
    (account: string, when: string) => fr`${account} : publié ${when}`,
    (account, when) => `${account}: published ${when}`,
  ),
  doubt: say(
    (account: string) =>
      fr`${account} : nous ne savons pas encore si c'est publié. Tambour vérifie ; ne publiez rien à la main.`,
    (account) =>
      `${account}: we do not know yet whether it was published. Tambour is checking; do not post it by hand.`,
  ),
  cancelled: say(
    (account: string) => fr`${account} : non envoyé`,
    (account) => `${account}: not sent`,
  ),
  retracting: say(
    (account: string) => fr`${account} : retrait en cours`,
    (account) => `${account}: being retracted`,
  ),
  retractingLater: say(
    (account: string, when: string) =>
      fr`${account} : retrait en cours ; la limite du réseau est atteinte, nouvel essai ${when}`,
    (account, when) => `${account}: being retracted; the network’s limit is used up, next try ${when}`,
  ),
  retracted: say(
    (account: string, name: string, when: string) => fr`${account} : retiré par ${name} ${when}`,
    (account, name, when) => `${account}: retracted by ${name} ${when}`,
  ),
  link: say('voir la publication', 'see the post'),
} as const;
