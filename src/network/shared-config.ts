import { readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { messageOf, Problem } from '../base/problem.ts'
import type { Environment } from '../layer/layer.ts'

/** The value of a setting, and its location as the text of an error. */
export interface Setting {
  readonly value: string
  readonly location: string
}

/** The settings of AWS's shared config and credentials files for the profile of the environment. */
export interface SharedConfig {
  /** Returns a setting of the profile. */
  readonly get: (name: string) => Setting | undefined
  /** Returns a setting of one service from the `services` section that the profile names. */
  readonly getForService: (service: string, name: string) => Setting | undefined
}

/** Values by setting. The name of a nested setting is `outer.inner`. */
type Section = ReadonlyMap<string, string>

interface ConfigFile {
  readonly path: string
  readonly sections: ReadonlyMap<string, Section>
}

/** Reads the shared files of an environment. A missing file has no settings. Throws a Problem if a file cannot be read. */
export function sharedConfigIn(env: Environment): SharedConfig {
  const profile = (env['AWS_PROFILE'] ?? '').trim() || 'default'
  const config = readConfig('AWS_CONFIG_FILE', 'config', env)
  const credentials = readConfig('AWS_SHARED_CREDENTIALS_FILE', 'credentials', env)
  const sectionsByPriority = [
    { file: config, section: `profile ${profile}` },
    ...(profile === 'default' ? [{ file: config, section: 'default' }] : []),
    { file: credentials, section: profile },
  ]
  const find = ({ file, section }: (typeof sectionsByPriority)[number], name: string): Setting[] => {
    const value = file.sections.get(section)?.get(name) ?? ''
    return value === ''
      ? []
      : [{ value, location: `${JSON.stringify(name)} in [${section}] of ${file.path}` }]
  }
  const get = (name: string): Setting | undefined =>
    sectionsByPriority.flatMap((place) => find(place, name))[0]
  return {
    get,
    getForService: (service, name) => {
      const services = get('services')
      if (!services) return undefined
      return find({ file: config, section: `services ${services.value}` }, `${service}.${name}`)[0]
    },
  }
}

function readConfig(variable: string, name: string, env: Environment): ConfigFile {
  const home = env['HOME'] || env['USERPROFILE'] || homedir()
  const given = env[variable] || join('~', '.aws', name)
  const path = given.replace(/^~(?=$|[/\\])/, home)
  return { path, sections: parseSections(textOf(path, variable)) }
}

function textOf(path: string, variable: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException
    if (code === 'ENOENT' || code === 'ENOTDIR') return ''
    throw new Problem(
      {
        topic: 'the-network-is-not-set-up',
        text: `The AWS settings in ${path} cannot be read: ${messageOf(cause)}. Correct ${variable}, or make the file readable.`,
      },
      { cause },
    )
  }
}

/** Parses the sections of a file (AWS SDKs and Tools: "Format of the config file"). Invalid lines are ignored, as by the SDKs. */
function parseSections(text: string): Map<string, Map<string, string>> {
  const sections = new Map<string, Map<string, string>>()
  let section: Map<string, string> | undefined
  let outerName = ''
  for (const raw of text.replace(/^\uFEFF/, '').split(/\r\n|[\r\n]/)) {
    const line = withoutComment(raw)
    if (line.trim() === '') continue
    const title = /^\s*\[([^[\]]+)\]\s*$/.exec(line)?.[1]
    if (title !== undefined) {
      section = sections.get(normalizedTitle(title)) ?? new Map<string, string>()
      sections.set(normalizedTitle(title), section)
      outerName = ''
      continue
    }
    const [name = '', value] = splitSetting(line)
    if (value === undefined) continue
    const isNested = /^\s/.test(line) && outerName !== ''
    section?.set(isNested ? `${outerName}.${name}` : name, value)
    if (!isNested) outerName = value === '' ? name : ''
  }
  return sections
}

/** A comment begins at the start of a line or after a blank. */
function withoutComment(line: string): string {
  const start = line.search(/(?:^|\s)[#;]/)
  return start === -1 ? line : line.slice(0, start)
}

/** Returns `profile name` with a single blank and without quotes. */
function normalizedTitle(title: string): string {
  const [kind = '', ...rest] = title.trim().split(/\s+/)
  return [kind, rest.join(' ').replace(/^(["'])(.*)\1$/, '$2')].join(' ').trim()
}

function splitSetting(line: string): [string, string?] {
  const at = line.indexOf('=')
  return at === -1 ? [line] : [line.slice(0, at).trim().toLowerCase(), line.slice(at + 1).trim()]
}
