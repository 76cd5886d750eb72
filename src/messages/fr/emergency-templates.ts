import type { EmergencyTemplatesWords } from '#messages/words/emergency-templates.ts';

import { counted, fr } from './typography.ts';

export const emergencyTemplates: EmergencyTemplatesWords = {
  help: '/tambour urgence modèles',
  helpDoes: 'les publications d’urgence, validées à l’avance',
  parts: { warning: 'Alerte', correction: 'Rectificatif', allClear: 'Fin d’alerte' },
  list: {
    title: (count) => fr`${counted(count, 'modèle d’urgence', 'modèles d’urgence')} de cette rédaction`,
    none: fr`Cette rédaction n'a pas encore de modèle d'urgence. Préparez-en un de jour : la nuit, une personne seule ne peut envoyer que ce qui a été validé.`,
    howTo: fr`Tapez « /tambour urgence modèles nouveau », ou « modifier » ou « retirer » et le nom d'un modèle. Sans rien derrière, la commande les montre.`,
    new: 'Nouveau modèle d’urgence',
    show: (name) => fr`Montrer ${name}`,
    change: (name) => fr`Modifier ${name}`,
    withdraw: (name) => fr`Retirer ${name}`,
    agreed: 'validé',
    asked: 'en attente de validation',
    lapsed: fr`ne peut pas être envoyé : qui l'avait validé ne peut plus valider ici`,
    accountGone: fr`ne peut pas être envoyé : un de ses comptes n'appartient plus à cette rédaction`,
    changed: fr`ne peut pas être envoyé : il n'est plus tel qu'il a été validé`,
  },
  form: {
    newTitle: 'Modèle d’urgence',
    changeTitle: 'Modifier le modèle',
    intro: fr`La personne d'astreinte peut l'envoyer seule : il est donc validé à l'avance, en entier. On complète par quelques mots (« texte »), une heure (« heure ») ou une valeur d'une liste. Il n'a pas d'images.`,
    submit: 'Demander l’accord',
    name: 'Nom du modèle',
    blanks: 'À compléter',
    blanksHint: fr`Une ligne pour chacun : « lieu : texte », « point : heure », « rivière : Vire | Orne ». Dans les textes : {lieu}.`,
    textHint: fr`Ce qui est à compléter entre accolades : {lieu}. Il ne touche ni lien, ni @, ni #.`,
    ownText: (part, account) => fr`${part} : texte pour ${account} seul`,
    folded: 'Textes pour un seul compte',
  },
  error: {
    unknownBlank: (blank) => fr`{${blank}} n'est pas dans ce qui est à compléter. Ajoutez-le là, ou enlevez-le ici.`,
    loneBrace: fr`Une accolade ne sert qu'à ce qui est à compléter, comme {lieu}. Enlevez celle qui ne sert pas à cela.`,
    touches: (blank) =>
      fr`{${blank}} est si près d'autre chose qu'une valeur pourrait devenir un lien, une mention ou un mot-dièse. Laissez une espace autour.`,
    emptyText: 'Ce texte est vide. Chaque modèle a son rectificatif et sa fin d’alerte.',
    blankName: (blank, most) =>
      fr`« ${blank} » ne peut pas être le nom de ce qui est à compléter : des lettres, chiffres, espaces et traits d'union, ${most} au plus.`,
    blankTwice: (blank) => fr`« ${blank} » y est deux fois. Nommez chacun une seule fois.`,
    unused: (blank) => fr`{${blank}} n'est dans aucun texte. Mettez-le dans l'un d'eux, ou enlevez la ligne.`,
    fewChoices: (blank) =>
      fr`« ${blank} » demande au moins deux valeurs séparées par | ; ou bien « texte », ou « heure ». Écrivez par exemple « rivière : Vire | Orne ».`,
    tooManyChoices: (blank, most) => fr`« ${blank} » a plus de ${most} valeurs. Enlevez-en.`,
    choice: (blank, value, most) =>
      fr`« ${value} » ne peut pas être une valeur de « ${blank} » : elle y est deux fois, dépasse ${most} caractères, est un lien ou a un signe que les valeurs ne peuvent pas avoir. Changez-la.`,
    tooManyBlanks: (most) =>
      fr`Il y a plus de ${most} choses à compléter : personne n'en remplit tant la nuit. Enlevez-en.`,
    blankLine: (line) =>
      fr`« ${line} » n'est pas compris. Écrivez un nom, deux-points et ce qu'il reçoit : « lieu : texte ».`,
    tooLong: (account, count, limit) =>
      fr`Avec ses valeurs les plus longues, et en exercice, ce texte fait ${count} caractères pour ${account}, qui en prend ${limit}. Raccourcissez-le.`,
    nameTaken: 'Un autre modèle d’urgence porte déjà ce nom. Choisissez-en un autre.',
    full: (most) => fr`Cette rédaction a déjà ${most} modèles d'urgence. Retirez-en un d'abord.`,
    stale: fr`Quelqu'un a modifié ou retiré ce modèle entre-temps : rien n'est enregistré. Copiez vos textes, puis rouvrez le modèle.`,
  },
  answer: {
    asked: (name) =>
      fr`« ${name} » est dans ce canal, pour les personnes qui valident ici. Il pourra être envoyé après leur accord.`,
    unknown: (name) =>
      fr`Aucun modèle d'urgence de cette rédaction ne s'appelle « ${name} ». « /tambour urgence modèles » les montre.`,
    gone: fr`Ce modèle d'urgence n'a plus cours. « /tambour urgence modèles » montre les autres.`,
    mayNot: fr`Seules les personnes qui ont écrit ce modèle, celles qui valident et les responsables peuvent le retirer. Rien n'a changé.`,
    withdrawn: (name) => fr`« ${name} » est retiré : il ne peut plus être envoyé.`,
  },
  withdrawing: {
    title: fr`Retirer le modèle ?`,
    intro: (name) => fr`« ${name} » ne pourra plus être envoyé, par personne. Ce qui a été envoyé reste comme il est.`,
    submit: 'Retirer',
  },
  card: {
    asks: (person, name) => fr`${person} demande l'accord sur le modèle d'urgence « ${name} ».`,
    asksChange: (person, name, version) =>
      fr`${person} demande l'accord sur une modification du modèle d'urgence « ${name} » : version ${version}.`,
    until: fr`Une fois validé, une seule personne d'astreinte peut l'envoyer, en complétant ce qui est à compléter, sans rien changer d'autre.`,
    blanks: fr`À compléter au moment de l'envoi :`,
    noBlanks: fr`Rien n'est à compléter : il part tel qu'il est ici.`,
    choice: (blank, values) => fr`{${blank}} : une valeur parmi ${values.join(', ')}`,
    time: (blank) => fr`{${blank}} : une heure`,
    short: (blank, most) => fr`{${blank}} : au plus ${most} lettres, chiffres, espaces, traits d’union et apostrophes`,
    longest: (counts) => fr`Au plus long avec cela, en exercice : ${counts}.`,
    count: (account, count, limit) => fr`${count} caractères sur ${limit} pour ${account}`,
    noPictures: 'Les modèles d’urgence n’ont pas encore d’images.',
    authors: (names) => fr`Écrit par ${names.join(', ')}.`,
    approvedBy: (names) => fr`Validé par ${names.join(', ')}.`,
    missing: (count) =>
      fr`Il manque ${counted(count, 'validation', 'validations')}. D'ici là, il ne peut pas être envoyé.`,
    agreed: (names) =>
      fr`Accordé par ${names.join(', ')}. La personne d'astreinte peut l'envoyer, sauf si elle l'a écrit seule ou validé seule.`,
    lapsed: fr`Il ne peut pas être envoyé : quelqu'un qui l'avait validé ne peut plus valider ici, et sans cette personne il manque des validations. Validez-le de nouveau.`,
    changed: fr`Il ne peut pas être envoyé : la ligne dans la base, ou un compte, n'est plus tel que cela a été validé. Modifiez-le pour qu'il soit validé de nouveau, et prévenez votre administration.`,
    accountGone: fr`Il ne peut pas être envoyé : un de ses comptes n'appartient plus à cette rédaction. Modifiez-le pour qu'il soit validé de nouveau.`,
    refused: (name) => fr`Refusé${name === null ? '' : fr` par ${name}`}.`,
    withdrawn: (name) => fr`Retiré${name === null ? '' : fr` par ${name}`} : il ne peut pas être envoyé.`,
    replaced: 'Une version plus récente a pris la place de celle-ci.',
    approve: 'Valider le modèle',
    refuse: 'Refuser',
    change: 'Le modifier',
    withdraw: 'Le retirer',
  },
  refusals: {
    author: fr`Vous avez écrit ce modèle, ou une version d'avant : quelqu'un d'autre doit donner son accord. Rien n'a changé.`,
    authorsDeputy: fr`Vous remplacez une personne qui a écrit ce modèle et qui ne peut pas non plus donner son accord. Quelqu'un d'autre doit le faire. Rien n'a changé.`,
    closed: fr`Il n'y a plus rien à décider ici : cette version est validée, n'a plus cours ou n'est pas telle qu'elle a été demandée.`,
  },
  losing: {
    label: 'Modèles d’urgence',
    hint: (names) =>
      fr`Validés : ${names.map((name) => fr`« ${name} »`).join(', ')}. Les personnes qui les ont validés doivent garder ce droit ici, et leurs comptes doivent rester.`,
    although: 'Enregistrer, même si des modèles ne peuvent plus être envoyés',
    refused: (names) =>
      fr`Avec ce changement, ${counted(names.length, 'modèle d’urgence ne pourrait', 'modèles d’urgence ne pourraient')} plus être ${names.length < 2 ? 'envoyé' : 'envoyés'} : ${names.map((name) => fr`« ${name} »`).join(', ')}. Rien n’est enregistré. Cochez la case pour enregistrer quand même ; il faudra alors les valider de nouveau.`,
    lost: (names) =>
      fr`${counted(names.length, 'modèle d’urgence ne peut', 'modèles d’urgence ne peuvent')} plus être ${names.length < 2 ? 'envoyé' : 'envoyés'} : ${names.map((name) => fr`« ${name} »`).join(', ')}. Chacun se valide de nouveau sur sa carte.`,
  },
  told: {
    lapsed: (name) =>
      fr`Le modèle d'urgence « ${name} » ne peut plus être envoyé. Sa carte dit pourquoi ; faites-le valider de nouveau.`,
    see: 'Le modèle',
  },
};
