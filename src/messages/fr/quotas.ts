import type { QuotasWords } from '#messages/words/quotas.ts';

import { fr, numeral } from './typography.ts';

export const quotas: QuotasWords = {
  openDrafts: (most) =>
    fr`Vous avez déjà ${numeral(most)} brouillons ouverts dans cette rédaction : une personne ne peut pas en avoir plus. Rien n'est enregistré. Publiez-en ou annulez-en, puis réessayez ; « /tambour liste @moi ouvert » les montre.`,
  openCorrections: (most, draft) =>
    fr`Vous avez déjà ${numeral(most)} corrections ouvertes du brouillon n° ${draft}. Rien n'est enregistré. Continuez l'une d'elles, ou annulez-en ; « /tambour liste @moi ouvert » les montre.`,
  openCorrectionsToCopy: (most) =>
    fr`Vous avez déjà ${numeral(most)} corrections ouvertes de cette publication. Rien n'est copié. Continuez l'une d'elles, ou annulez-en ; « /tambour liste @moi ouvert » les montre.`,
  scheduled: (most) =>
    fr`Cette rédaction a déjà ${numeral(most)} publications programmées pour un compte : c'est le maximum. Rien ne change. Annulez-en, puis validez de nouveau ; « /tambour liste programmé » les montre. Sans heure prévue, tout peut partir.`,
};
