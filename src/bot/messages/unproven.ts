import { fr, say } from './say.ts';

/** Decisions that are not as Tambour wrote them. */
export const unproven = {
  lapsed: say(
    (version: number) =>
      fr`⚠️ Version ${version} : une décision enregistrée n'est pas telle que Tambour l'a écrite. Aucune décision sur cette version ne compte plus, rien n'en part. Cela arrive après une mise à jour ou avec une autre clé maîtresse ; sinon, la base a été modifiée : prévenez l'administration de Tambour. Puis décidez de nouveau sur la carte de validation.`,
    (version) =>
      `⚠️ Version ${version}: a stored decision is not as Tambour wrote it. No decision on this version counts any more, nothing of it goes out. This happens after an upgrade or with another master key; otherwise the database was changed: tell your administrator. Then decide again on the approval card.`,
  ),
  held: say(
    (account: string) =>
      fr`${account} : une décision enregistrée n'est pas telle que Tambour l'a écrite, rien n'est parti. Une personne qui valide peut valider de nouveau cette version.`,
    (account) =>
      `${account}: a stored decision is not as Tambour wrote it, nothing was sent. An approver can approve this version again.`,
  ),
} as const;
