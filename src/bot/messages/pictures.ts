import { fr, say } from './say.ts';

/** Why a dropped file is not in the post. `name` is the file's. */
export const pictures = {
  tooLarge: say(
    (name: string, megabytes: number) => fr`${name} dépasse ${megabytes} Mo. Déposez une image plus légère.`,
    (name, megabytes) => `${name} is larger than ${megabytes} MB. Add a lighter image.`,
  ),
  tooManyPixels: say(
    (name: string) => fr`${name} a trop de pixels. Réduisez l'image, puis déposez-la de nouveau.`,
    (name) => `${name} has too many pixels. Make the image smaller, then add it again.`,
  ),
  heic: say(
    (name: string) =>
      fr`${name} est au format HEIC, que les réseaux ne montrent pas. Exportez la photo en JPEG, puis déposez-la.`,
    (name) => `${name} is a HEIC file, which networks do not show. Export the photo as JPEG, then add it.`,
  ),
  video: say(
    (name: string) => fr`${name} est une vidéo. Tambour ne publie pas encore de vidéos, seulement des images.`,
    (name) => `${name} is a video. Tambour does not publish videos yet, only images.`,
  ),
  svg: say(
    (name: string) => fr`${name} est un dessin SVG, que les réseaux refusent. Exportez-le en PNG.`,
    (name) => `${name} is an SVG drawing, which networks refuse. Export it as PNG.`,
  ),
  notAnImage: say(
    (name: string) => fr`${name} n'est pas une image. Déposez un fichier JPEG, PNG, GIF ou WebP.`,
    (name) => `${name} is not an image. Add a JPEG, PNG, GIF or WebP file.`,
  ),
  broken: say(
    (name: string) => fr`${name} est abîmé et ne peut pas être lu. Enregistrez l'image de nouveau, puis déposez-la.`,
    (name) => `${name} is damaged and cannot be read. Save the image again, then add it.`,
  ),
  gone: say(
    (name: string) => fr`${name} n'est plus disponible. Déposez le fichier de nouveau dans le fil.`,
    (name) => `${name} is no longer available. Add the file to the thread again.`,
  ),
  tooMany: say(
    (limit: number) => fr`Une publication a ${limit} images au plus : les autres ne sont pas ajoutées.`,
    (limit) => `A post has ${limit} images at most: the others were not added.`,
  ),
} as const;
