import type { Redrawn as AnyRedrawn } from '#networks/redrawn.ts';

import { englishCount, fr, frenchCount, say } from './say.ts';

type Redrawn<Kind extends AnyRedrawn['kind']> = Extract<AnyRedrawn, { kind: Kind }>;

/** Lines in a draft's thread, where everybody on the desk reads them. */
export const notices = {
  revised: say(
    (name: string, version: number, what: string) => fr`${name} a enregistré la version ${version}. Modifié : ${what}.`,
    (name, version, what) => `${name} saved version ${version}. Changed: ${what}.`,
  ),
  voided: say(
    (count: number) =>
      fr`${frenchCount(count, 'décision prise', 'décisions prises')} sur la version précédente ne ${count < 2 ? 'compte' : 'comptent'} plus. Demandez de nouveau la validation.`,
    (count) =>
      `${englishCount(count, 'decision', 'decisions')} on the previous version no longer ${count === 1 ? 'counts' : 'count'}. Ask for approval again.`,
  ),
  change: {
    text: say(
      () => fr`le texte`,
      () => 'the text',
    ),
    ownText: say(
      (account: string) => fr`le texte pour ${account}`,
      (account) => `the text for ${account}`,
    ),
    warning: say(
      () => fr`l'avertissement de contenu`,
      () => 'the content warning',
    ),
    language: say(
      () => fr`la langue`,
      () => 'the language',
    ),
    visibility: say(
      () => fr`la visibilité`,
      () => 'the visibility',
    ),
    accounts: say(
      () => fr`les comptes`,
      () => 'the accounts',
    ),
    images: say(
      () => fr`les images`,
      () => 'the images',
    ),
    imageOrder: say(
      () => fr`l'ordre des images`,
      () => 'the order of the images',
    ),
    alt: say(
      (index: number) => fr`la description de l'image ${index}`,
      (index) => `the alt text of image ${index}`,
    ),
    when: say(
      () => fr`la date de publication`,
      () => 'the time of publication',
    ),
  },
  asked: say(
    (name: string, version: number) =>
      fr`${name} demande la validation de la version ${version}. Décidez sur la carte de validation.`,
    (name, version) => `${name} asks for approval of version ${version}. Decide on the approval card.`,
  ),
  cancelled: say(
    (name: string) => fr`${name} a annulé ce brouillon. Rien de plus ne sera publié.`,
    (name) => `${name} cancelled this draft. Nothing more will be published.`,
  ),
  approved: say(
    (name: string, version: number, when: string) => fr`✅ ${name} a validé la version ${version}, ${when}.`,
    (name, version, when) => `✅ ${name} approved version ${version}, ${when}.`,
  ),
  rejected: say(
    (name: string, version: number, when: string) =>
      fr`❌ ${name} a refusé la version ${version}, ${when}. Rien ne part.`,
    (name, version, when) => `❌ ${name} rejected version ${version}, ${when}. Nothing goes out.`,
  ),
  changesAsked: say(
    (name: string, version: number, when: string) =>
      fr`✏️ ${name} demande une modification de la version ${version}, ${when}.`,
    (name, version, when) => `✏️ ${name} asks for changes to version ${version}, ${when}.`,
  ),
  stillMissing: say(
    (count: number) => fr`Il manque encore ${frenchCount(count, 'validation', 'validations')}.`,
    (count) => `${englishCount(count, 'approval', 'approvals')} still missing.`,
  ),
  reason: say(
    (name: string) => fr`Motif donné par ${name} :`,
    (name) => `Reason given by ${name}:`,
  ),
  withdrawn: say(
    (name: string, version: number) => fr`${name} a retiré sa validation de la version ${version}.`,
    (name, version) => `${name} withdrew their approval of version ${version}.`,
  ),
  sent: say(
    (account: string) => fr`Publié sur ${account} :`,
    (account) => `Published on ${account}:`,
  ),
  settled: say(
    (account: string) => fr`Vérification faite, c'est publié une seule fois sur ${account} :`,
    (account) => `Checked: it was published once on ${account}:`,
  ),
  settledBy: say(
    (account: string, name: string) => fr`${name} confirme que c'est publié sur ${account} :`,
    (account, name) => `${name} confirms that it was published on ${account}:`,
  ),
  unsure: {
    no_answer: say(
      (account: string) =>
        fr`${account} : l'envoi est parti, mais aucune réponse n'est venue. Nous ne savons pas encore si c'est publié. Tambour vérifie ; ne publiez rien à la main.`,
      (account) =>
        `${account}: it was sent, but no answer came. We do not know yet whether it was published. Tambour is checking; do not post it by hand.`,
    ),
    server_error: say(
      (account: string) =>
        fr`${account} : le réseau a signalé une panne de son côté. Nous ne savons pas encore si c'est publié. Tambour vérifie ; ne publiez rien à la main.`,
      (account) =>
        `${account}: the network reported a fault on its side. We do not know yet whether it was published. Tambour is checking; do not post it by hand.`,
    ),
    unreadable_answer: say(
      (account: string) =>
        fr`${account} : la réponse du réseau est illisible. Nous ne savons pas encore si c'est publié. Tambour vérifie ; ne publiez rien à la main.`,
      (account) =>
        `${account}: the network’s answer cannot be read. We do not know yet whether it was published. Tambour is checking; do not post it by hand.`,
    ),
    duplicate_reported: say(
      (account: string) =>
        fr`${account} : le réseau dit avoir déjà cette publication. Tambour vérifie laquelle ; ne publiez rien à la main.`,
      (account) =>
        `${account}: the network says that it has this post already. Tambour is checking which; do not post it by hand.`,
    ),
    already_attached: say(
      (account: string) =>
        fr`${account} : le réseau dit que les images sont déjà publiées. Tambour vérifie où ; ne publiez rien à la main.`,
      (account) =>
        `${account}: the network says that the images are published already. Tambour is checking where; do not post it by hand.`,
    ),
    restored: say(
      (account: string) =>
        fr`${account} : Tambour a été restauré depuis une sauvegarde et ne sait rien de la suite. Il vérifie si c'est déjà publié ; ne publiez rien à la main, et voyez si cela doit toujours partir.`,
      (account) =>
        `${account}: Tambour was restored from a backup and knows nothing of what came after. It is checking whether this was published; do not post it by hand, and see whether it should still go out.`,
    ),
  },
  changedByServer: say(
    (account: string, what: string) =>
      fr`${account} : publié, mais le réseau a changé ${what}. Regardez, et retirez la publication si cela ne convient pas :`,
    (account, what) =>
      `${account}: published, but the network changed ${what}. Look, and retract the post if that is not acceptable:`,
  ),
  drawnOtherwise: say(
    (account: string, retract: string) =>
      fr`${account} : publié, mais ce qui se lit n'est pas ce qui a été validé. Regardez ; si cela ne convient pas, utilisez « ${retract} » sur la carte du brouillon :`,
    (account, retract) =>
      `${account}: published, but what people read is not what was approved. Look; if that is not acceptable, use “${retract}” on the draft’s card:`,
  ),
  drawnDangerously: say(
    (account: string, retract: string) =>
      fr`⚠ ${account} : publié, mais le réseau y montre un lien ou une image que personne n'a validés ainsi. Utilisez « ${retract} » sur la carte du brouillon si cela ne convient pas :`,
    (account, retract) =>
      `⚠ ${account}: published, but the network shows a link or an image in it that nobody approved as such. Use “${retract}” on the draft’s card if that is not acceptable:`,
  ),
  redrawn: {
    hiddenLink: say(
      ({ shown, target }: Redrawn<'hiddenLink'>) => fr`le lien « ${shown} » ne montre pas où il mène : ${target}`,
      ({ shown, target }) => `the link “${shown}” does not show where it leads: ${target}`,
    ),
    foreignImage: say(
      ({ address }: Redrawn<'foreignImage'>) => fr`une image vient d'ailleurs : ${address}`,
      ({ address }) => `an image comes from elsewhere: ${address}`,
    ),
    text: say(
      ({ approved, shown }: Redrawn<'text'>) =>
        shown === '' ? fr`« ${approved} » ne se lit pas` : fr`on lit « ${shown} » au lieu de « ${approved} »`,
      ({ approved, shown }) =>
        shown === '' ? `“${approved}” is not to be read` : `people read “${shown}” instead of “${approved}”`,
    ),
    madeLink: say(
      ({ shown, target }: Redrawn<'madeLink'>) => fr`« ${shown} » est devenu un lien vers ${target}`,
      ({ shown, target }) => `“${shown}” has become a link to ${target}`,
    ),
    lostLink: say(
      ({ link }: Redrawn<'lostLink'>) => fr`${link} n'y est pas un lien, ou mène ailleurs`,
      ({ link }) => `${link} is no link there, or leads elsewhere`,
    ),
  },
  alsoChanged: say(
    (what: string) => fr`le réseau a aussi changé ${what}`,
    (what) => `the network has also changed ${what}`,
  ),
  missingAtServer: say(
    (account: string) =>
      fr`${account} : le réseau dit avoir publié, mais ne montre pas la publication. Regardez le compte :`,
    (account) => `${account}: the network says that it published, but does not show the post. Look at the account:`,
  ),
  changed: {
    text: say('le texte', 'the text'),
    drawn: say('ce qui se lit', 'what is read'),
    media: say('les images', 'the images'),
    alt: say('une description d’image', 'an alt text'),
    visibility: say('la visibilité', 'the visibility'),
    warning: say('l’avertissement de contenu', 'the content warning'),
    missing: say('tout', 'everything'),
  },
  retracted: say(
    (name: string, account: string) => fr`${name} a retiré la publication de ${account}. Une copie reste au journal.`,
    (name, account) => `${name} retracted the post from ${account}. A copy stays in the journal.`,
  ),
  retractFailed: say(
    (account: string) =>
      fr`La publication sur ${account} n'a pas pu être retirée : elle est toujours en ligne. Réessayez, ou retirez-la sur le réseau :`,
    (account) =>
      `The post on ${account} could not be retracted: it is still public. Try again, or delete it on the network:`,
  ),
  retractUnsupported: say(
    (account: string) =>
      fr`${account} : ce réseau ne permet pas à Tambour de retirer une publication ; elle est toujours en ligne. Retirez-la sur le réseau :`,
    (account) =>
      `${account}: this network does not let Tambour retract a post; it is still public. Delete it on the network:`,
  ),
  stopped: say(
    (name: string, accounts: string) =>
      fr`🛑 ${name} a arrêté l'envoi vers ${accounts}. Rien n'y part ; redemandez la validation pour publier.`,
    (name, accounts) =>
      `🛑 ${name} stopped sending to ${accounts}. Nothing goes out there; ask for approval again to publish.`,
  ),
  stoppedTooLate: say(
    (accounts: string) =>
      fr`Trop tard pour ${accounts} : l'envoi était déjà parti. Vous pouvez retirer la publication.`,
    (accounts) => `Too late for ${accounts}: it had already gone out. You can retract the post.`,
  ),
  sentLateNow: say(
    (name: string) => fr`${name} publie maintenant ce qui avait dépassé son heure.`,
    (name) => `${name} is publishing now what had missed its time.`,
  ),
  sentLate: say(
    (name: string, when: string) => fr`${name} a choisi une nouvelle heure : l'envoi part ${when}.`,
    (name, when) => `${name} chose a new time: it goes out ${when}.`,
  ),
  lateId: say(
    (account: string) =>
      fr`⚠ ${account} : le réseau a répondu très tard, cette publication existe peut-être en double. Regardez le compte :`,
    (account) => `⚠ ${account}: the network answered very late, this post may exist twice. Look at the account:`,
  ),
  stuck: say(
    (account: string) =>
      fr`⚠ ${account} : Tambour n'avance pas et continue d'essayer. Prévenez l'administration de Tambour.`,
    (account) => `⚠ ${account}: Tambour makes no progress and goes on trying. Tell your administrator.`,
  ),
  filesOffered: say(
    (name: string, count: number) =>
      fr`${name} a déposé ${frenchCount(count, 'fichier', 'fichiers')}. Rien ne change tant que personne n'utilise le bouton.`,
    (name, count) =>
      `${name} added ${englishCount(count, 'file', 'files')}. Nothing changes until somebody uses the button.`,
  ),
  seePost: say('voir la publication', 'see the post'),
} as const;
