import type { Config, TopLevelSpec } from 'vega-lite';

import { drawable, shortened, wrapped } from './fit-text.ts';
import { fontFamily, widthOf } from './font.ts';
import { colour, innerPx, size } from './look.ts';
import type { Picture, Series } from './picture.ts';

const symbolArea = 380;
/** Width of a legend's entry without its words: the mark and the space on both sides. */
const besideLabelPx = 56;

const config: Config = {
  font: fontFamily,
  customFormatTypes: true,
  // The SVG itself is shown to nobody.
  aria: false,
  // A light card also in dark chats.
  background: colour.background,
  padding: size.padding,
  view: { stroke: null },
  text: { fontSize: size.text, fill: colour.ink, baseline: 'middle' },
  axis: {
    title: null,
    domain: false,
    ticks: false,
    labelFontSize: size.text,
    labelColor: colour.soft,
    labelPadding: 10,
    gridColor: colour.grid,
  },
  legend: {
    orient: 'top',
    title: null,
    offset: 14,
    labelFontSize: size.text,
    labelColor: colour.ink,
    // Labels fit: see `fitted`.
    labelLimit: 0,
    symbolSize: symbolArea,
    symbolStrokeWidth: 4,
    symbolOpacity: 1,
    columnPadding: 28,
    rowPadding: 0,
  },
};

/** Returns the parts that all pictures share: the finding as title, a subtitle on what was counted, and sizes. */
export function frameOf({ finding, counted }: Picture): Pick<TopLevelSpec, 'config' | 'title'> {
  return {
    config,
    title: {
      text: [...wrapped(finding, innerPx, size.title, 600)],
      anchor: 'start',
      frame: 'bounds',
      offset: 14,
      fontSize: size.title,
      fontWeight: 600,
      lineHeight: size.titleLine,
      color: colour.ink,
      subtitle: [...wrapped(counted, innerPx, size.text)],
      subtitleFontSize: size.text,
      subtitleLineHeight: size.line,
      subtitleColor: colour.soft,
      subtitlePadding: 8,
    },
  };
}

/** Returns the series with distinct labels that each fit in a legend line of `roomPx`. */
export function fitted(series: readonly Series[], roomPx: number): readonly Series[] {
  const taken = new Set<string>();
  return series.map((one, at) => {
    const fit = (label: string): string => shortened(drawable(label) ?? one.id, roomPx - besideLabelPx, size.text);
    const label = taken.has(fit(one.label)) ? fit(`${at + 1}. ${one.label}`) : fit(one.label);
    taken.add(label);
    return { ...one, label };
  });
}

/** Returns shape and colour by series for the marks, with a legend if there are several series. */
export function marksOf(
  series: readonly Series[],
  roomPx: number,
): Record<'shape' | 'stroke' | 'fill', StringFieldDef> {
  const labels = series.map(({ label }) => label);
  const asWide = labels.reduce((sum, label) => sum + widthOf(label, size.text) + besideLabelPx, 0);
  const legend = series.length > 1 ? { columns: asWide <= roomPx ? series.length : 1 } : null;
  const by = (range: readonly string[]): StringFieldDef => ({
    field: 'label',
    type: 'nominal',
    scale: { domain: labels, range: [...range] },
    legend,
  });
  return {
    shape: by(series.map(({ shape }) => shape)),
    stroke: by(series.map(({ colour: own }) => own)),
    // A hollow mark lets what lies under it show through.
    fill: by(series.map(({ colour: own, isHollow }) => (isHollow ? 'transparent' : own))),
  };
}

interface StringFieldDef {
  readonly field: string;
  readonly type: 'nominal';
  readonly scale: { readonly domain: string[]; readonly range: string[] };
  readonly legend: { readonly columns: number } | null;
}
