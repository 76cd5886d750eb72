import type { DrillWords } from '#messages/words/drill.ts';

import { fr } from './typography.ts';

export const drill: DrillWords = {
  help: '/tambour urgence simulation',
  helpDoes: 'jouer un exercice minuté de 25 minutes sur des comptes d’entraînement',
  answer: {
    begun: fr`La simulation commence : ce qui arrive est annoncé dans le canal pendant 25 minutes. Ensuite, une page dit combien de temps tout a pris.`,
    already: 'Une simulation est déjà en cours ici. Rien n’a changé.',
    realAccounts:
      'Une simulation n’a lieu que dans une rédaction dont tous les comptes sont d’entraînement. Rien n’a changé.',
    noTemplate: fr`Cette rédaction n'a pas de modèle d'urgence validé : /tambour urgence modèles. Rien n'a changé.`,
    nobodyOnCall: fr`Personne n'est d'astreinte ici selon un tableau validé : /tambour astreinte. Rien n'a changé.`,
  },
  cue: {
    alert: fr`EXERCICE. La rivière monte vite, dit le service des crues. Prévenez le public : la personne d'astreinte tape /tambour urgence EXERCICE.`,
    asleep: (name) => fr`EXERCICE. ${name} ne répond plus, jusqu'à la fin de la simulation. Continuez sans.`,
    wrong: fr`EXERCICE. La mairie appelle : ce que vous avez publié est faux, l'accueil est complet. Corrigez.`,
    lost: (account) =>
      fr`EXERCICE. Le réseau de ${account} publie, et ses réponses se perdent. Ce qui y part est incertain : regardez, et dites ce que vous voyez.`,
    found: (account) => fr`EXERCICE. Le réseau de ${account} répond de nouveau.`,
    over: fr`EXERCICE. L'eau baisse, dit le service des crues. Annoncez la fin d'alerte, puis mettez fin à l'exercice avec /tambour urgence fin.`,
    end: 'EXERCICE. La simulation est terminée. Cette page dit combien de temps tout a pris, et ce qui a manqué.',
  },
  page: {
    name: 'simulation',
    title: 'Exercice de la voie d’urgence',
    intro: (desk, begun, by) => fr`EXERCICE. Rédaction « ${desk} », commencé ${begun} par ${by}.`,
    times: 'Durées',
    toWarning: 'De l’alerte à la première publication publique',
    toCorrection: 'De l’annonce de l’erreur au premier rectificatif public',
    toAllClear: 'De la fin du danger à la première fin d’alerte publique',
    minutes: (minutes, seconds) => `${minutes}\u00a0min ${seconds}\u00a0s`,
    never: 'pas publié',
    missedTitle: 'Ce qui a manqué',
    nothingMissed: 'Rien n’a manqué.',
    missed: {
      noWarning: 'Aucune alerte n’a été publiée.',
      noCorrection: 'Aucun rectificatif n’a été publié après l’annonce de l’erreur.',
      noAllClear: 'Aucune fin d’alerte n’a été publiée après la fin du danger.',
      doubtLeft: 'D’une publication dont la réponse s’est perdue, personne n’a dit si elle est publique.',
      sleeperActed: 'Une personne a agi alors qu’elle ne devait plus répondre.',
      notEnded: 'L’exercice n’a pas été terminé avec /tambour urgence fin.',
    },
    log: 'Ce qui a été fait',
    when: 'Quand',
    who: 'Qui',
    what: 'Quoi',
    noAct: 'Rien n’a été fait.',
    act: {
      used: 'publié par la voie d’urgence',
      sent: 'est public',
      doubt: 'aucune réponse certaine n’est venue',
      answered: 'a dit si la publication y est',
      retractAsked: 'a demandé le retrait',
      ended: 'a mis fin à l’exercice',
    },
    draft: (act, number) => fr`brouillon ${number} : ${act}`,
  },
};
