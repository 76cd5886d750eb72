import type { Rules } from '#drafts/renderings-of.ts';
import type { Messages } from '#messages/words/messages.ts';
import { drawOutlines } from '#reach/chart/draw-outlines.ts';
import { dossierCsv } from '#reach/dossier/dossier-csv.ts';
import type { Dossier } from '#reach/dossier/dossier.ts';

import { dossierPage } from './dossier-page.ts';
import { dossierPictures } from './dossier-pictures.ts';
import { dossierView } from './dossier-view.ts';

/** The two files of a dossier, with their names. */
export interface DossierFiles {
  readonly page: { readonly name: string; readonly html: string };
  readonly numbers: { readonly name: string; readonly csv: string };
}

/** Writes a dossier in one language, as a page and as a file of its numbers. */
export async function dossierFiles(m: Messages, dossier: Dossier, rules: Rules): Promise<DossierFiles> {
  const view = dossierView(m, dossier, rules);
  const pictures = dossierPictures(view);
  const drawn = await drawOutlines(pictures.map(({ picture }) => picture));
  const html = await dossierPage(
    view,
    pictures.map((picture, at) => ({ ...picture, svg: drawn[at] ?? '' })),
  );
  const name = `tambour-${m.dossier.file}-${dossier.first}-${dossier.last}`;
  return {
    page: { name: `${name}.html`, html },
    numbers: { name: `${name}.csv`, csv: dossierCsv(dossier, m.formats.cellSeparator) },
  };
}
