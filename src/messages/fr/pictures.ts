import type { PicturesWords } from '#messages/words/pictures.ts';

import { fr } from './typography.ts';

export const pictures: PicturesWords = {
  tooLarge: (name, megabytes) => fr`${name} dépasse ${megabytes} Mo. Déposez une image plus légère.`,
  tooManyPixels: (name) => fr`${name} a trop de pixels. Réduisez l'image, puis déposez-la de nouveau.`,
  heic: (name) =>
    fr`${name} est au format HEIC, que les réseaux ne montrent pas. Exportez la photo en JPEG, puis déposez-la.`,
  video: (name) => fr`${name} est une vidéo d'un type qui n'est pas lu ici. Exportez-la en MP4, puis déposez-la.`,
  recording: {
    tooLarge: (name, megabytes) =>
      fr`${name} dépasse ${megabytes} Mo. Exportez-le plus court ou plus léger, puis déposez-le.`,
    empty: (name) => fr`${name} est vide. Déposez le fichier de nouveau.`,
    broken: (name) =>
      fr`${name} est abîmé ou incomplet, et ne peut pas être lu en entier. Exportez-le de nouveau, puis déposez-le.`,
    there: (name) =>
      fr`${name} est déjà la vidéo ou le son de cette publication, qui n'a pas changé. S'il manquait ici, il est de nouveau enregistré : réessayez.`,
    codec: (name, codec) =>
      fr`${name} a un encodage qui n'est pas lu ici (${codec}). Exportez-le en MP4 avec H.264 et AAC, puis déposez-le.`,
  },
  svg: (name) => fr`${name} est un dessin SVG, que les réseaux refusent. Exportez-le en PNG.`,
  notAnImage: (name) => fr`${name} n'est pas une image. Déposez un fichier JPEG, PNG, GIF ou WebP.`,
  broken: (name) => fr`${name} est abîmé et ne peut pas être lu. Enregistrez l'image de nouveau, puis déposez-la.`,
  unread: (name) =>
    fr`${name} n'a pas pu être examiné. Déposez-le de nouveau. Si cela échoue encore, enregistrez le fichier de nouveau (une vidéo en MP4), puis déposez-le.`,
  gone: (name) => fr`${name} n'est plus disponible. Déposez le fichier de nouveau dans le fil.`,
  tooMany: (limit) => fr`Une publication a ${limit} images au plus : les autres ne sont pas ajoutées.`,
};
