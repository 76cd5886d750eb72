import type { NamedLink, ShareWords } from '#messages/words/share.ts';

import { counted, fr } from './typography.ts';

const shows = ({ label, what, until }: NamedLink): string =>
  fr`Le lien pour « ${label} » montre ${what}, jusqu'au ${until}.`;

export const share: ShareWords = {
  help: '/tambour partager',
  helpDoes: fr`les liens par lesquels d'autres lisent le calendrier ou les bilans de cette rédaction ; pour les responsables`,
  helpLink: '/tambour partager calendrier 30 jours pour le cabinet',
  helpLinkDoes: fr`crée un tel lien ; « partager bilans … » et « partager calendrier … avec textes pour … » aussi`,
  howTo: fr`Tapez « /tambour partager calendrier 30 jours pour le cabinet », « /tambour partager bilans pour la directrice », ou « /tambour partager » pour voir les liens existants.`,
  off: fr`Les liens vers des pages sont désactivés ici. La personne qui administre Tambour les active par TAMBOUR_PAGES et TAMBOUR_PUBLIC_URL dans ses réglages.`,
  mayNot: fr`Seuls les responsables de cette rédaction créent, voient et révoquent ses liens.`,
  what: {
    calendar: fr`le calendrier (heures et états, sans le texte de ce qui n'est pas encore public)`,
    calendarWithTexts: fr`le calendrier (avec les textes de ce qui est prévu)`,
    digests: 'les bilans hebdomadaires',
  },
  form: {
    title: 'Nouveau lien',
    intro: fr`Quiconque possède le lien peut lire par lui, sans être dans cette messagerie. Personne ne valide rien par lui.`,
    submit: 'Créer le lien',
    scope: 'Il montre',
    calendar: 'Le calendrier',
    digests: 'Les bilans hebdomadaires',
    label: 'Pour qui',
    labelHint: fr`Figure dans la liste des liens et sur la page, par exemple « cabinet ».`,
    days: 'Jours',
    daysHint: (most, mostWithTexts) => fr`Au plus ${most} ; avec les textes prévus, au plus ${mostWithTexts}.`,
    texts: 'Textes prévus',
    withTexts: 'Montrer les textes de ce qui est prévu',
    textsHint: fr`Sinon, le calendrier ne montre que les heures et les états tant qu'une publication n'est pas publique.`,
  },
  error: {
    noScope: fr`Choisissez ce qu'il montre.`,
    noLabel: fr`Dites pour qui il est.`,
    long: (most) => fr`C'est plus long que ${most} caractères. Raccourcissez.`,
    days: (most) => fr`Donnez un nombre de jours de 1 à ${most}.`,
    textDays: (most) => fr`Un lien qui montre des textes prévus vit ${most} jours au plus.`,
    textsOfDigests: fr`Les bilans ne montrent que ce qui est public : les textes prévus relèvent du calendrier.`,
    full: (most) =>
      fr`Cette rédaction a déjà ${most} liens ouverts. Révoquez-en un d'abord : « /tambour partager » les montre.`,
  },
  made: {
    title: shows,
    page: fr`Pour lire :`,
    feed: fr`Pour s'abonner dans un logiciel de calendrier :`,
    once: fr`Copiez-le maintenant : il n'est montré qu'une fois. Remettez-le vous-même, en privé. Vous seul voyez ce message ; un message direct reste dans votre historique.`,
    again: fr`Ce lien a déjà été créé et n'est montré qu'une fois. S'il ne vous est pas parvenu, révoquez-le et créez-en un autre.`,
  },
  list: {
    title: (count) => fr`${counted(count, 'lien ouvert', 'liens ouverts')} de cette rédaction`,
    none: fr`Cette rédaction n'a aucun lien ouvert.`,
    line: shows,
    use: (by, lastUsed) =>
      lastUsed === null
        ? fr`Créé par ${by}. Pas encore utilisé.`
        : fr`Créé par ${by}. Dernière utilisation ${lastUsed}, à l'heure près.`,
  },
  buttons: { add: 'Nouveau lien…', revoke: 'Révoquer', revokeAll: 'Tout révoquer' },
  answer: {
    revoked: (label) => fr`Le lien pour « ${label} » est révoqué : plus personne ne lit par lui.`,
    revokedAll: (count) =>
      count === 0
        ? fr`Cette rédaction n'a aucun lien ouvert.`
        : fr`${counted(count, 'lien est révoqué', 'liens sont révoqués')}.`,
    gone: fr`Ce lien est déjà révoqué ou expiré.`,
  },
  comment: {
    said: (label) => fr`Quelqu'un qui possède le lien « ${label} » a écrit :`,
    unverified: fr`Personne ne sait qui c'était. Cela ne valide rien et ne change rien.`,
  },
  told: {
    made: (by) => fr`${by} a créé un lien.`,
    noToken: fr`La personne qui l'a créé en détient l'adresse. « /tambour partager » liste et révoque les liens de cette rédaction.`,
    revoked: (by, label) => fr`${by} a révoqué le lien pour « ${label} ».`,
  },
};
