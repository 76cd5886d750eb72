import type { LookPicture, PostLook } from '#text/post-look.ts';

/** The position and size of one of a post's pictures, in whole pixels. */
export interface Frame {
  readonly picture: LookPicture;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const gapPx = 4;
const picturesAtMost = 4;

/**
 * Returns where each picture of a post is, as timelines place them: a single one in its own shape within bounds; two
 * side by side; three with the first one tall and on the left; four in two rows.
 */
export function framesOf(
  { pictures, gallery }: Pick<PostLook, 'pictures' | 'gallery'>,
  width: number,
): { readonly frames: readonly Frame[]; readonly height: number } {
  const [first, ...others] = pictures.slice(0, picturesAtMost);
  if (first === undefined) return { frames: [], height: 0 };
  if (others.length === 0) {
    const ratio = Math.min(gallery.widest, Math.max(gallery.tallest, first.width / first.height));
    const height = Math.round(width / ratio);
    return { frames: [{ picture: first, x: 0, y: 0, width, height }], height };
  }
  const height = Math.round(width / gallery.ratio);
  const half = Math.floor((width - gapPx) / 2);
  const row = Math.floor((height - gapPx) / 2);
  const [second, third, fourth] = others;
  const columns = (
    fourth === undefined
      ? [[first], others]
      : [
          [first, third],
          [second, fourth],
        ]
  ).map((column) => column.filter((picture) => picture !== undefined));
  const frames = columns.flatMap((column, at) =>
    column.map((picture, index) => ({
      picture,
      x: at === 0 ? 0 : width - half,
      y: index === 0 ? 0 : height - row,
      width: half,
      height: column.length === 1 ? height : row,
    })),
  );
  return { frames, height };
}
