import type { HomeWords } from '#messages/words/home.ts';

import { fr } from './typography.ts';

export const home: HomeWords = {
  help: '/tambour',
  helpTyped: '/tambour aide',
  helpDoes: 'ce qui vous attend, ce qui demande une intervention, ce qui part bientôt',
  title: (desk) => fr`${desk} : ce qui est en cours`,
  waits: 'Vous attend',
  needs: 'À traiter',
  leaves: 'Part bientôt',
  nothing: 'Rien n’attend, et rien n’est programmé.',
  noDesk: fr`Vous n’êtes encore d’aucune rédaction. Tapez /tambour réglages dans le canal d’une équipe pour en ouvrir une.`,
  others: (count) => fr`et ${count} de plus : /tambour liste`,
  write: 'Écrire une publication',
  more: fr`Tout ce que Tambour comprend : /tambour aide`,
};
