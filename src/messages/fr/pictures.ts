import type { PicturesWords } from '#messages/words/pictures.ts';

import { fr } from './typography.ts';

export const pictures: PicturesWords = {
  tooLarge: (name, megabytes) => fr`${name} dépasse ${megabytes} Mo. Déposez une image plus légère.`,
  tooManyPixels: (name) => fr`${name} a trop de pixels. Réduisez l'image, puis déposez-la de nouveau.`,
  heic: (name) =>
    fr`${name} est au format HEIC, que les réseaux ne montrent pas. Exportez la photo en JPEG, puis déposez-la.`,
  video: (name) => fr`${name} est une vidéo. Tambour ne publie pas encore de vidéos, seulement des images.`,
  svg: (name) => fr`${name} est un dessin SVG, que les réseaux refusent. Exportez-le en PNG.`,
  notAnImage: (name) => fr`${name} n'est pas une image. Déposez un fichier JPEG, PNG, GIF ou WebP.`,
  broken: (name) => fr`${name} est abîmé et ne peut pas être lu. Enregistrez l'image de nouveau, puis déposez-la.`,
  gone: (name) => fr`${name} n'est plus disponible. Déposez le fichier de nouveau dans le fil.`,
  tooMany: (limit) => fr`Une publication a ${limit} images au plus : les autres ne sont pas ajoutées.`,
};
