import type { Architecture } from './layer.ts'

/** Stands for an architecture in inputs. */
export const architecturePlaceholder = '{architecture}'

/** Returns a text in which the architecture replaces the placeholder. */
export function fillArchitecture(text: string, architecture: Architecture): string {
  return text.replaceAll(architecturePlaceholder, architecture)
}

/** Returns whether a text contains the placeholder. */
export function hasArchitecturePlaceholder(text: string): boolean {
  return text.includes(architecturePlaceholder)
}

/** Returns a layer name without the placeholder and its separator: `data` for `data-{architecture}`. */
export function nameOfBoth(layerName: string): string {
  return layerName.replaceAll(/[-_]?\{architecture\}/g, '').replace(/^[-_]/, '') || 'layer'
}
