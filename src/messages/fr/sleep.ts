import type { SleepWords } from '#messages/words/sleep.ts';

import { counted, fr } from './typography.ts';

export const sleep: SleepWords = {
  asleep: (name, account, when) => fr`${account} est mis en sommeil par ${name}, ${when}. Rien n'y part.`,
  until: (when) => fr`Il dort jusqu'au ${when} : ce qui doit partir avant est retenu.`,
  untilWoken: fr`Il dort jusqu’à ce qu’on le réveille : ce qui doit partir avant est retenu.`,
  whoWakes:
    'Une personne responsable de cette rédaction ou qui administre cette messagerie peut le réveiller, pour toutes les rédactions qui ont ce compte.',
  wake: (account) => fr`Réveiller ${account}`,
  over: 'Il est de nouveau réveillé.',
  woken: (name, account, when) =>
    fr`${account} est réveillé par ${name}, ${when} : il reçoit de nouveau des publications.`,
  ended: (account, when) =>
    fr`Le sommeil de ${account} a pris fin à l'heure fixée, ${when} : il reçoit de nouveau des publications.`,
  waiting: (count) =>
    fr`Rien n'est parti. ${counted(count, 'publication retenue', 'publications retenues')} dans cette rédaction : dans chaque fil, laissez partir, modifiez ou annulez. /tambour liste les montre.`,
  nothingWaits: 'Rien n’était retenu dans cette rédaction.',
  answer: {
    woken: (account) =>
      fr`${account} reçoit de nouveau des publications. Rien n'est parti ; toutes les rédactions qui l'ont sont prévenues.`,
    awake: (account) => fr`${account} n'est pas en sommeil. Rien n'a changé.`,
    mayNot:
      'Seules les personnes responsables de cette rédaction et celles qui administrent cette messagerie peuvent réveiller un compte. Adressez-vous à l’une d’elles. Rien n’a changé.',
    whichAccount: (asleep) =>
      asleep.length === 0
        ? 'Aucun compte de cette rédaction n’est en sommeil. Rien n’a changé.'
        : fr`Précisez le compte : /tambour réveiller, puis son nom. En sommeil : ${asleep.join(', ')}.`,
    stillAsleep: fr`Ce compte a été mis en sommeil : rien n’y part. Une personne responsable de cette rédaction ou qui administre cette messagerie peut le réveiller avec /tambour réveiller.`,
  },
};
