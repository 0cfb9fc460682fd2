import { createHash } from 'node:crypto'
import { ComponentType, HashAlgorithm } from '@cyclonedx/cyclonedx-library/Enums'
import * as Models from '@cyclonedx/cyclonedx-library/Models'
import { JSON as AsJson } from '@cyclonedx/cyclonedx-library/Serialize'
import { Spec1dot6 } from '@cyclonedx/cyclonedx-library/Spec'
import { fixupSpdxId } from '@cyclonedx/cyclonedx-library/SPDX'
import { PackageURL } from 'packageurl-js'
import parseExpression from 'spdx-expression-parse'
import type { Package } from '../packages/packages.ts'

/** What a bill of materials is of; `sha256` is base64. */
export interface Subject {
  readonly layerName: string
  readonly sha256: string
}

/**
 * A CycloneDX bill of materials as JSON: the same for the same layer, whenever it is written. A package that lies in several
 * places is one component, with a property `path` for each.
 */
export function sbomOf(packages: readonly Package[], subject: Subject): string {
  const bom = new Models.Bom({
    serialNumber: serialNumberOf(subject),
    metadata: new Models.Metadata({
      tools: new Models.Tools({
        components: new Models.ComponentRepository([
          new Models.Component(ComponentType.Application, 'lambda-layer-everywhere'),
        ]),
      }),
      component: layerOf(subject),
    }),
    components: new Models.ComponentRepository(componentsOf(packages)),
  })
  const document = new AsJson.Normalize.Factory(Spec1dot6).makeForBom().normalize(bom, {})
  // Which package needs which is not known here, and the empty graph would say that none needs another.
  return `${JSON.stringify({ ...document, dependencies: undefined }, undefined, 2)}\n`
}

/** There must be one for GitHub to attest a bill; a name-based UUID (RFC 9562, version 8), as a random one would be another each time. */
function serialNumberOf({ layerName, sha256 }: Subject): string {
  const digest = createHash('sha256').update(`${layerName}\n${sha256}`).digest('hex')
  const parts = [
    digest.slice(0, 8),
    digest.slice(8, 12),
    `8${digest.slice(13, 16)}`,
    `8${digest.slice(17, 20)}`,
  ]
  return `urn:uuid:${[...parts, digest.slice(20, 32)].join('-')}`
}

function layerOf({ layerName, sha256 }: Subject): Models.Component {
  const hex = Buffer.from(sha256, 'base64').toString('hex')
  return new Models.Component(ComponentType.Library, layerName, {
    hashes: new Models.HashDictionary([[HashAlgorithm['SHA-256'], hex]]),
  })
}

function componentsOf(packages: readonly Package[]): Models.Component[] {
  const places = Map.groupBy(sortedBy(packages, 'path'), (one) => purlOf(one) ?? `${one.name}@${one.version}`)
  const found = [...places].map(([bomRef, at]) => ({ bomRef, at }))
  return sortedBy(found, 'bomRef').map(({ bomRef, at }) => componentOf(bomRef, at))
}

/** The library would sort as the language of the machine does. */
function sortedBy<K extends string, T extends Readonly<Record<K, string>>>(items: readonly T[], key: K): T[] {
  return items.toSorted((one, other) => (one[key] < other[key] ? -1 : 1))
}

/** `places`: the same package, as it was found in one or more places. */
function componentOf(bomRef: string, places: readonly Package[]): Models.Component {
  const [found] = places as [Package]
  const { group, name } = splitName(found)
  return new Models.Component(ComponentType.Library, name, {
    bomRef,
    ...(group !== undefined && { group }),
    version: found.version,
    ...(bomRef.startsWith('pkg:') && { purl: bomRef }),
    licenses: new Models.LicenseRepository(found.license === undefined ? [] : [licenseOf(found.license)]),
    properties: new Models.PropertyRepository(places.map(({ path }) => new Models.Property('path', path))),
  })
}

/** The package's URL (ECMA-427); undefined for a jar whose group is not known, as it would name another. */
function purlOf(found: Package): string | undefined {
  const { ecosystem, version } = found
  const { group, name } = splitName(found)
  if (ecosystem === 'maven' && group === undefined) return undefined
  return new PackageURL(ecosystem, group, name, version || undefined).toString()
}

function splitName({ ecosystem, name }: Package): { group?: string; name: string } {
  if (ecosystem === 'pypi') return { name }
  const [, group, rest] = (ecosystem === 'npm' ? /^(@[^/]+)\/(.+)$/ : /^([^:]+):(.+)$/).exec(name) ?? []
  return group === undefined || rest === undefined ? { name } : { group, name: rest }
}

function licenseOf(text: string): Models.License {
  const id = fixupSpdxId(text)
  if (id !== undefined) return new Models.SpdxLicense(id)
  return isExpression(text) ? new Models.LicenseExpression(text) : new Models.NamedLicense(text)
}

function isExpression(text: string): boolean {
  try {
    parseExpression(text)
    return true
  } catch {
    return false
  }
}
