import type { LinkLookWords } from '#messages/words/link-look.ts';

import { counted, fr } from './typography.ts';

export const linkLook: LinkLookWords = {
  button: 'Regarder le lien',
  title: 'Comment les réseaux montreront probablement ce lien',
  notApproved: fr`C'est ce que la page dit maintenant. Les réseaux la lisent eux-mêmes à la parution : cela ne fait pas partie de ce qui est validé.`,
  pageTitle: 'Titre',
  description: 'Description',
  picture: 'Image',
  pictureOf: (alt) => fr`décrite par « ${alt} »`,
  nothingRead: fr`Rien de la page n'a pu être lu.`,
  notes: {
    noHttps: fr`Le lien n'est pas protégé. Utilisez https://.`,
    nowhere: fr`Il n'y a là aucune page que tout le monde peut ouvrir. Vérifiez l'adresse.`,
    slow: fr`La page n'a pas répondu en cinq secondes. Réessayez, ou demandez à qui l'administre.`,
    unreachable: fr`La page n'a pas pu être atteinte. Réessayez, ou demandez à qui l'administre.`,
    untrusted: fr`Le site n'a pas de certificat auquel les navigateurs se fient. Dites-le à qui l'administre avant de publier.`,
    tooMuchMarkup: fr`Les balises de la page sont bien plus imbriquées que d'ordinaire, et elle n'a pas été lue : les réseaux n'en montreront peut-être rien.`,
    tooLarge: fr`La page dépasse 1 Mo : les réseaux n'en montreront peut-être rien.`,
    noPage: fr`Ce n'est pas une page web, mais par exemple un PDF : les réseaux ne montrent que l'adresse.`,
    logIn: fr`La page demande une connexion. Qui n'en a pas ne voit rien : mettez le lien d'une page publique.`,
    redirects: fr`La page tourne en rond. Signalez-le à la personne qui l'administre.`,
    insecure: fr`La page renvoie de https vers http, où son contenu pourrait être modifié en chemin. Signalez-le à la personne qui l'administre.`,
    noTitle: fr`La page n'a pas de titre : les réseaux ne montrent que l'adresse.`,
    noPicture: fr`La page ne nomme pas d'image pour les liens vers elle.`,
    pictureTooLarge: fr`Son image dépasse 5 Mo : les réseaux n'en montreront peut-être aucune.`,
    pictureUnread: fr`Son image n'a pas pu être lue : les réseaux n'en montreront peut-être aucune.`,
    noPictureAlt: fr`Son image n'a pas de description : qui ne la voit pas n'en apprend rien.`,
  },
  otherHost: (host) => fr`Le lien mène à ${host}. Mettez l'adresse où il aboutit.`,
  status: (status) => fr`La page a répondu par l'erreur ${status}. Vérifiez l'adresse.`,
  moreLinks: (count) => fr`Seul le premier lien a été regardé, sur ${counted(count, 'lien', 'liens')}.`,
  noLink: `Ce brouillon n’a pas de lien.`,
  busy: fr`Quelqu'un fait regarder un lien en ce moment. Réessayez dans quelques secondes.`,
};
