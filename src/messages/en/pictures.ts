import type { PicturesWords } from '#messages/words/pictures.ts';

export const pictures: PicturesWords = {
  tooLarge: (name, megabytes) => `${name} is larger than ${megabytes} MB. Add a lighter image.`,
  tooManyPixels: (name) => `${name} has too many pixels. Make the image smaller, then add it again.`,
  heic: (name) => `${name} is a HEIC file, which networks do not show. Export the photo as JPEG, then add it.`,
  video: (name) => `${name} is a video. Tambour does not publish videos yet, only images.`,
  svg: (name) => `${name} is an SVG drawing, which networks refuse. Export it as PNG.`,
  notAnImage: (name) => `${name} is not an image. Add a JPEG, PNG, GIF or WebP file.`,
  broken: (name) => `${name} is damaged and cannot be read. Save the image again, then add it.`,
  gone: (name) => `${name} is no longer available. Add the file to the thread again.`,
  tooMany: (limit) => `A post has ${limit} images at most: the others were not added.`,
};
