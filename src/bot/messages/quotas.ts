import { fr, say } from './say.ts';

/** What is more than one person, or one desk, may have at once. */
export const quotas = {
  openDrafts: say(
    (most: number) =>
      fr`Vous avez déjà ${inFrench(most)} brouillons ouverts dans cette rédaction : une personne ne peut pas en avoir plus. Rien n'est enregistré. Publiez-en ou annulez-en, puis réessayez ; « /tambour liste @moi ouvert » les montre.`,
    (most) =>
      `You already have ${inEnglish(most)} open drafts on this desk, and one person can have no more. Nothing was saved. Publish or cancel some, then try again; “/tambour list @me open” shows them.`,
  ),
  openCorrections: say(
    (most: number, draft: number) =>
      fr`Vous avez déjà ${inFrench(most)} corrections ouvertes du brouillon n° ${draft}. Rien n'est enregistré. Continuez l'une d'elles, ou annulez-en ; « /tambour liste @moi ouvert » les montre.`,
    (most, draft) =>
      `You already have ${inEnglish(most)} open corrections of draft ${draft}. Nothing was saved. Go on with one of them, or cancel some; “/tambour list @me open” shows them.`,
  ),
  openCorrectionsToCopy: say(
    (most: number) =>
      fr`Vous avez déjà ${inFrench(most)} corrections ouvertes de cette publication. Rien n'est copié. Continuez l'une d'elles, ou annulez-en ; « /tambour liste @moi ouvert » les montre.`,
    (most) =>
      `You already have ${inEnglish(most)} open corrections of this post. Nothing was copied. Go on with one of them, or cancel some; “/tambour list @me open” shows them.`,
  ),
  scheduled: say(
    (most: number) =>
      fr`Cette rédaction a déjà ${inFrench(most)} publications programmées pour un compte : c'est le maximum. Rien ne change. Annulez-en, puis validez de nouveau ; « /tambour liste programmé » les montre. Sans heure prévue, tout peut partir.`,
    (most) =>
      `This desk already has ${inEnglish(most)} posts scheduled for one account, and can have no more. Nothing has changed. Cancel some, then approve again; “/tambour list scheduled” shows them. A post without a planned time can always leave.`,
  ),
} as const;

function inFrench(count: number): string {
  return count.toLocaleString('fr');
}

function inEnglish(count: number): string {
  return count.toLocaleString('en');
}
