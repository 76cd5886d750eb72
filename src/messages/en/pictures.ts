import type { PicturesWords } from '#messages/words/pictures.ts';

export const pictures: PicturesWords = {
  tooLarge: (name, megabytes) => `${name} is larger than ${megabytes} MB. Add a lighter image.`,
  tooManyPixels: (name) => `${name} has too many pixels. Make the image smaller, then add it again.`,
  heic: (name) => `${name} is a HEIC file, which networks do not show. Export the photo as JPEG, then add it.`,
  video: (name) => `${name} is a video of a kind that is not read here. Export it as MP4, then add it.`,
  recording: {
    tooLarge: (name, megabytes) => `${name} is larger than ${megabytes} MB. Export it shorter or lighter, then add it.`,
    empty: (name) => `${name} is empty. Add the file again.`,
    broken: (name) =>
      `${name} is damaged or has been cut off, so that not all of it can be read. Export it again, then add it.`,
    there: (name) =>
      `${name} is the video or sound of this post already, which has not changed. If it was missing here, it is stored again: try again.`,
    codec: (name, codec) =>
      `${name} is encoded in a way that is not read here (${codec}). Export it as MP4 with H.264 and AAC, then add it.`,
  },
  svg: (name) => `${name} is an SVG drawing, which networks refuse. Export it as PNG.`,
  notAnImage: (name) => `${name} is not an image. Add a JPEG, PNG, GIF or WebP file.`,
  broken: (name) => `${name} is damaged and cannot be read. Save the image again, then add it.`,
  unread: (name) =>
    `${name} could not be looked at. Add it again. If that fails too, save the file anew (a video as MP4) and add that.`,
  gone: (name) => `${name} is no longer available. Add the file to the thread again.`,
  tooMany: (limit) => `A post has ${limit} images at most: the others were not added.`,
};
