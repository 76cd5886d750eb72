import { fr, say } from './say.ts';

/** A post on an account that Tambour did not make. */
export const foreign = {
  seen: say(
    (account: string) => fr`⚠ Publication inconnue sur ${account}. Tambour n'a pas trace de l'avoir envoyée.`,
    (account) => `⚠ Unknown post on ${account}. Tambour has no record of sending it.`,
  ),
  settled: say(
    (account: string) => fr`Publication inconnue sur ${account} : c'est réglé.`,
    (account) => `Unknown post on ${account}: settled.`,
  ),
  posted: say(
    (when: string) => fr`Publiée ${when} :`,
    (when) => `Posted ${when}:`,
  ),
  link: say('voir la publication', 'see the post'),
  whatToDo: say(
    'Si elle est de vous, appuyez sur « C’était nous ». Sinon, quelqu’un d’autre a peut-être accès au compte : gelez la rédaction, puis coupez cet accès sur le réseau.',
    'If it is yours, press “It was us”. If not, somebody else may have access to the account: freeze the desk, then cut that access off on the network.',
  ),
  firstHour: say('Compte piraté ? La première heure, pas à pas', 'Account taken over? The first hour, step by step'),
  settledBy: say(
    (name: string, when: string) => fr`« C'était nous », a indiqué ${name}, ${when}.`,
    (name, when) => `“It was us”, said ${name}, ${when}.`,
  ),
  settledItself: say(
    (when: string) => fr`Tambour l'avait bien envoyée : il l'a retrouvée ${when}.`,
    (when) => `Tambour had sent it after all, as it found out ${when}.`,
  ),
  itWasUs: say('C’était nous', 'It was us'),
  freeze: say('Geler cette rédaction', 'Freeze this desk'),
  answer: {
    settled: say('C’est noté. Le message du canal le montre.', 'Noted. The message in the channel shows it.'),
    already: say(
      'Quelqu’un l’a déjà indiqué : le message du canal dit qui.',
      'Somebody has already said so: the message in the channel says who.',
    ),
    notHere: say(
      'Ce compte n’est plus dans cette rédaction. Rien n’a changé.',
      'This account is no longer on this desk. Nothing has changed.',
    ),
  },
} as const;
