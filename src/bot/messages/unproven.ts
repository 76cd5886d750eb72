import { fr, say } from './say.ts';

/** Decisions that are not as Tambour wrote them. */
export const unproven = {
  lapsed: say(
    (version: number) =>
      fr`⚠️ Version ${version} : une décision n'est pas telle que Tambour l'a écrite (mise à jour, autre clé, base modifiée) : aucune ne compte plus. Prévenez l'administration de Tambour, puis décidez de nouveau sur la carte de validation.`,
    (version) =>
      `⚠️ Version ${version}: a decision is not as Tambour wrote it (upgrade, other key, database changed): none counts any more. Tell your administrator, then decide again on the approval card.`,
  ),
  held: say(
    (account: string) =>
      fr`${account} : une décision enregistrée n'est pas telle que Tambour l'a écrite, rien n'est parti. Une personne qui valide peut valider de nouveau cette version.`,
    (account) =>
      `${account}: a stored decision is not as Tambour wrote it, nothing was sent. An approver can approve this version again.`,
  ),
} as const;
