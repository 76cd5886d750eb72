import { endsBy } from '#networks/link-end.ts';
import { linkFinder } from '#networks/links-in.ts';

const pathRun =
  /[\u0300-\u036Fa-z\u0400-\u04FF0-9!*';:=+,.$/%#[\]\-\u2013_~@|&\xC0-\xD6\xD8-\xF6\xF8-\u024F\u0253\u0254\u0256\u0257\u0259\u025B\u0263\u0268\u026F\u0272\u0289\u028B\u02BB\u1E00-\u1EFF]+/iy;
const pathEnd =
  /[\u0300-\u036F+\-a-z\u0400-\u04FF0-9=_#/\xC0-\xD6\xD8-\xF6\xF8-\u024F\u0253\u0254\u0256\u0257\u0259\u025B\u0263\u0268\u026F\u0272\u0289\u028B\u02BB\u1E00-\u1EFF]/i;
const queryRun = /[a-z0-9!?*'@();:&=+$/%#[\]\-_.,~|]+/iy;
const queryEnd = /[a-z0-9\-_&=#/]/i;

/** Finds the links that X makes of a text, exactly as twitter-text 3.1.0 does, even "city.gov" and "readme.md". */
export const linksOnX = linkFinder({
  scheme: /https?:\/\//iy,
  bare: true,
  ...endsBy({ path: { run: pathRun, mayEnd: pathEnd }, query: { run: queryRun, mayEnd: queryEnd } }),
});
