import { englishCount, fr, frenchCount, say } from './say.ts';

/** What stands on the cards, beside the public text itself. */
export const cards = {
  state: {
    writing: say('en rédaction', 'being written'),
    asked: say('à valider', 'waiting for approval'),
    changesAsked: say('modification demandée', 'changes asked for'),
    approved: say('validé', 'approved'),
    scheduled: say(
      (when: string) => fr`validé, part ${when}`,
      (when) => `approved, goes out ${when}`,
    ),
    leaving: say('validé, part dans un instant', 'approved, goes out in a moment'),
    published: say('publié', 'published'),
    partly: say('publié en partie', 'partly published'),
    held: say('à traiter', 'needs action'),
    frozen: say('validé, gelé', 'approved, frozen'),
    checking: say('en cours de vérification', 'being checked'),
    failed: say('non publié', 'not published'),
    retracted: say('retiré', 'retracted'),
    rejected: say('refusé', 'rejected'),
    cancelled: say('annulé', 'cancelled'),
  },
  author: say(
    (name: string) => fr`Écrit par ${name}`,
    (name) => `Written by ${name}`,
  ),
  noText: say('sans texte', 'no text'),
  missing: say(
    (count: number) => fr`Il manque ${frenchCount(count, 'validation', 'validations')}`,
    (count) => `${englishCount(count, 'approval', 'approvals')} missing`,
  ),
  awaited: say(
    (names: string) => fr`Peut valider : ${names}`,
    (names) => `Can approve: ${names}`,
  ),
  anyMember: say('un membre de ce canal', 'a member of this channel'),
  anyOfGroup: say('un membre du groupe qui valide', 'a member of the group that approves'),
  orAwaited: say('ou', 'or'),
  groupUnreadable: say(
    (names: string) =>
      fr`Personne ne peut valider : Tambour ne peut pas lire le groupe qui valide. Demandez à ${names} de le vérifier avec /tambour réglages.`,
    (names) =>
      `Nobody can approve: Tambour cannot read the group that approves. Ask ${names} to check it with /tambour setup.`,
  ),
  administrator: say('l’administration de Tambour', 'your administrator'),
  leavesNow: say('Part dès la validation', 'Goes out once approved'),
  leavesAt: say(
    (when: string, zone: string) => fr`Part ${when} (${zone}), une fois validé`,
    (when, zone) => `Goes out ${when} (${zone}), once approved`,
  ),
  openThread: say('La suite est dans le fil de discussion.', 'The rest is in the thread.'),
  toAll: say(
    (accounts: string) => fr`Pour ${accounts}`,
    (accounts) => `For ${accounts}`,
  ),
  count: say(
    (account: string, count: string, limit: string) => fr`${account} : ${count} sur ${limit} caractères`,
    (account, count, limit) => `${account}: ${count} of ${limit} characters`,
  ),
  tooLong: say(
    (account: string, count: string, limit: string, over: string) =>
      fr`${account} : ${count} sur ${limit} caractères, ${over} de trop`,
    (account, count, limit, over) => `${account}: ${count} of ${limit} characters, ${over} too many`,
  ),
  language: say('Langue', 'Language'),
  visibility: say('Visibilité', 'Visibility'),
  warning: say('Avertissement de contenu', 'Content warning'),
  image: say(
    (index: number, width: number, height: number) => fr`Image ${index}, ${width} × ${height}`,
    (index, width, height) => `Image ${index}, ${width} × ${height}`,
  ),
  alt: say(
    (index: number) => fr`Image ${index}, description`,
    (index) => `Image ${index}, alt text`,
  ),
  altMissing: say(
    (index: number) => fr`Image ${index} : sans description`,
    (index) => `Image ${index}: no alt text`,
  ),
  links: say('Liens, tels quels', 'Links, as they are'),
  previews: say(
    fr`Les réseaux composent eux-mêmes les aperçus de liens ; ils ne font pas partie de la validation.`,
    'Networks make their own link previews; these are not part of the approval.',
  ),
  price: say(
    (price: string, day: string) => fr`Copie sur X : environ ${price} (tarif lu le ${day})`,
    (price, day) => `Copy on X: about ${price} (price list read on ${day})`,
  ),
  blocking: say('À corriger avant de demander la validation', 'To fix before asking for approval'),
  remarks: say('Remarques', 'Remarks'),
  moreRemarks: say(
    (count: number) => frenchCount(count, 'autre remarque', 'autres remarques'),
    (count) => englishCount(count, 'more remark', 'more remarks'),
  ),
  noRemark: say('Aucune remarque.', 'No remarks.'),
  askNext: say(
    'Relisez cette version, puis demandez la validation.',
    'Read this version through, then ask for approval.',
  ),
  fixFirst: say(
    'Corrigez ce que la carte signale, puis demandez la validation.',
    'Fix what the card points out, then ask for approval.',
  ),
  askedBelow: say(
    'La validation a été demandée : la suite est sur la carte plus bas.',
    'Approval was asked for: what becomes of it is on the card below.',
  ),
  askedHeading: say(
    (number: number, version: number) => fr`À valider : brouillon n° ${number}, version ${version}`,
    (number, version) => `To approve: draft ${number}, version ${version}`,
  ),
  askedBy: say(
    (name: string, when: string) => fr`Demandé par ${name} ${when}`,
    (name, when) => `Asked by ${name} ${when}`,
  ),
  howToDecide: say(
    'Décidez avec les boutons, ou avec ✅ ou ❌ sur ce message. La personne qui a écrit ne peut pas valider.',
    'Decide with the buttons, or with ✅ or ❌ on this message. The author cannot approve.',
  ),
  howToDecideButtons: say(
    'Décidez avec les boutons. La personne qui a écrit ne peut pas valider.',
    'Decide with the buttons. The author cannot approve.',
  ),
  approvedBy: say(
    (names: string) => fr`Validé par ${names}.`,
    (names) => `Approved by ${names}.`,
  ),
  approvedSoFar: say(
    (names: string, missing: number) =>
      fr`Validé par ${names} ; il manque ${frenchCount(missing, 'validation', 'validations')}.`,
    (names, missing) => `Approved by ${names}; ${englishCount(missing, 'approval', 'approvals')} missing.`,
  ),
  rejectedBy: say(
    (name: string) => fr`Refusé par ${name}.`,
    (name) => `Rejected by ${name}.`,
  ),
  changesAskedBy: say(
    (name: string) => fr`${name} demande une modification.`,
    (name) => `${name} asks for changes.`,
  ),
  editToGoOn: say(
    'Modifiez le brouillon, puis demandez de nouveau la validation.',
    'Edit the draft, then ask for approval again.',
  ),
  cancelled: say(
    'Ce brouillon est annulé. Rien ne sera publié.',
    'This draft is cancelled. Nothing will be published.',
  ),
  replaced: say(
    (version: number) =>
      fr`Cette version est remplacée par la version ${version}. Les décisions prises ici ne comptent plus.`,
    (version) => `This version was replaced by version ${version}. Decisions made here no longer count.`,
  ),
  stoppedHere: say(
    fr`L'envoi est arrêté. Modifiez le brouillon, ou demandez de nouveau la validation.`,
    'Sending was stopped. Edit the draft, or ask for approval again.',
  ),
  stopHint: say(
    (when: string) => fr`Départ à ${when} ; d'ici là, « Arrêter » empêche l'envoi.`,
    (when) => `Goes out at ${when}; until then “Stop” prevents it.`,
  ),
} as const;
