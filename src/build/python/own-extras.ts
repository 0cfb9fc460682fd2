import { Problem } from '../../problem.ts'
import { isAmong } from './extras.ts'
import type { Pyproject } from './pyproject.ts'
import { normalised } from './requirements.ts'

/**
 * Requirements, as PEP 508 writes them, with what the extras of the project itself stand for in place of the project: nobody may take it
 * from an index, where the name can belong to somebody else. Throws a Problem for an extra that it does not have.
 */
export function withoutOwn(
  { project }: Pyproject,
  texts: readonly string[],
  within: readonly string[] = [],
): string[] {
  const optional = Object.entries(project?.['optional-dependencies'] ?? {})
  const follow = (text: string): string[] => {
    const { name, extras, marker } = partsOf(text)
    if (project?.name === undefined || normalised(name) !== normalised(project.name)) return [text]
    return extras
      .filter((extra) => !isAmong(within, extra))
      .flatMap((extra) => {
        const [, own] = optional.find(([one]) => normalised(one) === normalised(extra)) ?? []
        if (!own) throw new Problem(isMissing(extra))
        return withoutOwn({ project }, own, [...within, extra]).map((one) => onlyIf(marker, one))
      })
  }
  return [...new Set(texts.flatMap(follow))]
}

function isMissing(extra: string): string {
  return (
    `The pyproject.toml in "source" asks for its own extra ${JSON.stringify(extra)}, which is not there. ` +
    'Add it under "optional-dependencies", or correct the name.'
  )
}

/** The name and the extras that a requirement starts with, and its marker. */
function partsOf(text: string): { name: string; extras: string[]; marker: string } {
  const [, name = '', extras = ''] = /^\s*([\w.-]+)\s*(?:\[([^\]]*)\])?/.exec(text) ?? []
  return {
    name,
    extras: extras.split(',').flatMap((one) => one.trim() || []),
    marker: split(text).marker,
  }
}

/** A requirement under one more condition. */
function onlyIf(condition: string, text: string): string {
  if (condition === '') return text
  const { head, marker } = split(text)
  return `${head} ; ${marker === '' ? condition : `(${condition}) and (${marker})`}`
}

/** A requirement before its marker, and that. An address can have a semicolon of its own, and only a blank ends it. */
function split(text: string): { head: string; marker: string } {
  const [, head = text, marker = ''] =
    (/@\s*\S+:/.test(text) ? /^(.*?)\s;(.*)$/s : /^(.*?);(.*)$/s).exec(text) ?? []
  return { head: head.trim(), marker: marker.trim() }
}
