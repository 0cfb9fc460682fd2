import { counted } from '../base/figures.ts'
import type { Region } from '../layer/layer.ts'
import type { OlderUses } from '../plan/older-uses.ts'
import { pageLink } from './guide-links.ts'

/** Returns how many functions use older versions, as the beginning of a sentence. */
export function functionsBehind(count: number): string {
  return `${counted(count, 'function')} ${count === 1 ? 'uses an older version' : 'use older versions'}`
}

/** Returns a sentence on the functions that use older versions, such as "12 functions use older versions.". Empty if there are none. */
export function olderUsesSentence(byRegion: ReadonlyMap<Region, OlderUses>): string {
  const found = [...byRegion].filter(([, { functions }]) => functions > 0)
  const sum = (key: keyof OlderUses): number => found.reduce((total, [, uses]) => total + uses[key], 0)
  const [all, onlyPublished] = [sum('functions'), sum('onlyPublished')]
  if (all === 0) return ''
  const places = found.map(([region, { functions }]) => `${region}: ${functions}`).join(', ')
  const where = byRegion.size > 1 ? ` (${places})` : ''
  const which = onlyPublished === all ? '' : ` ${onlyPublished} of them`
  return `${functionsBehind(all)}${where}${onlyPublished === 0 ? '' : `,${which} only in published versions`}.`
}

/** Returns the same for the summary, with a link to the page on updating functions. */
export function olderUsesSection(byRegion: ReadonlyMap<Region, OlderUses>, guide: string): string {
  const sentence = olderUsesSentence(byRegion)
  return sentence === '' ? '' : `${sentence}${pageLink(guide, 'rollout.md')}`
}
