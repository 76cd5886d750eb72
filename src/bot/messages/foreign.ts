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
  /** Tells of a post that Tambour itself published once too often. */
  double: {
    seen: say(
      (account: string) =>
        fr`⚠ Publié deux fois sur ${account} : cette publication est de trop. Elle a le texte d'une publication que Tambour a envoyée.`,
      (account) =>
        `⚠ Published twice on ${account}: this post is one too many. It has the text of a post that Tambour sent.`,
    ),
    settled: say(
      (account: string) => fr`Publié deux fois sur ${account} : c'est réglé.`,
      (account) => `Published twice on ${account}: settled.`,
    ),
    other: say('voir l’autre', 'see the other one'),
    whatToDo: say(
      'Appuyez sur « Retirer celle-ci » : l’autre reste en ligne. La personne qui a écrit et celles qui valident le peuvent.',
      'Press “Retract this one”: the other one stays public. The author and the approvers can do so.',
    ),
    otherIsGone: say(
      'L’autre n’est plus en ligne. Pour retirer celle-ci aussi, appuyez sur « Retirer celle-ci » : la personne qui a écrit et celles qui valident le peuvent.',
      'The other one is no longer public. To take this one back as well, press “Retract this one”: the author and the approvers can do so.',
    ),
    elsewhere: say(
      'La rédaction qui l’a publiée peut la retirer, depuis son canal.',
      'The desk that published it can retract it, in its own channel.',
    ),
    underWay: say(
      (name: string) => fr`${name} a demandé son retrait, qui est en cours.`,
      (name) => `${name} asked to retract it, which is under way.`,
    ),
    failed: say(
      'Le retrait n’a pas réussi : elle est toujours en ligne. Réessayez, ou retirez-la sur le réseau.',
      'It could not be retracted and is still public. Try again, or delete it on the network.',
    ),
    unsupported: say(
      'Ce réseau ne permet pas à Tambour de la retirer. Retirez-la sur le réseau.',
      'This network does not let Tambour retract it. Delete it on the network.',
    ),
    retracted: say(
      (name: string, when: string) => fr`${name} l'a retirée, ${when}.`,
      (name, when) => `${name} retracted it, ${when}.`,
    ),
    left: say(
      (name: string, when: string) => fr`« Garder les deux », a indiqué ${name}, ${when}.`,
      (name, when) => `“Keep both”, said ${name}, ${when}.`,
    ),
    retract: say('Retirer celle-ci', 'Retract this one'),
    keepBoth: say('Garder les deux', 'Keep both'),
    answer: {
      retracting: say(
        'C’est demandé. Le message du canal montre la suite.',
        'Asked. The message in the channel shows what follows.',
      ),
      already: say(
        'C’est déjà demandé, ou réglé : le message du canal le montre.',
        'That has been asked or settled already: the message in the channel shows it.',
      ),
    },
  },
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
