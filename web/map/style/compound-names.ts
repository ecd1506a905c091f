/** Names of compounds with the figure their colour stands for, and the mark of those that are late. */
import type { LayerSpecification } from 'maplibre-gl'
import { verdicts } from '#contract/eligibility.ts'
import { statuses } from '#contract/status.ts'
import { classExpression } from '#web/map/classes.ts'
import type { Scene } from '#web/map/scene.ts'
import { wordsOf } from '#web/map/words.ts'
import { isLate, presence } from './compounds.ts'
import { byZoom, type Expression, listed, match } from './expressions.ts'
import { fonts, paperHalo, textScale } from './lettering.ts'
import { paintedLabel } from './painted.ts'
import { ink } from './palette.ts'
import { signName } from './signs.ts'

const labels = { source: 'compounds', 'source-layer': 'labels' }

export function compoundNames(scene: Scene): LayerSpecification[] {
  const { theme } = scene
  const scale = textScale(scene)
  const present = presence(scene)
  return [
    {
      id: 'late-marks',
      type: 'symbol',
      ...labels,
      minzoom: 13.5,
      filter: isLate(scene),
      layout: {
        'icon-image': signName('late', theme),
        'icon-offset': [0, -26],
        'icon-size': byZoom([13.5, 0.8 * scale], [16, scale]),
        'icon-allow-overlap': true,
        'icon-ignore-placement': true,
      },
      paint: { 'icon-opacity': present },
    },
    {
      id: 'compound-names',
      type: 'symbol',
      ...labels,
      minzoom: 13.8,
      layout: {
        'text-field': nameAndFigure(scene),
        'text-font': fonts.bold,
        'text-size': byZoom([13.8, 10.5 * scale], [15, 12 * scale], [17, 14 * scale]),
        'text-max-width': 6.2,
        'text-line-height': 1.15,
        'text-padding': 1,
        'symbol-sort-key': ['*', -1, ['number', ['get', 'households'], 0]],
      },
      paint: {
        'text-color': ink.ink[theme],
        'text-opacity': listed('max', 0.35, present),
        ...paperHalo(theme, 1.8),
      },
    },
  ]
}

/** A name and, below it, the figure the colour stands for. */
function nameAndFigure({ view, colourBy, year, dataDate, language, standing, painted }: Scene): Expression {
  const name: Expression = ['get', 'name']
  if (painted && view !== 'utilities')
    return listed('format', name, {}, '\n', {}, paintedLabel(painted), { 'font-scale': 0.82 })
  if (view === 'utilities') return listed('format', name, { 'font-scale': 0.9 })
  const words = wordsOf(language)
  const yearOr = (property: string, otherwise: string): Expression => [
    'case',
    ['has', property],
    ['to-string', ['get', property]],
    otherwise,
  ]
  const figures = {
    builtYear: () => yearOr('builtYear', words.unknownYear),
    planYear: () => yearOr('planYear', words.unplanned),
    status: () => {
      const inWords = Object.fromEntries(statuses.map((status) => [status, words.status(status)]))
      return match(classExpression('status', year, dataDate), inWords, '')
    },
    eligibility: () => {
      const inWords = Object.fromEntries(verdicts.map((verdict) => [verdict, words.verdict(verdict)]))
      return match(classExpression('eligibility', year, dataDate, standing?.verdictOf), inWords, '')
    },
  }
  return listed('format', name, {}, '\n', {}, figures[colourBy](), { 'font-scale': 0.82 })
}
